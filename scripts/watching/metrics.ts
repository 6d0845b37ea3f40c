import { createServer, type Server } from 'node:http'
import type { SourceReport } from '../timeline/timeline.ts'

/** What a process that watches knows of itself. Instants in epoch milliseconds, durations in milliseconds. */
export interface Watching {
  builds: { success: number; failure: number }
  lastSuccess: number | null
  /** How long the last build of each kind took. */
  took: { feed?: number; all?: number }
  sources: SourceReport[]
  /** What is wrong with the record of closed periods. */
  faults: number
}

export const NOTHING_BUILT: Watching = {
  builds: { success: 0, failure: 0 },
  lastSuccess: null,
  took: {},
  sources: [],
  faults: 0,
}

/** The same in Prometheus' text format. Ages are for whoever asks to take: `time() - …_timestamp_seconds`. */
export function metricsText({ builds, lastSuccess, took, sources, faults }: Watching): string {
  const lines: string[] = []
  const metric = (
    name: string,
    type: 'gauge' | 'counter',
    help: string,
    values: [labels: Record<string, string>, value: number][],
  ) => {
    if (values.length === 0) return
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`)
    for (const [labels, value] of values) lines.push(`${name}${labelsText(labels)} ${value}`)
  }
  metric('sla_status_builds_total', 'counter', 'Builds since the start, by how they ended.', [
    [{ result: 'success' }, builds.success],
    [{ result: 'failure' }, builds.failure],
  ])
  metric(
    'sla_status_last_success_timestamp_seconds',
    'gauge',
    'When a build last succeeded.',
    lastSuccess === null ? [] : [[{}, lastSuccess / 1000]],
  )
  metric(
    'sla_status_build_duration_seconds',
    'gauge',
    'How long the last successful build took: of the feed alone, or of all.',
    Object.entries(took).map(([kind, ms]) => [{ kind }, ms / 1000]),
  )
  metric(
    'sla_status_source_reachable',
    'gauge',
    'Whether a source answered when it was last asked.',
    sources.map(({ id, unreachable }) => [{ source: id }, unreachable === undefined ? 1 : 0]),
  )
  metric(
    'sla_status_source_data_timestamp_seconds',
    'gauge',
    'Up to when a source has reported.',
    sources.flatMap(({ id, dataThrough }): [Record<string, string>, number][] =>
      typeof dataThrough === 'number' ? [[{ source: id }, dataThrough / 1000]] : [],
    ),
  )
  metric(
    'sla_status_source_rows_set_aside',
    'gauge',
    'Rows of a source that could not be read.',
    sources.map(({ id, setAside }) => [{ source: id }, setAside.length]),
  )
  metric('sla_status_record_faults', 'gauge', 'What is wrong with the record of closed periods.', [
    [{}, faults],
  ])
  return `${lines.join('\n')}\n`
}

function labelsText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

/** Answer `GET /metrics` on loopback with what is known when it is asked. */
export async function serveMetrics(
  port: number,
  now: () => Watching,
): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found; there is /metrics\n')
      return
    }
    response
      .writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
      .end(metricsText(now()))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = server.address()
  const listening = typeof bound === 'object' && bound !== null ? bound.port : port
  return { server, address: `http://localhost:${listening}/metrics` }
}
