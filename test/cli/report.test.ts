import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { ChainEntry } from '../../data/schema/chain.ts'
import type { PeriodFeed } from '../../data/schema/feed.ts'
import { jsonSchema } from '../../scripts/publish/schemas.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { sla } from './sla.ts'

/** Where poppler is, its words of a PDF; a test says when it is not. */
const POPPLER = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find(
  existsSync,
)
if (POPPLER === undefined)
  process.stderr.write('pdftotext of poppler is not installed: what PDFs say is not tested\n')

/** Text as people read it: no tags, no-break spaces as spaces. */
const read = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#160;|&nbsp;|\u00a0|\u202f/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Write a report and give its files' names, and their texts by their ending. */
async function reported(data: string, words: string[], env: Record<string, string> = {}) {
  const to = join(await folderWith({}), 'reports')
  const run = await sla(['report', ...words, '--data', data, '--to', to, '--json'], env)
  const names = existsSync(to) ? (await readdir(to)).sort() : []
  const text = async (ending: string) => {
    const name = names.find((one) => one.endsWith(ending))
    return name === undefined ? '' : readFile(join(to, name), 'utf8')
  }
  return { ...run, to, names, text }
}

async function pdfWords(path: string, ...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(POPPLER ?? '', [...options, path, '-'], { maxBuffer: 1e7 })
  return stdout.replaceAll(/[\u00a0\u202f]/g, ' ')
}

/** A check an hour of all of June in Stockholm: the portal down from 02:00 to 07:00 on the 10th, the licence server up. */
const CHECKS = Array.from({ length: 721 }, (_, hour) => {
  const at = new Date(Date.UTC(2026, 4, 31, 22 + hour)).toISOString()
  const down = at >= '2026-06-10T00:00' && at < '2026-06-10T05:00'
  return `${at},portal,${down ? 'down' : 'up'}\n${at},licens,up\n`
})

/** June 2026 of the small example, known to its end: five of 720 hours down are 99.30 per cent, cut. */
const AFTER = ['--as-of', '2026-07-20T00:00:00Z']
const JUNE: Record<string, string> = {
  ...SMALL,
  'sources.yaml': SMALL['sources.yaml']?.replace('5 min', '60 min') ?? '',
  'measurements/checks.csv': `time,service,status\n${CHECKS.join('')}`,
  // A title that is wider than its column: it has to wrap, or it pushes the verdict off the sheet.
  'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']?.replace(
    'metric: availability',
    'metric: availability\n    title: { sv: Tillgänglighet, en: Availability of everything that customers need in their working hours }',
  )}signatures:
  - { party: provider, name: A, signedAt: 2025-12-01 }
  - { party: customer, name: B, signedAt: 2025-12-01 }
phases: { full: 2026-01-01 }
roles:
  - { id: driftchef, title: { sv: Driftchef, en: Head of operations }, party: provider, substitute: jour }
  - { id: jour, title: { sv: Jouren, en: On duty }, party: provider, substitute: driftchef }
credits:
  fee: { amount: 10000, currency: SEK, per: month }
  tiers: [{ below: 99.9, percent: 10 }]
  claimWithin: { calendarDays: 60 }
`,
  'incidents/2026-06-10-portal.md': `---
title: { sv: Portalen svarade inte, en: The portal did not answer }
services: [{ id: portal, state: major_outage }]
impact: major
status: resolved
start: 2026-06-10T00:00:00Z
end: 2026-06-10T05:00:00Z
cause: { sv: Full disk., en: A full disk. }
actions:
  - { what: { sv: Larm vid 80 procent, en: Alarm at 80 per cent }, owner: driftchef, due: 2026-06-30 }
---
`,
}

// Each test makes whole reports, by processes of their own.
describe('report', { timeout: 120_000 }, () => {
  test('help says what it takes', async () => {
    const { stdout, code } = await sla(['report', '--help'])
    expect(code).toBe(0)
    for (const word of [
      '<agreement>',
      '<period>',
      '--to <dir>',
      '--format <list>',
      '--language <code>',
      'html,pdf,text,csv,json',
    ])
      expect(stdout).toContain(word)
  })

  test('of a breached period says so on its first line, then why, what is done, what it gives, and what it rests on', async () => {
    const { code, stderr, names, text, to } = await reported(await folderWith(JUNE), [
      'drift',
      '2026-06',
      ...AFTER,
    ])
    expect([code, stderr]).toEqual([0, ''])
    const base = 'drift-2026-06'
    expect(names).toEqual(['csv', 'json', 'sv.html', 'sv.pdf', 'sv.txt'].map((ending) => `${base}.${ending}`))
    const html = await text('.html')
    const words = read(html)
    expect(words).toMatch(
      /^(Preliminärt: )?1 av 2 mål uppfylldes, 1 bröts\. Det som bröts: Tillgänglighet \(Kundportal\)\./,
    )
    const order = [
      'Servicerapport, Juni 2026',
      'Utfall',
      'Varför',
      'Vad som görs',
      'Full disk.',
      'Larm vid 80 procent',
    ]
    const places = [...order, 'Avräkning', '1 000,00 SEK', 'Underlag', 'Metod och kontrollsummor'].map(
      (part) => words.lastIndexOf(part),
    )
    expect(places).not.toContain(-1)
    expect(words).toContain('99,30 % [1] minst 99,9 % 5 h Brutet')
    expect(words.indexOf('Utfall')).toBeLessThan(words.indexOf('Varför'))
    expect(words.indexOf('Varför')).toBeLessThan(words.indexOf('Vad som görs'))
    // One file: no script, no other file, no link that leads nowhere outside of the site.
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import|src=|href="\//)
    // Every footnote leads to a piece of evidence, and every piece is numbered once.
    const refs = [...html.matchAll(/href="#(evidence-\d+)"/g)].map(([, id]) => id)
    expect(new Set(refs).size).toBeGreaterThan(2)
    for (const id of refs) expect(html.split(`id="${id}"`)).toHaveLength(2)
    if (POPPLER === undefined) return
    const pdf = join(to, `${base}.sv.pdf`)
    expect((await pdfWords(pdf)).replaceAll(/\s+/g, ' ')).toMatch(
      /^ ?(Preliminärt: )?1 av 2 mål uppfylldes, 1 bröts\. Det som bröts: Tillgänglighet \(Kundportal\)\./,
    )
  })

  test('JSON fits the published schema; every figure of it stands in the HTML and, as printed, in the PDF on A4', async () => {
    const { text, to } = await reported(await folderWith(JUNE), [
      'drift',
      '2026-06',
      '--language',
      'en',
      ...AFTER,
    ])
    const feed = JSON.parse(await text('.json'))
    const validate = new Ajv2020({ strict: false }).compile(jsonSchema('period'))
    expect(validate(feed), JSON.stringify(validate.errors)).toBe(true)
    expect(feed.results.map(({ verdict }: { verdict: string }) => verdict).sort()).toEqual([
      'breached',
      'met',
    ])
    const figures: string[] = feed.results.map(({ value }: { value: string }) => `${value}%`)
    const words = read(await text('.html'))
    for (const figure of figures) expect(words).toContain(figure)
    // For a mail: the verdict of the page first, every figure with its verdict, no line too long, and no evidence.
    const mail = await text('.txt')
    const [verdict = ''] = mail.split('\n\n')
    expect(words.startsWith(verdict.replaceAll('\n', ' '))).toBe(true)
    expect(verdict).toMatch(/1 of 2 targets met, 1 breached\./)
    const flat = mail.replaceAll(/\s+/g, ' ')
    for (const { value, verdict: came } of feed.results)
      expect(flat).toMatch(
        new RegExp(`Result: ${value}%, Promised: [^-]*, ${came === 'met' ? 'Met' : 'Breached'} `),
      )
    for (const line of mail.split('\n')) expect(line.length).toBeLessThanOrEqual(72)
    expect(flat).toContain('Alarm at 80 per cent')
    expect(flat).not.toContain('Evidence')
    expect((await text('.csv')).split(/\r?\n/).filter(Boolean)).toHaveLength(1 + feed.results.length)
    if (POPPLER === undefined) return
    const pdf = join(to, 'drift-2026-06.en.pdf')
    const printed = await pdfWords(pdf, '-layout')
    for (const figure of figures) expect(printed).toContain(figure)
    for (const header of ['Result', 'Promised', 'Time lost', 'Verdict']) expect(printed).toContain(header)
    // Every word of every page within the margins of a sheet of 210 by 297 mm, in points.
    const boxes = await pdfWords(pdf, '-bbox')
    const sizes = [...boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g)]
    for (const [, width, height] of sizes)
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
    const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x))
    expect(Math.max(...right)).toBeLessThanOrEqual(595 - 40)
  })

  test("of the example, the PDF says what the feed says: figures, why, what is done, credits, and last the record's hashes", async () => {
    if (POPPLER === undefined) return
    const { text, to } = await reported('data', ['support', '2026-06'])
    const feed: PeriodFeed = JSON.parse(await text('.json'))
    const printed = (await pdfWords(join(to, 'support-2026-06.sv.pdf'))).replaceAll(/\s+/g, ' ')
    // The verdict is the first line, and every part after it stands in the order in which it is read.
    expect(printed).toMatch(/^ ?3 av 5 mål uppfylldes, 2 bröts\. Det som bröts: Lösningstid, prioritet 1 och/)
    const parts = [
      'Utfall Mål',
      'Varför',
      'Vad som görs',
      'Avräkning Mål',
      'Underlag Siffror',
      'Metod och kontrollsummor',
    ]
    const places = parts.map((part) => printed.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    const [results, why, actions, credits, evidence, proof] = [...places, printed.length].map(
      (from, index, all) => printed.slice(from, all[index + 1]),
    )
    const say = { met: 'Uppfyllt', breached: 'Brutet' } as Record<string, string>
    expect(feed.results).toHaveLength(5)
    for (const { title, value, target, verdict, items, clause } of feed.results) {
      const name = typeof title === 'string' ? title : title.sv
      const figure = `${value?.replace('.', ',')} ${target.unit === '%' ? '%' : 'arbetsdagar'}`
      for (const part of [results, why]) {
        expect(part).toContain(name)
        expect(part).toContain(figure)
        expect(part).toContain(say[verdict])
      }
      expect(why).toContain(`${clause} ${name}`)
      expect(why).toContain(`${items?.good} av ${items?.valid} inom målet`)
    }
    expect(feed.deviations?.length).toBe(2)
    for (const { actions: done, rootCause } of feed.deviations ?? []) {
      if (rootCause) expect(actions).toContain((rootCause.text as { sv: string }).sv)
      for (const { what } of done) expect(actions).toContain((what as { sv: string }).sv)
    }
    for (const { credited } of feed.credits ?? [])
      expect(credits).toContain(`${credited?.replace('.', ',')} %`)
    // Footnotes lead to a numbered piece of evidence each, and to none that is not there.
    const numbers = new Set([...`${results}${why}`.matchAll(/\[(\d+)\]/g)].map(([mark]) => mark))
    expect([...numbers].sort()).toEqual(['[1]', '[2]', '[3]', '[4]', '[5]'])
    for (const mark of numbers) expect(evidence).toContain(mark)
    // An outage of a service is no news in a report of tickets.
    expect(printed).not.toContain('svarade inte')
    const chain = (await readFile('data/record/closed/support/2026.jsonl', 'utf8')).trim().split('\n')
    const entries = chain
      .map((line): ChainEntry => JSON.parse(line))
      .filter(({ result }) => result.period.id === '2026-06')
    expect(entries).toHaveLength(5)
    for (const { hash, inputs } of entries)
      for (const one of [hash, inputs.digest]) expect(proof).toContain(one)
  })

  test('a running period is provisional on the first line, whatever it will come to', async () => {
    const { text, names } = await reported(await folderWith(SMALL), [
      ...['drift', '2026-06', '--format', 'html', '--as-of', '2026-06-01T00:12:00Z'],
    ])
    expect(names).toEqual(['drift-2026-06.sv.html'])
    expect(read(await text('.html'))).toMatch(/^Preliminärt: perioden pågår till och med 30 juni 2026\./)
  })

  test('of a private agreement is written where nothing is published, and nowhere else', async () => {
    const secret = (JUNE['agreements/drift.yaml'] ?? '').replace('visibility: public', 'visibility: customer')
    const data = await folderWith({ ...JUNE, 'agreements/drift.yaml': secret })
    const asked = ['drift', '2026-06', '--format', 'html', ...AFTER]
    const well = await reported(data, asked)
    expect(well.code).toBe(0)
    const html = await well.text('.html')
    expect(read(html)).toContain('1 000,00 SEK')
    expect(html).not.toMatch(/href="https:\/\/status\.example\.com\/(agreements|kund)\//)
    const out = join(data, 'site')
    const run = await sla(['report', ...asked, '--data', data, '--out', out, '--to', join(out, 'x')])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('is not public, and')
    expect(existsSync(join(out, 'x'))).toBe(false)
  })

  test('without a browser: says so, writes the rest, and fails only where a PDF was asked for', async () => {
    const data = await folderWith(JUNE)
    const env = { CHROME_PATH: join(data, 'no-browser') }
    const all = await reported(data, ['drift', '2026-06', ...AFTER], env)
    expect(all.code).toBe(0)
    expect(all.stderr).toContain('No PDF: CHROME_PATH names ')
    expect(all.names).toEqual(['csv', 'json', 'sv.html', 'sv.txt'].map((ending) => `drift-2026-06.${ending}`))
    const asked = await reported(data, ['drift', '2026-06', '--format', 'json,pdf', ...AFTER], env)
    expect(asked.code).toBe(1)
    expect(asked.names).toEqual(['drift-2026-06.json'])
  })
})

describe('report: wrong usage exits 2 and names what there is', { timeout: 60_000 }, () => {
  const wrong: [string, string[], string][] = [
    ['agreement', ['drit', '2026-06'], 'No agreement is called "drit"; did you mean "drift"? (known: drift)'],
    [
      'period',
      ['drift', '2026-6'],
      'The agreement "drift" has no period "2026-6"; did you mean "2026-06"? (known: 2026-01 to 2026-07, 2026)',
    ],
    [
      'period of another kind',
      ['drift', '2026-W01'],
      'The agreement "drift" has no period "2026-W01"; did you mean "2026-01"? (known: 2026-01 to 2026-07, 2026)',
    ],
    [
      'period before measurements',
      ['drift', '2026-02'],
      'Nothing was measured in the period 2026-02 of "drift"',
    ],
    ['language', ['drift', '2026-06', '--language', 'fi'], 'The site has no language "fi" (known: sv, en)'],
  ]
  test.each(wrong)('%s', async (_what, words, message) => {
    const run = await reported(await folderWith(SMALL), [...words, ...AFTER])
    expect([run.code, run.stderr.trim(), run.stdout, run.names]).toEqual([2, message, '', []])
  })

  test('format', async () => {
    const run = await sla(['report', 'drift', '2026-06', '--format', 'html,docx'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('expected one or several of html, pdf, text, csv, json')
  })
})
