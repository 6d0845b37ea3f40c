import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { z } from 'zod'
import {
  AgreementFeed,
  BaselineFeed,
  IncidentsFeed,
  PeriodFeed,
  ServiceFeed,
  StatusFeed,
} from '../../data/schema/feed.ts'

const KINDS = {
  status: StatusFeed,
  service: ServiceFeed,
  incidents: IncidentsFeed,
  agreement: AgreementFeed,
  period: PeriodFeed,
  baseline: BaselineFeed,
}
export type FeedKind = keyof typeof KINDS

/**
 * The published JSON Schema of a kind of feed file. It allows fields that it does not know, as later versions of the
 * contract add them.
 */
export function jsonSchema(kind: FeedKind): object {
  return z.toJSONSchema(KINDS[kind], { io: 'input', target: 'draft-2020-12' })
}

/** One for all kinds, so that the schema of schemas is compiled once. To optimise what runs a few times takes longer than to run it. */
const ajv = new Ajv2020({ strict: false, code: { optimize: false } })
const validators = new Map<FeedKind, ValidateFunction>()

/**
 * Keep the fields of the contract and nothing else (the allow-list), and prove the result against the schema that is
 * published beside it.
 * @param later - Takes the proof, for a moment with nothing else to do, before anything of it is published: a process that builds again and again proves the first.
 * @throws Error when the result does not fit: a defect of this program, so nothing may be published.
 */
export function contractOnly<K extends FeedKind>(
  kind: K,
  feed: z.input<(typeof KINDS)[K]>,
  later: (proof: () => void) => void = (proof) => proof(),
): z.output<(typeof KINDS)[K]> {
  const lasting = lastingOf(kind, feed, later)
  const empty = Object.fromEntries(Object.keys(lasting).map((name) => [name, []]))
  const rest = KINDS[kind].parse({ ...feed, ...empty }) as z.output<(typeof KINDS)[K]>
  later(() => prove(kind, rest))
  return { ...rest, ...lasting }
}

function prove(kind: FeedKind, kept: unknown): void {
  const validate = validators.get(kind) ?? ajv.compile(jsonSchema(kind))
  validators.set(kind, validate)
  confirm(`The ${kind} feed`, validate, kept)
}

function confirm(what: string, validate: ValidateFunction, kept: unknown): void {
  if (validate(kept)) return
  const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new Error(`${what} does not fit its own schema: ${wrong.join('; ')}`)
}

type KeepEntry = (entry: object, later: (proof: () => void) => void) => unknown

/**
 * Entries of lists that stay the same from minute to minute: of ninety days only one is new, and of closed periods none.
 * Each is kept and proven once, and is the same object as long as what it is made of is.
 */
const LASTING: { [K in FeedKind]?: Record<string, KeepEntry> } = {
  service: {
    history: lastingEntries(ServiceFeed.shape.history.element),
    responseDays: lastingEntries(ServiceFeed.shape.responseDays.element),
  },
  agreement: { history: lastingEntries(AgreementFeed.shape.history.element) },
  period: { results: lastingEntries(PeriodFeed.shape.results.element) },
}

function lastingOf(
  kind: FeedKind,
  feed: Record<string, unknown>,
  later: (proof: () => void) => void,
): Record<string, unknown[]> {
  const lists = Object.entries(LASTING[kind] ?? {}).flatMap(([name, keep]) => {
    const entries = feed[name]
    return Array.isArray(entries) ? [[name, entries.map((entry) => keep(entry, later))] as const] : []
  })
  return Object.fromEntries(lists)
}

function lastingEntries(schema: z.ZodType): KeepEntry {
  const known = new WeakMap<object, unknown>()
  let validate: ValidateFunction | undefined
  return (entry, later) => {
    const before = known.get(entry)
    if (before !== undefined) return before
    const kept = schema.parse(entry)
    later(() => {
      validate ??= ajv.compile(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }))
      confirm('An entry of the feed', validate, kept)
      known.set(entry, kept)
    })
    return kept
  }
}
