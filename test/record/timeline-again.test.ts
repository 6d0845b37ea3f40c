import { expect, test } from 'vitest'
import { folderWith } from '../folder.ts'
import { answering } from '../sources/answering.ts'
import { type Question, recordedPrometheus } from '../sources/recorded-prometheus.ts'
import { build, MINUTE, recordIn } from './forgetting.ts'

const START = Date.UTC(2026, 2, 30)
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = (day: number, hour = 0, minute = 0) => START + day * DAY + hour * HOUR + minute * MINUTE

/** A Prometheus with a point each minute but for some, which takes 5 ms for each that is up. */
async function aPrometheus(days: number) {
  const known = { from: at(0), missing: [at(0, 10), at(0, 10, 30)], down: [at(0, 10, 5), at(0, 10, 10)] }
  const asked: Question[] = []
  const inside = (instant: number, [start = 0, end = 0]: number[]) => instant >= start && instant < end
  const values = (value: (instant: number) => string): [number, string][] =>
    Array.from({ length: days * 1440 }, (_, minute) => at(0, 0, minute)).flatMap((instant) =>
      instant < known.from || inside(instant, known.missing)
        ? []
        : [[instant / 1000, value(instant)] as [number, string]],
    )
  const metric = { instance: 'portal' }
  const url = await answering((request, response) =>
    recordedPrometheus(
      {
        probe_success: [{ metric, values: values((instant) => (inside(instant, known.down) ? '0' : '1')) }],
        probe_duration_seconds: [{ metric, values: values(() => '0.005') }],
      },
      asked,
    )(request, response),
  )
  const source = {
    ...{ type: 'prometheus', url, query: 'probe_success', responseTime: 'probe_duration_seconds', days: 2 },
  }
  const dataDir = await folderWith({})
  const knownAt = async (asOf: number, timeZone = 'Europe/Stockholm') => {
    const { timeline } = await build(dataDir, source, asOf, { timeZone })
    const hours = (list: { start: number; end: number }[]) =>
      list.map(({ start, end }) => [(start - at(0)) / HOUR, (end - at(0)) / HOUR])
    const times = (timeline.responseTimes[timeZone] ?? []).map(({ counts, failed }) => [
      counts.reduce((sum, [, samples]) => sum + samples, 0),
      failed,
    ])
    return { gaps: hours(timeline.observed), outages: hours(timeline.monitored), times }
  }
  return Object.assign(known, { dataDir, asked, knownAt })
}

const OUTAGE = [10 + 5 / 60, 10 + 10 / 60]

test('what arrives late at a source that counts by itself is seen when the day is asked for again', async () => {
  const server = await aPrometheus(4)
  for (const hour of [6, 12, 23]) await server.knownAt(at(0, hour))
  expect((await server.knownAt(at(1, 2))).outages).toEqual([])
  // It arrives on the evening of the next day, and counts from the next midnight (in UTC) on.
  server.missing = []
  expect((await server.knownAt(at(1, 22))).outages).toEqual([])
  const { gaps, outages } = await server.knownAt(at(2, 2))
  expect(gaps).toEqual([[0, 50]])
  expect(outages).toEqual([OUTAGE])
})

test.each(['Europe/Stockholm', 'America/New_York'])(
  'response times of days in %s that are asked for again count once',
  async (zone) => {
    const server = await aPrometheus(4)
    const whole = await aPrometheus(4)
    whole.missing = []
    for (const hour of [6, 12, 23]) await server.knownAt(at(0, hour), zone)
    await server.knownAt(at(1, 3), zone)
    server.missing = []
    for (const hour of [25, 47, 49, 60, 73, 90]) await server.knownAt(at(0, hour), zone)
    // What one answer with everything would tell of the whole local days since: 1440 looks each, and five failures.
    const { times } = await server.knownAt(at(3, 20), zone)
    expect(times.reduce((sum, [samples = 0, failed = 0]) => sum + samples + failed, 0)).toBe(
      3 * 1440 + 20 * 60 + 1,
    )
    expect(times.reduce((sum, [, failed = 0]) => sum + failed, 0)).toBe(5)
  },
)

test('a day is asked for again three times, and not with every build', async () => {
  const server = await aPrometheus(6)
  for (let hour = 1; hour < 6 * 24; hour += 1) await server.knownAt(at(0, hour, 30))
  // The noon of the second day: once when it was new, until it was settled, and once a day after that.
  const noon = at(1, 12) / 1000
  const over = server.asked.filter(({ start, end, query }) => {
    return query.includes('probe_success') && start <= noon && end >= noon
  })
  expect(over.length).toBeLessThanOrEqual(6)
  expect(over.length).toBeGreaterThanOrEqual(4)
})

test('a server that was emptied, or keeps less, takes nothing of a day back', async () => {
  const server = await aPrometheus(5)
  server.missing = []
  for (const hour of [6, 12, 23, 26, 40]) await server.knownAt(at(0, hour))
  server.from = at(1, 12)
  const { gaps, outages, times } = await server.knownAt(at(2, 2))
  expect(gaps).toEqual([[0, 50]])
  expect(outages).toEqual([OUTAGE])
  expect(times.reduce((sum, [samples = 0, failed = 0]) => sum + samples + failed, 0)).toBe(50 * 60 + 1)
})

test('what a source corrects of a day is corrected, over the end of a month too', async () => {
  const server = await aPrometheus(5)
  server.missing = []
  server.down = [at(1, 23, 50), at(2, 0, 10)]
  for (const hour of [6, 30, 47, 49, 60]) await server.knownAt(at(0, hour))
  expect((await server.knownAt(at(2, 13))).outages).toEqual([[48 - 1 / 6, 48 + 1 / 6]])
  server.down = [at(1, 23, 50), at(2, 0, 20)]
  expect((await server.knownAt(at(3, 2))).outages).toEqual([[48 - 1 / 6, 48 + 1 / 3]])
  expect(Object.keys(recordIn(server.dataDir))).toContain('2026-04/monitor.txt')
})
