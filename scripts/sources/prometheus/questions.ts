import type { PrometheusSource } from '../../../data/schema/monitor-sources.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { connect } from '../connection.ts'
import { readAnswer, type Series } from './answer.ts'
import { batched, only } from './selector.ts'

const PATH = '/api/v1/query_range'

/** Asks a server for series. */
export interface Questions {
  /** The address that answers come from, for reports. */
  place: string
  /** Of series with these names, or of all: the latest sample of each step at its end. */
  points(selector: string, window: Interval, names: readonly string[] | null): Promise<Series[]>
  /** What a query says at the ends of chunks of `size`; `query` gets the same points as text. */
  atEnds(
    selector: string,
    chunks: Interval[],
    names: readonly string[] | null,
    query: (points: string, range: string) => string,
  ): Promise<Series[]>
}

/**
 * Without a range a server would repeat a sample for five minutes; so the points are those of the step before each. The
 * range of a chunk begins half a step before its first point, for servers differ in whether a range holds its start.
 */
export function questions(source: PrometheusSource, warn: (words: string) => void): Questions {
  const server = connect(source, source.tenant === undefined ? {} : { 'X-Scope-OrgID': source.tenant })
  const { interval: step, label } = source
  const place = server.place(PATH)

  async function ask(
    selector: string,
    names: readonly string[] | null,
    query: (points: string) => string,
    range: { start: number; end: number; step: number },
  ): Promise<Series[]> {
    const found: Series[][] = []
    for (const batch of names === null ? [null] : batched(names)) {
      const selected = batch === null ? selector : only(selector, label, batch)
      const body = await server.get(PATH, {
        query: query(`last_over_time(${selected}[${step}ms])`),
        ...{ start: seconds(range.start), end: seconds(range.end), step: seconds(range.step) },
      })
      const { series, warnings } = readAnswer(body, place)
      for (const words of warnings) warn(words)
      found.push(series)
    }
    return found.flat()
  }

  return {
    place,
    points: (selector, window, names) => ask(selector, names, (points) => points, { ...window, step }),
    async atEnds(selector, chunks, names, query) {
      const [first, last] = [chunks[0], chunks.at(-1)]
      if (first === undefined || last === undefined) return []
      const size = first.end - first.start + step
      const range = `[${size - Math.floor(step / 2)}ms:${step}ms]`
      return ask(selector, names, (points) => query(points, range), {
        ...{ start: first.end, end: last.end, step: size },
      })
    },
  }
}

const seconds = (ms: number) => String(ms / 1000)
