import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { maintenanceEntry } from '../../scripts/publish/events.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* Which agreements decide whether a maintenance window counts: those that promise something of the service's time. */

const ALLOWED = `maintenance: { notice: { workingDays: 2, calendar: se-legal }, windows: ["Sat 00:00-06:00"] }
`
const WINDOW = `---
title: { sv: Ny databas, en: New database }
services: [portal]
start: 2026-06-13T00:00:00+02:00
end: 2026-06-13T04:00:00+02:00
announcedAt: 2026-06-01T09:00:00+02:00
---

Vi byter databas.

### en

We change the database.
`
/** Support for the same service, with nothing said of maintenance. */
const SUPPORT = `id: support
level: service
title: Support
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: { sv: Alla kunder, en: All customers } }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
scope: { services: [portal, licens] }
objectives:
  - { id: svar, metric: first-response, target: "<= 2 h", quantifier: every, calendar: kontor, period: calendar-month }
`
const AVAILABILITY = SUPPORT.replaceAll('support', 'hard').replace(
  /- \{ id: svar.*/,
  '- { id: tid, metric: availability, target: ">= 99 %", period: calendar-month, services: [SERVICE] }',
)

async function counts(other: string) {
  const data = await loadData(
    await folderWith({
      ...SMALL,
      'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${ALLOWED}`,
      ...(other === '' ? {} : { [`agreements/${/^id: (.*)/.exec(other)?.[1]}.yaml`]: other }),
      'maintenance/2026-06-13-portal.md': WINDOW,
    }),
  )
  const [window] = data.maintenance
  if (window === undefined) throw new Error('expected a window')
  return maintenanceEntry(window, data, Date.UTC(2026, 6, 1)).counts
}

test('an agreement on support alone does not make announced maintenance count', async () => {
  expect((await counts('')).excluded).toBe(true)
  expect((await counts(SUPPORT)).excluded).toBe(true)
})

test('one that promises the time of the service does, one that promises that of another service does not', async () => {
  expect((await counts(AVAILABILITY.replace('SERVICE', 'portal'))).excluded).toBe(false)
  expect((await counts(AVAILABILITY.replace('SERVICE', 'licens'))).excluded).toBe(true)
})

test('time that was announced later makes a window longer, moves it or stands beside it, once it is known', async () => {
  const data = await loadData(await folderWith({ ...SMALL, 'maintenance/2026-06-13-portal.md': WINDOW }))
  const [window] = data.maintenance
  if (window === undefined) throw new Error('expected a window')
  const at = (text: string) => Date.parse(text)
  const longer = {
    announcedAt: at('2026-06-13T01:30:00Z'),
    start: at('2026-06-13T02:00:00Z'),
    end: at('2026-06-13T03:00:00Z'),
  }
  const nextWeek = {
    announcedAt: at('2026-06-15T08:00:00Z'),
    start: at('2026-06-20T00:00:00Z'),
    end: at('2026-06-20T01:00:00Z'),
  }
  const told = (asOf: string) => {
    const { end, extensions } = maintenanceEntry(
      { ...window, extensions: [longer, nextWeek] },
      data,
      at(asOf),
    )
    return [end, extensions?.map((added) => added.end)]
  }
  expect(told('2026-06-13T01:29:00Z')).toEqual(['2026-06-13T02:00:00Z', undefined])
  expect(told('2026-06-13T01:30:00Z')).toEqual(['2026-06-13T03:00:00Z', ['2026-06-13T03:00:00Z']])
  expect(told('2026-06-16T00:00:00Z')).toEqual([
    '2026-06-13T03:00:00Z',
    ['2026-06-13T03:00:00Z', '2026-06-20T01:00:00Z'],
  ])
})
