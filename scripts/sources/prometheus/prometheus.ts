import type { PrometheusSource } from '../../../data/schema/monitor-sources.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { type Connection, connect } from '../connection.ts'
import { gatherSamples, type Sample } from '../samples.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { readAnswer, type Series } from './answer.ts'
import { windows } from './windows.ts'

const PATH = '/api/v1/query_range'
const DAY = 86_400_000

/**
 * Reads series of 1 and 0 from Prometheus's HTTP API and its kin (semantics 2.7.3). Each point is the latest sample of the
 * interval before it, so that it tells no more than was measured: without that a server repeats a sample for five
 * minutes. Where no sample is, nothing is known; NaN says so itself; any other value is set aside. A check may therefore
 * have been made up to an interval before its time, which `lag` says.
 * @throws UnreachableError when any of its answers does not come.
 */
export async function readPrometheus(source: PrometheusSource, options: ReadOptions): Promise<ChecksRead> {
  const server = connect(source, source.tenant === undefined ? {} : { 'X-Scope-OrgID': source.tenant })
  const place = server.place(PATH)
  const names = serviceNames(source, options)
  const samples = new Map<string, Sample[]>()
  const setAside: SetAside[] = []
  const strangers = new Set<string>()
  const seen = new Set<string>()
  const aside = (reason: string, found: string) =>
    setAside.push({ file: place, line: null, reason, found: excerpt(found) })
  let rows = 0

  for (const window of windows(options.asOf - source.days * DAY, options.asOf, source.interval)) {
    const states = await ask(server, source.query, source.interval, window, aside)
    const took = source.responseTime
      ? tookBy(await ask(server, source.responseTime, source.interval, window, aside), source.label)
      : new Map<string, number>()
    for (const { labels, points } of states) {
      const name = labels[source.label] ?? ''
      const service = names.get(name)
      if (service === undefined) {
        strangers.add(name)
        continue
      }
      seen.add(name)
      const list = samples.get(service) ?? []
      samples.set(service, list)
      for (const { at, value, text } of points) {
        rows += 1
        const state = stateOf(value)
        if (Number.isNaN(at) || state === null) {
          aside(
            'the value is not 1 for up or 0 for down',
            `${name} ${Number.isNaN(at) ? '' : instant(at)} ${text}`,
          )
          continue
        }
        const tookNs = took.get(`${at} ${name}`)
        list.push({ at, state, ref: `${name} ${instant(at)}`, ...(tookNs !== undefined && { tookNs }) })
      }
    }
  }
  for (const name of [...strangers].sort())
    aside(`the service of this ${source.label} is not known; add it to \`services\``, name)
  for (const name of source.services === undefined ? [] : names.keys())
    if (!seen.has(name)) aside(`no series has this ${source.label}; nothing is known of its service`, name)

  const timed = source.responseTime !== undefined
  return {
    ...gatherSamples(samples, options, { timed }),
    files: [place],
    rows,
    setAside,
    lag: source.interval,
  }
}

async function ask(
  server: Connection,
  selector: string,
  step: number,
  { start, end }: Interval,
  aside: (reason: string, found: string) => void,
): Promise<Series[]> {
  const body = await server.get(PATH, {
    query: `last_over_time(${selector}[${step}ms])`,
    start: seconds(start),
    end: seconds(end),
    step: seconds(step),
  })
  const { series, warnings } = readAnswer(body, server.place(PATH))
  for (const words of warnings) aside('the server warns that its answer may not be whole', words)
  return series
}

/** How long the answers took, by instant and name; of several series of one name the slowest. */
function tookBy(series: Series[], label: string): Map<string, number> {
  const took = new Map<string, number>()
  for (const { labels, points } of series) {
    for (const { at, value } of points) {
      if (value === null || !Number.isFinite(value)) continue
      const key = `${at} ${labels[label] ?? ''}`
      // Through whole nanoseconds, because 1.1 s · 1000 is more than 1100 ms in floating point.
      took.set(key, Math.max(took.get(key) ?? 0, Math.round(value * 1e9)))
    }
  }
  return took
}

function stateOf(value: number | null): CheckState | null {
  if (value === 1) return 'up'
  if (value === 0) return 'down'
  return Number.isNaN(value) ? 'unknown' : null
}

const seconds = (ms: number) => String(ms / 1000)
const instant = (at: number) => new Date(at).toISOString()
