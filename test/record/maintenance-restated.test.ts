import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { closePeriods } from '../../scripts/record/close-periods.ts'
import { folderWith } from '../folder.ts'
import { edit, MARCH_FINAL, REASON, RECORDED } from './recorded.ts'

/*
 * Ten minutes of outage, from 01:00 to 01:10 in Stockholm on 10 February, lie in a window of maintenance that was announced
 * three weeks before. Taken out of the time that counts, February has none.
 */

const WINDOW = `---
title: { sv: Databasbyte, en: New database }
class: planned
services: [portal]
announcedAt: 2026-01-20T12:00:00+01:00
start: 2026-02-10T00:30:00+01:00
end: 2026-02-10T02:00:00+01:00
---
Vi byter databas.

### en

We replace the database.
`
const CALENDAR = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:databas
CREATED:20260120T110000Z
SEQUENCE:0
LAST-MODIFIED:20260120T110000Z
DTSTART:20260209T233000Z
DTEND:20260210T010000Z
SUMMARY:Databasbyte
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

const LATER = Date.parse('2026-04-30T12:00:00Z')

/** As a build does it: with the windows that sources tell of. */
async function buildAt(folder: string, asOf: number) {
  const loaded = await loadData(folder)
  const { measured, maintenance } = await measure(loaded, asOf)
  const data = { ...loaded, maintenance }
  const outcomes = evaluateAll(data, measured, asOf)
  const closed = await closePeriods(outcomes, data, measured, asOf, {
    ...{ readOnly: false, out: join(folder, '../out'), environment: {} },
  })
  const own = closed.outcomes.find(({ services }) => services.includes('portal'))
  return { ...closed, february: own?.history.find(({ period }) => period.id === '2026-02') }
}

async function recordedWith(file: string, text: string, sources = ''): Promise<string> {
  const folder = await folderWith({
    ...RECORDED,
    'agreements/drift.yaml': `${RECORDED['agreements/drift.yaml']}maintenance: { notice: { calendarDays: 5 }, windows: "Tue 00:00-04:00" }\n`,
    'sources.yaml': `${RECORDED['sources.yaml']}${sources}`,
    [file]: text,
  })
  const { february } = await buildAt(folder, MARCH_FINAL)
  expect(february).toMatchObject({ value: '100.00', finality: 'final' })
  expect(february?.ledger?.excluded).toEqual([{ reason: 'maintenance', ms: 600_000 }])
  return folder
}

const FILE = 'maintenance/2026-02-10-databas.md'
const ICS = 'maintenance.ics'
const OF_CALENDAR = `  - { id: kalender, type: ical, files: ${ICS}, service: portal }\n`

const CORRECTIONS: [string, () => Promise<string>, (folder: string) => Promise<void>][] = [
  [
    'a window in a file turns out to have ended before the outage',
    () => recordedWith(FILE, WINDOW),
    (folder) =>
      edit(join(folder, FILE), (text) => text.replace('end: 2026-02-10T02:00', 'end: 2026-02-10T00:45')),
  ],
  [
    'it was announced too late after all',
    () => recordedWith(FILE, WINDOW),
    (folder) => edit(join(folder, FILE), (text) => text.replace('2026-01-20T12:00', '2026-02-09T12:00')),
  ],
  ['it is taken away', () => recordedWith(FILE, WINDOW), (folder) => rm(join(folder, FILE))],
  [
    'one in a calendar is moved when it is over, so that nobody announced what it is now',
    () => recordedWith(ICS, CALENDAR, OF_CALENDAR),
    (folder) =>
      edit(join(folder, ICS), (text) =>
        text
          .replace('SEQUENCE:0', 'SEQUENCE:1')
          .replace('LAST-MODIFIED:20260120', 'LAST-MODIFIED:20260420')
          .replace('DTEND:20260210T01', 'DTEND:20260210T02'),
      ),
  ],
]

test.each(CORRECTIONS)(
  'after the period is final %s: the figure stays until a reason is given',
  async (_, recorded, correct) => {
    const folder = await recorded()
    await correct(folder)
    const silent = await buildAt(folder, LATER)
    expect(silent.february).toMatchObject({ value: '100.00', finality: 'final' })
    // 40310 of 40320 minutes.
    expect(silent.faults).toMatchObject([
      {
        ...{ kind: 'figure', agreement: 'drift', service: 'portal', period: '2026-02' },
        ...{ before: { value: '100.00' }, after: { value: '99.97', 'exact.num': '4031' } },
      },
    ])
    await mkdir(join(folder, 'restatements'))
    await writeFile(join(folder, 'restatements/2026-02.yaml'), REASON)
    const restated = await buildAt(folder, LATER)
    expect(restated.faults).toEqual([])
    expect(restated.february).toMatchObject({
      ...{ value: '99.97', finality: 'restated' },
      restated: { version: 2, before: { value: '100.00' }, after: { value: '99.97' } },
    })
  },
)
