// @ts-nocheck
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { aSource, folderWith } from '../sources/builders.ts'
import { evaluateBetween } from './figures.ts'
import { dataFolder, needs } from './shared-data.ts'

/*
 * Twelve minutes of a real Prometheus and blackbox exporter. A target was made to fail at known times, and the exporter
 * itself was stopped for 45 s, which leaves 50 s without a sample.
 */

const FOLDER = 'prometheus-blackbox'
const SECOND = 1000

interface Answer {
  data: { result: { metric: { instance: string }; values: [number, string][] }[] }
}

const json = (file: string): unknown => JSON.parse(readFileSync(`${dataFolder(FOLDER)}/${file}`, 'utf8'))

const truth = () =>
  json('truth.json') as {
    start: number
    end: number
    t0: number
    'outage_windows_of_/flaky_relative_to_t0': [number, number, string][]
    exporter_gap_unix: [number, number]
  }

/** What an answer of Prometheus says of a target, read as checks in a file of lines of JSON. */
async function timelineOf(file: string, path: string): Promise<ServiceTimeline> {
  const series = (json(file) as Answer).data.result.find(({ metric }) => metric.instance.endsWith(path))
  const lines = series?.values.map(([seconds, state]) =>
    JSON.stringify({ time: new Date(Math.round(seconds * SECOND)).toISOString(), state }),
  )
  const { timelines, report } = await buildTimelines({
    services: [{ id: 'target' }],
    sources: [
      aSource({
        files: 'checks.ndjson',
        columns: { time: 'time', state: 'state' },
        service: 'target',
        states: { up: '1', down: '0' },
        interval: '5 s',
      }),
    ],
    incidents: [],
    dataDir: folderWith({ 'checks.ndjson': (lines ?? []).join('\n') }),
    asOf: truth().end * SECOND,
  })
  expect(report.sources[0]).toMatchObject({ used: lines?.length, setAside: [] })
  const timeline = timelines.get('target')
  if (timeline === undefined) throw new Error('expected a timeline')
  return timeline
}

test('the hole that the stopped exporter leaves is unknown: neither up nor down', async (context) => {
  needs(FOLDER, context)
  const timeline = await timelineOf('query_range.probe_success.5s.json', '/flaky')
  // The last sample before the hole holds for two intervals, the default.
  const [before, after] = [1795317448, 1795317498]
  const { exporter_gap_unix: gap, start, end } = truth()
  expect(before).toBeLessThan(gap[1])
  expect(after).toBeGreaterThan(gap[1])
  const unknown = { start: (before + 10) * SECOND, end: after * SECOND }
  expect(timeline.observed).toEqual([
    { start: (start + 5) * SECOND, end: unknown.start },
    { start: unknown.end, end: end * SECOND },
  ])
  const { segments, result, coverage } = evaluateBetween(timeline, before * SECOND, after * SECOND, {})
  expect(segments.map(({ class: kind, start, end }) => [kind, start, end])).toEqual([
    ['up', before * SECOND, unknown.start],
    ['unknown', unknown.start, unknown.end],
  ])
  expect(result.ledger).toMatchObject({ upMs: 10 * SECOND, downMs: 0, unknownMs: 40 * SECOND })
  expect(Number(coverage?.num) / Number(coverage?.den)).toBe(0.2)
})

test('a target that was down before and after the hole is not down in it', async (context) => {
  needs(FOLDER, context)
  const { observed, monitored } = await timelineOf('query_range.probe_success.5s.json', '/refused')
  const bounds = monitored.map(({ start, end }) => ({ start, end }))
  expect(bounds).toEqual(observed)
  // Its last sample before the hole is at 443 and its first after it at 493, on the grid of the query.
  expect(bounds.map(({ start, end }) => [start / SECOND, end / SECOND])).toEqual([
    [1795316983, 1795317453],
    [1795317493, 1795317703],
  ])
})

test('each outage is found within one interval of when it truly began and ended, and the bounds hold the truth', async (context) => {
  needs(FOLDER, context)
  const { monitored } = await timelineOf('instant.matrix_raw_samples.json', '/flaky')
  const { t0, 'outage_windows_of_/flaky_relative_to_t0': windows } = truth()
  expect(monitored).toHaveLength(windows.length)
  for (const [index, [from, to]] of windows.entries()) {
    const [began, ended] = [(t0 + from) * SECOND, (t0 + to) * SECOND]
    const { start = 0, end = 0, earliestStart = 0, earliestEnd = 0 } = monitored[index] ?? {}
    expect(start).toBeGreaterThanOrEqual(began)
    expect(start - began).toBeLessThanOrEqual(5 * SECOND)
    expect(end).toBeGreaterThanOrEqual(ended)
    expect(end - ended).toBeLessThanOrEqual(5 * SECOND)
    expect(earliestStart).toBeLessThanOrEqual(began)
    expect(earliestEnd).toBeLessThanOrEqual(ended)
  }
})

test('a range query shifts the samples to its grid, so an outage is found at most one step later', async (context) => {
  needs(FOLDER, context)
  const scraped = await timelineOf('instant.matrix_raw_samples.json', '/flaky')
  const { monitored } = await timelineOf('query_range.probe_success.5s.json', '/flaky')
  expect(monitored).toHaveLength(scraped.monitored.length)
  for (const [index, { start, end }] of monitored.entries()) {
    const raw = scraped.monitored[index]
    for (const delay of [start - (raw?.start ?? 0), end - (raw?.end ?? 0)]) {
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThan(5 * SECOND)
    }
  }
  // 27 samples of 5 s are 0, against 137 s in truth.
  expect(monitored.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(135 * SECOND)
})
