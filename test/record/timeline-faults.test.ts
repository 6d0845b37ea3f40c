import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from '../folder.ts'
import { answering, nobody } from '../sources/answering.ts'
import { aGatus, build, looks, MINUTE, recordIn } from './forgetting.ts'

/*
 * Each fault comes between a first build, which heard the source until minute 9, and what is known after it. A result holds
 * for two minutes, so the service is unknown from minute 11 on, and what was recorded stays as it was.
 */

const START = Date.UTC(2026, 2, 31, 12)
const at = (minute: number) => START + minute * MINUTE
const minutes = (list: { start: number; end: number }[]) =>
  list.map(({ start, end }) => [(start - START) / MINUTE, (end - START) / MINUTE])

async function heard() {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: looks('UUUXXUUUUU', START) })
  const source: Record<string, unknown> = {
    ...{ type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } },
  }
  await build(dataDir, source, at(9))
  return { dataDir, gatus, source, record: recordIn(dataDir) }
}

type Heard = Awaited<ReturnType<typeof heard>>

const SILENT: [string, (system: Heard) => unknown][] = [
  ['the source is down', async ({ source }) => (source.url = await nobody())],
  [
    'the source is slow',
    async ({ source }) => {
      source.url = await answering(() => {})
      source.timeout = '50 ms'
    },
  ],
  [
    'an HTML page with 200',
    ({ gatus }) => (gatus.instead = { status: 200, text: '<!doctype html><p>Log in' }),
  ],
  [
    'half an answer',
    ({ gatus }) => (gatus.instead = { status: 200, text: '[{"key":"core_portal","results":[{' }),
  ],
  ['an expired token', ({ gatus }) => (gatus.instead = { status: 401, text: '{"error":"expired"}' })],
  ['an error of the server', ({ gatus }) => (gatus.instead = { status: 503, text: '{"error":"starting"}' })],
  ['a changed schema', ({ gatus }) => (gatus.instead = { status: 200, text: '{"endpoints":[]}' })],
]

test.each(SILENT)(
  '%s: what was recorded stays, and the service turns unknown when it is stale',
  async (_, fault) => {
    const system = await heard()
    await fault(system)
    const soon = await build(system.dataDir, system.source, at(10))
    expect(minutes(soon.timeline.observed)).toEqual([[0, 10]])
    expect(soon.timeline.silence).toBeUndefined()
    expect(soon.report.sources[0]?.unreachable).toHaveLength(1)
    const later = await build(system.dataDir, system.source, at(30))
    expect(minutes(later.timeline.observed)).toEqual([[0, 11]])
    expect(minutes(later.timeline.monitored)).toEqual([[3, 5]])
    expect(later.timeline.silence).toEqual({ since: at(9), why: 'unreachable' })
    expect(recordIn(system.dataDir)).toEqual(system.record)
    // And when it comes back, what it still knows is known.
    Object.assign(system.gatus, {
      instead: undefined,
      results: { core_portal: looks('U'.repeat(20), at(12)) },
    })
    Object.assign(system.source, { url: system.gatus.url, timeout: '5 s' })
    const back = await build(system.dataDir, system.source, at(31))
    expect(minutes(back.timeline.observed)).toEqual([
      [0, 11],
      [12, 31],
    ])
    expect(back.timeline.silence).toBeUndefined()
  },
)

test('a source that answers and has nothing new is silent, not unreachable', async () => {
  const { dataDir, source } = await heard()
  const { timeline, report } = await build(dataDir, source, at(30))
  expect(timeline.silence).toEqual({ since: at(9), why: 'silent' })
  expect(report.sources[0]).not.toHaveProperty('unreachable')
})

test('results of a changed schema are set aside one by one, and take nothing back', async () => {
  const { dataDir, gatus, source, record } = await heard()
  const results = '{"ok":true,"time":1}'
  gatus.instead = { status: 200, text: `[{"key":"core_portal","results":[${results},${results}]}]` }
  const { timeline, report } = await build(dataDir, source, at(30))
  expect(minutes(timeline.observed)).toEqual([[0, 11]])
  expect(report.sources[0]?.setAside).toHaveLength(2)
  expect(recordIn(dataDir)).toEqual(record)
})

test('a wrong clock: results from the future are not recorded, and count as what they are when their time has come', async () => {
  const { dataDir, gatus, source, record } = await heard()
  gatus.results = { core_portal: [...looks('UUUXXUUUUU', START), ...looks('XXX', at(60))] }
  const now = await build(dataDir, source, at(11))
  expect(now.report.sources[0]).toMatchObject({ ignoredFuture: 3 })
  expect(minutes(now.timeline.monitored)).toEqual([[3, 5]])
  expect(recordIn(dataDir)).toEqual(record)
  // The clock was put right before then: the source no longer says so, and nobody knows of it.
  gatus.results = { core_portal: looks('U'.repeat(60), at(10)) }
  expect(minutes((await build(dataDir, source, at(69))).timeline.monitored)).toEqual([[3, 5]])
})

test('duplicate and out-of-order rows: one an instant, by time, the worst of them', async () => {
  const { dataDir, gatus, source } = await heard()
  const more = looks('UUUUU', at(10))
  gatus.results = { core_portal: [...more.toReversed(), ...more, { at: at(12), up: false }] }
  const { timeline } = await build(dataDir, source, at(14))
  expect(minutes(timeline.observed)).toEqual([[0, 14]])
  expect(minutes(timeline.monitored)).toEqual([
    [3, 5],
    [12, 13],
  ])
  // 15 looks, three of which failed.
  expect(timeline.responseTimes.UTC?.map(({ counts, failed }) => [counts, failed])).toEqual([[[[5, 12]], 3]])
  const record = recordIn(dataDir)
  expect((await build(dataDir, source, at(14))).timeline).toEqual(timeline)
  expect(recordIn(dataDir)).toEqual(record)
})

const line = (text: string, number: number) => text.split('\n')[number - 1] ?? ''

test('a damaged line is set aside with its place, kept where a person finds it, and the rest counts', async () => {
  const { dataDir, gatus, source } = await heard()
  const path = join(dataDir, 'record/timeline/monitor.txt')
  const text = readFileSync(path, 'utf8')
  const damaged = line(text, 6).replace(' down ', ' dwon ')
  writeFileSync(path, text.replace(line(text, 6), damaged))
  const words = {
    ...{ file: 'record/timeline/monitor.txt', line: 6, found: damaged },
    reason: expect.stringContaining('not as it was written'),
  }
  gatus.instead = { status: 500, text: '{}' }
  const read = await build(dataDir, source, at(9))
  expect(read.report.sources[0]?.setAside).toEqual([words])
  // Nothing was written, so it still stands where it stood.
  expect(readFileSync(path, 'utf8')).toContain(damaged)
  gatus.instead = undefined
  gatus.results = { core_portal: looks('U', at(10)) }
  const written = await build(dataDir, source, at(10))
  expect(written.report.sources[0]?.setAside).toEqual([words])
  expect(readFileSync(path, 'utf8')).not.toContain(damaged)
  const kept = readFileSync(join(dataDir, 'record/timeline/monitor.damaged.txt'), 'utf8')
  expect(kept).toBe(`6: ${damaged}\n`)
  // And it is said again until somebody has mended it.
  const again = await build(dataDir, source, at(10))
  expect(again.report.sources[0]?.setAside).toEqual([
    expect.objectContaining({ file: 'record/timeline/monitor.damaged.txt', line: 1, found: `6: ${damaged}` }),
  ])
})

test.each([
  ['lines that are gone', (text: string) => text.replace(`${line(text, 7)}\n`, ''), 1],
  ['a file that is cut', (text: string) => text.slice(0, -10), 2],
  ['an empty file', () => '', 1],
  ['marks of a merge', (text: string) => `${text}<<<<<<< ours\n`, 2],
  ['a line twice', (text: string) => `${text}${line(text, 7)}\n`, 2],
  ['other line ends', (text: string) => text.replaceAll('\n', '\r\n'), undefined],
])('%s: said with file and line, and never silently', async (_, change, most) => {
  const { dataDir, gatus, source } = await heard()
  const path = join(dataDir, 'record/timeline/monitor.txt')
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  gatus.instead = { status: 500, text: '{}' }
  const { report } = await build(dataDir, source, at(9))
  const aside = report.sources[0]?.setAside ?? []
  expect(aside.length).toBeGreaterThan(0)
  if (most !== undefined) expect(aside.length).toBeLessThanOrEqual(most)
  for (const one of aside)
    expect(one).toMatchObject({ file: 'record/timeline/monitor.txt', line: expect.any(Number) })
})
