import { describe, expect, it } from 'vitest'
import type { Maintenance } from '../data/schema/feed.ts'
import { maintenancePhases } from './maintenance.ts'

const window = (id: string, start: string, end: string, actual?: Maintenance['actual']): Maintenance => ({
  id,
  title: id,
  start,
  end,
  announcedAt: '2026-01-01T00:00:00Z',
  services: [],
  counts: { excluded: true, why: 'announced-in-time', values: {} },
  href: '',
  ...(actual === undefined ? {} : { actual }),
})
const ids = (windows: Maintenance[]) => windows.map(({ id }) => id)

describe('phases of maintenance', () => {
  const [two, four, six] = ['2026-06-01T02:00:00Z', '2026-06-01T04:00:00Z', '2026-06-01T06:00:00Z']
  const phasesOf = (windows: Maintenance[]) => {
    const { announced, running, past } = maintenancePhases(windows, four)
    return [ids(announced), ids(running), ids(past)]
  }

  it('is running from its first instant and past at its end, which no longer belongs to it', () => {
    expect(phasesOf([window('from-now', four, six), window('until-now', two, four)])).toEqual([
      [],
      ['from-now'],
      ['until-now'],
    ])
  })

  it('goes on while the work does, and is over when the work is, whatever was announced', () => {
    const overrun = window('overrun', two, four, { start: two, end: null })
    const early = window('early', two, six, { start: two, end: '2026-06-01T03:00:00Z' })
    expect(phasesOf([overrun, early])).toEqual([[], ['overrun'], ['early']])
  })

  it('has the next to come first and the latest past first', () => {
    const later = window('later', '2026-07-01T00:00:00Z', '2026-07-01T01:00:00Z')
    const old = window('old', '2026-05-01T00:00:00Z', '2026-05-01T01:00:00Z')
    const recent = window('recent', '2026-05-02T00:00:00Z', '2026-05-02T01:00:00Z')
    const [announced, , past] = phasesOf([later, window('next', six, '2026-06-01T07:00:00Z'), old, recent])
    expect([announced, past]).toEqual([
      ['next', 'later'],
      ['recent', 'old'],
    ])
  })
})
