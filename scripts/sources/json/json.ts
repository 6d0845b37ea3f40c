import type { JsonSource } from '../../../data/schema/json-source.ts'
import { wordProblems } from '../check-config.ts'
import { type CheckState, STATES } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { collectSamples } from '../collector.ts'
import { connect } from '../connection.ts'
import { type Answer, savedAnswers } from '../saved-answers.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'

/**
 * Reads results of checks from a list in JSON (semantics 2.7.3), by the names of its fields. An entry that cannot be read is
 * set aside by its place in the list.
 * @throws SourceError when a saved answer has no such list. @throws UnreachableError when an answer has none, or none comes.
 */
export async function readJson(source: JsonSource, options: ReadOptions): Promise<ChecksRead> {
  const problems = wordProblems(source.states)
  if (problems.length > 0) throw new SourceError(problems)
  const { columns, service, services } = source
  const entries = collectSamples(
    service === undefined ? { services } : { services: { '': service } },
    options,
    'entry',
  )
  const words = new Map(
    STATES.flatMap((state) => (source.states[state] ?? []).map((word) => [word, state] as const)),
  )
  const answers = await answersOf(source, options)
  for (const { place, list } of answers) {
    for (const [index, entry] of list.entries()) {
      entries.row()
      const line = index + 1
      const [time, word] = [fieldOf(entry, columns.time), String(fieldOf(entry, columns.state))]
      const at = instantOf(time, source)
      const state: CheckState | undefined = words.get(word)
      if (typeof at === 'string') entries.aside(place, line, at, String(time))
      else if (state === undefined)
        entries.aside(place, line, 'the status word is not known; add it to `states`', word)
      else {
        const name = columns.service === undefined ? '' : String(fieldOf(entry, columns.service))
        const took = columns.responseTime === undefined ? null : fieldOf(entry, columns.responseTime)
        const known = typeof took === 'number' ? { tookNs: took * 1e6 } : {}
        entries.of(place, name)?.push({ at, state, ref: `${place}:${line}`, ...known })
      }
    }
  }
  const timed = columns.responseTime !== undefined
  return entries.read(
    answers.map(({ place }) => place),
    { timed },
  )
}

async function answersOf(
  source: JsonSource,
  { dataDir }: ReadOptions,
): Promise<{ place: string; list: unknown[] }[]> {
  const { url, files = [], list } = source
  if (url === undefined) return savedAnswers(files, dataDir).map((one) => listOf(one, list, SourceError))
  const server = connect({ ...source, url })
  return [listOf({ place: server.place(''), body: await server.get('') }, list, UnreachableError)]
}

function listOf(
  { place, body }: Answer,
  path: string | undefined,
  Wrong: typeof SourceError | typeof UnreachableError,
): { place: string; list: unknown[] } {
  const list = path === undefined ? body : fieldOf(body, path)
  if (Array.isArray(list)) return { place, list }
  throw new Wrong([`${place}: ${path ?? 'the answer'} is no list; correct \`list\``])
}

/** What stands at a path of fields; undefined where one of them is not there. */
function fieldOf(value: unknown, path: string): unknown {
  let found = value
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}

/** An instant, or why there is none. */
function instantOf(value: unknown, { timeZone, epoch }: JsonSource): number | string {
  if (typeof value === 'number') {
    if (epoch === undefined) return 'the time is a number; say in `epoch` whether it counts s or ms'
    return Math.floor(epoch === 's' ? value * 1000 : value)
  }
  const text = String(value).trim()
  try {
    if (/(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds
    if (/\d[T ]\d/.test(text))
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
  } catch {}
  return 'the time cannot be read; expected ISO 8601, as in 2026-01-31T08:00:00Z'
}
