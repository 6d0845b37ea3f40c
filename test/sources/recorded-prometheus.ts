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

/**
 * Answers as Prometheus does from recorded series, by metric: the points that lie in the range that is asked for, and an
 * error for more than 11,000 of them.
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
    const result = (series[metricOf(question)] ?? []).map(({ metric, values }) => ({
      metric,
      values: values.filter(([at]) => at >= start && at <= end),
    }))
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
