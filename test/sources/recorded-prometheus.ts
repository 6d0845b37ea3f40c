import type { IncomingMessage, ServerResponse } from 'node:http'

/** One series as an answer of query_range has it. */
export interface RecordedSeries {
  metric: Record<string, string>
  values: [number, string][]
}

/** A question that a recorded Prometheus was asked; times in seconds. */
export interface Question {
  query: string
  start: number
  end: number
  step: number
}

/** What metric a question is about, whatever is put around its name. */
const metricOf = ({ query }: Question) => /probe_[a-z_]+/.exec(query)?.[0] ?? ''

/** What stands around the points of a series: counting or adding them up over a range, all in milliseconds. */
const OVER = /^(count|sum)_over_time\(\(?(.*?)( == bool 1\))?\[(\d+)ms:(\d+)ms\]\)$/

/** Points of a series at the steps of a question, counted where it asks for that over ranges that do not overlap. */
function pointsOf(values: [number, string][], { query, start, end, step }: Question): [number, string][] {
  const [, what, , , range = ''] = OVER.exec(query) ?? []
  if (what === undefined) return values.filter(([at]) => at >= start && at <= end)
  const points: [number, string][] = []
  let next = values.findIndex(([at]) => at > start - Number(range) / 1000)
  for (let at = start; at <= end && next >= 0; at += step) {
    const held: string[] = []
    for (; (values[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at; next += 1)
      if ((values[next]?.[0] ?? 0) > at - Number(range) / 1000) held.push(values[next]?.[1] ?? '')
    const good = held.filter((value) => Number(value) === 1)
    if (held.length > 0) points.push([at, String((what === 'count' ? held : good).length)])
  }
  return points
}

/** Whether a question is about a series: it names some values of the label, or all are meant. */
function isMeant(metric: Record<string, string>, { query }: Question): boolean {
  const [, label = '', pattern] = /(\w+)=~("(?:[^"\\]|\\.)*")\}/.exec(query) ?? []
  return pattern === undefined || new RegExp(`^(?:${JSON.parse(pattern)})$`).test(metric[label] ?? '')
}

/**
 * Answers as Prometheus does from recorded series, by metric, whose values are points of the grid: those that lie in the
 * range that is asked for, or counts of them, and an error for more than 11,000 of them.
 */
export function recordedPrometheus(series: Record<string, RecordedSeries[]>, asked: Question[] = []) {
  return ({ address }: IncomingMessage & { address: URL }, response: ServerResponse): void => {
    const number = (name: string) => Number(address.searchParams.get(name))
    const query = address.searchParams.get('query') ?? ''
    const question = { query, start: number('start'), end: number('end'), step: number('step') }
    asked.push(question)
    const { start, end, step } = question
    const refused = (end - start) / step > 11_000
    response.writeHead(refused ? 400 : 200, { 'content-type': 'application/json' })
    const result = (series[metricOf(question)] ?? [])
      .filter(({ metric }) => isMeant(metric, question))
      .map(({ metric, values }) => ({ metric, values: pointsOf(values, question) }))
    const error =
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)'
    response.end(
      JSON.stringify(
        refused
          ? { status: 'error', errorType: 'bad_data', error }
          : {
              status: 'success',
              data: { resultType: 'matrix', result: result.filter(({ values }) => values.length > 0) },
            },
      ),
    )
  }
}
