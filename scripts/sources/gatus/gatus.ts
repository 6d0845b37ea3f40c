import { z } from 'zod'
import type { GatusSource } from '../../../data/schema/monitor-sources.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { connect } from '../connection.ts'
import { gatherSamples, type Sample } from '../samples.ts'
import { type Answer, savedAnswers } from '../saved-answers.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'
import { readGatusDatabase } from './database.ts'
import { instantOf } from './times.ts'

const PATH = '/api/v1/endpoints/statuses'
/** Gatus keeps 100 results of an endpoint unless told to keep more, and gives at most as many a page. */
const PAGE_SIZE = 100
const MOST_PAGES = 1000

const Endpoints = z.array(z.looseObject({ key: z.string(), results: z.array(z.unknown()).nullish() }))

const Result = z.looseObject({
  success: z.boolean(),
  timestamp: z.string(),
  /** Nanoseconds. */
  duration: z.number().optional(),
})

type Endpoint = z.infer<typeof Endpoints>[number] & { place: string }

/**
 * Reads the results that Gatus still keeps (semantics 2.7.3), from its API, saved answers or its database. Whether a result is good
 * is Gatus's own word, `success`, which holds when all conditions do. The zero time of Go is no time: its row is set aside.
 * @throws SourceError when a saved answer cannot be read. @throws UnreachableError when Gatus does not answer.
 */
export async function readGatus(source: GatusSource, options: ReadOptions): Promise<ChecksRead> {
  const { file } = source
  if (file !== undefined) return readGatusDatabase({ ...source, file }, options)
  const { answers, wrong } =
    source.url === undefined
      ? { answers: savedAnswers(source.files ?? [], options.dataDir), wrong: SourceError }
      : { answers: await fetchPages({ ...source, url: source.url }), wrong: UnreachableError }
  const endpoints = answers.flatMap((answer) => endpointsOf(answer, wrong))
  const names = serviceNames(source, options)
  const samples = new Map<string, Sample[]>()
  const setAside: SetAside[] = []
  const strangers = new Map<string, string>()
  let rows = 0
  for (const { place, key, results } of endpoints) {
    const service = names.get(key)
    if (service === undefined) {
      strangers.set(key, place)
      continue
    }
    const list = samples.get(service) ?? []
    samples.set(service, list)
    for (const [index, result] of (results ?? []).entries()) {
      rows += 1
      const told = sampleOf(key, result)
      if ('reason' in told) setAside.push({ file: place, line: index + 1, ...told })
      else list.push(told)
    }
  }
  for (const [key, place] of strangers)
    setAside.push({
      file: place,
      line: null,
      reason: 'the service of this endpoint is not known; add it to `services`',
      found: excerpt(key),
    })
  const files = [...new Set(answers.map(({ place }) => place))]
  return { ...gatherSamples(samples, options), files, rows, setAside }
}

/** Newest results first, page by page, until no endpoint has a full page. */
async function fetchPages(remote: Parameters<typeof connect>[0]): Promise<Answer[]> {
  const gatus = connect(remote)
  const answers: Answer[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const body = await gatus.get(PATH, { page: String(page), pageSize: String(PAGE_SIZE) })
    const answer = { place: gatus.place(PATH), body }
    answers.push(answer)
    const full = endpointsOf(answer, UnreachableError).some(
      ({ results }) => (results?.length ?? 0) >= PAGE_SIZE,
    )
    if (!full) break
  }
  return answers
}

function endpointsOf(
  { place, body }: Answer,
  Wrong: typeof SourceError | typeof UnreachableError,
): Endpoint[] {
  const parsed = Endpoints.safeParse(body)
  if (parsed.success) return parsed.data.map((endpoint) => ({ ...endpoint, place }))
  const [{ path, message } = { path: [], message: '' }] = parsed.error.issues
  throw new Wrong([`${place}: is not what ${PATH} answers: ${path.join('.') || 'the whole'}: ${message}`])
}

function sampleOf(key: string, result: unknown): Sample | { reason: string; found: string } {
  const parsed = Result.safeParse(result)
  if (!parsed.success)
    return {
      reason: 'the result cannot be read; expected success and timestamp',
      found: excerpt(JSON.stringify(result)),
    }
  const { success, timestamp, duration } = parsed.data
  const at = instantOf(timestamp)
  if (at === null)
    return { reason: 'the timestamp cannot be read; expected RFC 3339', found: excerpt(timestamp) }
  if (timestamp.startsWith('0001-'))
    return { reason: 'the timestamp is the zero time, which says that there is none', found: timestamp }
  const took = duration === undefined ? {} : { tookNs: duration }
  return { at, state: success ? 'up' : 'down', ref: `${key} ${timestamp}`, ...took }
}
