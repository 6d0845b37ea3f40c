// @ts-nocheck
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Holidays, { type HolidaysTypes } from 'date-holidays'
import { PRESETS_FILE } from './presets.ts'

/*
 * Writes swedish-holidays.yaml from date-holidays (semantics C3, C4), so that what the engine computes with is a text that
 * can be read and compared, and no library's new version moves a working day unseen. With --check nothing is written: it
 * exits with 1 where the file is not what would be written.
 */

const FIRST_YEAR = 2020
const LAST_YEAR = 2040

/** What the types of date-holidays are in Sweden: legal holidays (lag 1989:253), the eves of lag 1930:173 § 2, half days by custom. */
const LISTS: Record<string, { types: HolidaysTypes.HolidayType[]; what: string }> = {
  'se-legal': { types: ['public'], what: 'Allmänna helgdagar, lag (1989:253). Sundays come from the week.' },
  'se-legal-eves': {
    types: ['public', 'bank'],
    what: 'The same and midsommarafton, julafton and nyårsafton, lag (1930:173) 2 §.',
  },
  'se-half-days': {
    types: ['optional'],
    what: 'Half days by custom, to put beside one of the others: ask whether your contract has them.',
  },
}

/** The text of swedish-holidays.yaml. */
export function presetsText(): string {
  const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string }
  const sweden = new Holidays('SE')
  const lines = [
    `# Swedish holidays ${FIRST_YEAR} to ${LAST_YEAR} by the rules of date-holidays ${version}.`,
    '# Written by `npm run holidays`; `npm run holidays -- --check` says whether it is up to date.',
  ]
  for (const [list, { types, what }] of Object.entries(LISTS)) {
    lines.push('', `# ${what}`, `${list}:`)
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      const names = new Map<string, string[]>()
      for (const { date, name, type } of sweden.getHolidays(year, 'sv')) {
        const day = date.slice(0, 10)
        if (types.includes(type)) names.set(day, [...(names.get(day) ?? []), capitalised(name)])
      }
      for (const [day, all] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const hours = list === 'se-half-days' ? ', hours: { until: "12:00" }' : ''
        lines.push(`  - { date: ${day}, name: ${all.join(' och ')}${hours} }`)
      }
    }
  }
  return `${lines.join('\n')}\n`
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

if (import.meta.main) {
  const text = presetsText()
  if (!process.argv.includes('--check')) writeFileSync(PRESETS_FILE, text)
  else if (readFileSync(PRESETS_FILE, 'utf8') !== text) {
    process.stderr.write('scripts/calendars/swedish-holidays.yaml is out of date; run `npm run holidays`\n')
    process.exitCode = 1
  }
}
