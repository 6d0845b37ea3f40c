import { expect, test } from 'vitest'
import { mergeDays } from '../../scripts/timeline/histogram.ts'
import { build } from '../record/forgetting.ts'
import { answering } from './answering.ts'
import { folderWith } from './builders.ts'
import { told } from './monitoring.ts'
import { needsPrograms, prometheusWith } from './programs.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const EDGES = ['0.07', '0.3', '+Inf']

/** What an application's histogram says, minute by minute: by `le`, all at most that long; null is no scrape. */
type Minutes = ([number, number, number] | null)[]

const lines = (minutes: Minutes, labels: string, offset = 0) =>
  minutes.flatMap((held, minute) =>
    (held ?? []).map(
      (value, index) =>
        `took_bucket{instance="portal",${labels}le="${EDGES[index]}"} ${value} ${NOON / 1000 + minute * 60 - offset}`,
    ),
  )

/** The same from a server of our own, which answers as Prometheus does. */
async function serving(histograms: Record<string, Minutes>): Promise<string> {
  return answering(({ address }, response) => {
    const [start, end] = ['start', 'end'].map((name) => Number(address.searchParams.get(name)))
    const result = Object.entries(histograms).flatMap(([pod, minutes]) =>
      EDGES.map((le, index) => ({
        metric: { instance: 'portal', pod, le },
        values: minutes.flatMap((held, minute) => {
          const at = NOON / 1000 + minute * 60
          return held && at >= (start ?? 0) && at <= (end ?? 0) ? [[at, String(held[index])]] : []
        }),
      })),
    )
    const looks = Array.from({ length: 1000 }, (_, minute) => NOON / 1000 + minute * 60)
    const up = looks.flatMap((at) => (at >= (start ?? 0) && at <= (end ?? 0) ? [[at, '1']] : []))
    const own = address.searchParams.get('query')?.includes('took_bucket')
      ? result
      : [{ metric: { instance: 'portal' }, values: up }]
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: own } }))
  })
}

const SOURCE = {
  type: 'prometheus',
  query: 'probe_success',
  responseTimeBuckets: 'took_bucket',
  interval: '60 s',
}

async function bucketsAt(url: string, minute: number, timeZone = 'UTC') {
  const asOf = NOON + minute * 60_000
  const { timeline, report } = await told({ ...SOURCE, url, days: 1 }, { asOf, timeZone })
  const days = timeline.responseTimes[timeZone] ?? []
  return { days: days.map(({ buckets }) => buckets), setAside: report.setAside }
}

test('buckets count by how much they grew; what was there before the first point does not', async () => {
  const url = await serving({
    a: [
      [100, 200, 300],
      [101, 203, 303],
      [101, 203, 304],
    ],
  })
  // One took at most 70 ms, two more at most 300 ms, none longer in the first minute; in the second one without end.
  expect((await bucketsAt(url, 2)).days).toEqual([
    [
      [0, 70, 1],
      [70, 300, 2],
      [300, null, 1],
    ],
  ])
})

test('a counter that was set back: all that it holds came after, of the bucket too that is higher already', async () => {
  const url = await serving({
    a: [
      [1, 5, 10],
      [2, 3, 4],
    ],
  })
  expect((await bucketsAt(url, 1)).days).toEqual([
    [
      [0, 70, 2],
      [70, 300, 1],
      [300, null, 1],
    ],
  ])
})

test('several histograms of a service add up, each set back by itself', async () => {
  const url = await serving({
    a: [
      [1, 1, 1],
      [2, 2, 2],
    ],
    b: [
      [5, 5, 5],
      [1, 1, 1],
    ],
  })
  expect((await bucketsAt(url, 1)).days).toEqual([[[0, 70, 2]]])
})

test('what grew while nobody scraped for longer than maxStaleness is left out', async () => {
  const url = await serving({ a: [[1, 1, 1], null, [3, 3, 3], null, null, [9, 9, 9], [10, 10, 10]] })
  expect((await bucketsAt(url, 6)).days).toEqual([[[0, 70, 3]]])
})

test('by local day: in Honolulu noon in UTC is two in the morning, in Tongatapu the next day begins at eleven', async () => {
  const minutes: Minutes = Array.from({ length: 3 * 60 }, (_, minute) => [minute, minute, minute])
  const url = await serving({ a: minutes })
  expect((await bucketsAt(url, 179, 'Pacific/Honolulu')).days).toEqual([[[0, 70, 179]]])
  // Minutes 1 to 119, and from 14:00 on, which is midnight at UTC+10.
  expect((await bucketsAt(url, 179, 'Australia/Brisbane')).days).toEqual([[[0, 70, 119]], [[0, 70, 60]]])
})

test('a value that is no count is told, and left out', async () => {
  const url = await serving({
    a: [
      [1, 1, 1],
      [1.5, 2, 2],
      [2, 2, 3],
    ],
  })
  const { days, setAside } = await bucketsAt(url, 2)
  expect(days).toEqual([
    [
      [0, 70, 1],
      [300, null, 1],
    ],
  ])
  expect(setAside.map(({ found }) => found)).toEqual([
    expect.stringContaining('1 points of responseTimeBuckets'),
  ])
})

test('buckets of the same edges add up when days are merged', () => {
  const day = (samples: number) => [
    { day: 0, counts: [], buckets: [[0, 70, samples] as [number, number, number]], failed: 0 },
  ]
  expect(mergeDays([day(1), day(2)])).toEqual(day(3))
})

test('the real Prometheus, scraped between the whole minutes, with a reset and a hole', async (context) => {
  needsPrograms(['prometheus', 'promtool'], context)
  const minutes: Minutes = [[10, 20, 30], [11, 22, 33], [1, 2, 2], null, null, null, [5, 9, 9], [5, 9, 10]]
  const samples = EDGES.flatMap((le) =>
    lines(minutes, '', 22.5).filter((line) => line.includes(`le="${le}"`)),
  )
  const up = minutes.map(
    (_, minute) => `probe_success{instance="portal"} 1 ${NOON / 1000 + minute * 60 - 22.5}`,
  )
  const url = await prometheusWith([...up, '# TYPE took_bucket gauge', ...samples])
  // (1, 1, 1) in the first minute, (1, 1, 0) after the reset, and one without end after the hole.
  expect((await bucketsAt(url, 8)).days).toEqual([
    [
      [0, 70, 2],
      [70, 300, 2],
      [300, null, 2],
    ],
  ])
}, 60_000)

test('asked often, the record knows the same as one answer with everything', async () => {
  const minutes: Minutes = Array.from({ length: 900 }, (_, minute) => {
    const held = minute % 300
    return minute % 97 === 0 ? null : [held, 2 * held, 2 * held + Math.floor(held / 7)]
  })
  const url = await serving({ a: minutes })
  const dataDir = folderWith({})
  const source = { ...SOURCE, url, days: 1 }
  for (const minute of [5, 30, 95, 100, 180, 400, 721, 790, 860])
    await build(dataDir, source, NOON + minute * 60_000)
  const { timeline } = await build(dataDir, source, NOON + 899 * 60_000)
  const often = timeline.responseTimes.UTC?.map(({ buckets }) => buckets)
  expect(often).toHaveLength(2)
  expect(often).toEqual((await bucketsAt(url, 899)).days)
})
