import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { z } from 'zod'
import { AgreementFeed, IncidentsFeed, PeriodFeed, ServiceFeed, StatusFeed } from '../../data/schema/feed.ts'

const KINDS = {
  status: StatusFeed,
  service: ServiceFeed,
  incidents: IncidentsFeed,
  agreement: AgreementFeed,
  period: PeriodFeed,
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
 * @param later - Takes the proof, for a moment with nothing else to do; it has to be called before anything is published.
 * @throws Error when the result does not fit: a defect of this program, so nothing may be published.
 */
export function contractOnly<K extends FeedKind>(
  kind: K,
  feed: z.input<(typeof KINDS)[K]>,
  later: (proof: () => void) => void = (proof) => proof(),
): z.output<(typeof KINDS)[K]> {
  const kept = KINDS[kind].parse(feed) as z.output<(typeof KINDS)[K]>
  later(() => prove(kind, kept))
  return kept
}

function prove(kind: FeedKind, kept: unknown): void {
  const validate = validators.get(kind) ?? ajv.compile(jsonSchema(kind))
  validators.set(kind, validate)
  if (validate(kept)) return
  const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new Error(`The ${kind} feed does not fit its own schema: ${wrong.join('; ')}`)
}
