import { expect, test } from 'vitest'
import type { IncidentRecord } from '../../data/schema/events.ts'
import { loadData } from '../../scripts/load/data.ts'
import { incidentsAsOf } from '../../scripts/publish/as-of.ts'
import { incidentEntry } from '../../scripts/publish/events.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* By when the next word of an open incident is promised. */

const at = (time: string) => Date.parse(`2026-06-01T${time}:00Z`)
const said = (time: string, nextUpdate?: string) => ({
  at: at(time),
  status: 'investigating',
  markdown: 'x',
  ...(nextUpdate === undefined ? {} : { nextUpdate: at(nextUpdate) }),
})
const incident = (updates: IncidentRecord['updates'], end: number | null = null): IncidentRecord => ({
  id: 'a',
  title: 'A',
  impact: 'major',
  status: end === null ? 'investigating' : 'resolved',
  start: at('18:00'),
  end,
  services: [{ id: 'portal', state: 'major_outage' }],
  updates,
})
const promised = async (record: IncidentRecord) =>
  incidentEntry(record, await loadData(await folderWith(SMALL)), at('23:00')).nextUpdate

test.each([
  ['nothing is promised', [said('18:10')], undefined],
  ['one promise', [said('18:10', '19:30')], '19:30'],
  ['the newest one counts, also an earlier time', [said('18:10', '19:30'), said('18:40', '19:00')], '19:00'],
  ['word that came early takes no promise back', [said('18:10', '19:30'), said('18:40')], '19:30'],
  ['word at the promised time keeps it', [said('18:10', '19:30'), said('19:30')], undefined],
  ['word that came late answers it', [said('18:10', '19:30'), said('19:50')], undefined],
  ['late word with a promise of its own', [said('18:10', '19:30'), said('19:50', '20:30')], '20:30'],
])('%s', async (_name, updates, expected) => {
  expect(await promised(incident(updates))).toBe(expected && `2026-06-01T${expected}:00Z`)
})

test('nothing is promised of what is over; its archive shows what was promised then', async () => {
  const over = incident([said('18:10', '19:30')], at('19:00'))
  expect(await promised(over)).toBe(undefined)
  const [then] = incidentsAsOf([over], at('18:30'))
  expect(then && (await promised(then))).toBe('2026-06-01T19:30:00Z')
})
