// @ts-nocheck
import type { Agreement } from '../../../data/schema/agreement.ts'
import { compare, type Ratio } from '../exact/ratio.ts'
import type { Asked, Evaluation, Evidence } from '../types.ts'

/** What is disputed: ids of incidents, and of tickets and orders. */
export interface Disputed {
  incidents: ReadonlySet<string>
  items: ReadonlySet<string>
}

/** What the disputes that are open at `asOf` are about; null where none is. */
export function openDisputes({ disputes }: Pick<Agreement, 'disputes'>, asOf: number): Disputed | null {
  const open = (disputes?.open ?? []).filter(
    ({ openedAt, settledAt }) => openedAt <= asOf && (settledAt === undefined || asOf < settledAt),
  )
  if (open.length === 0) return null
  return {
    incidents: new Set(open.flatMap(({ incidents }) => incidents)),
    items: new Set(open.flatMap(({ items }) => items)),
  }
}

const same = (a: Ratio | null, b: Ratio | null) => (a && b ? compare(a, b) === 0 : a === b)

/**
 * Evaluate a question with and without what is disputed (semantics 2.15). Where the two differ, in value or verdict, the
 * figure with it stands, is provisional, and tells the other. `evaluate` is asked with null for everything, and with what
 * to leave out. A figure that is disputed already, by an exclusion that nobody approved, keeps what it says of that.
 */
export function withDisputes<E extends Evaluation>(
  { agreement, asOf }: Pick<Asked, 'agreement' | 'asOf'>,
  evaluate: (without: Disputed | null) => E,
): E {
  const whole = evaluate(null)
  const disputed = openDisputes(agreement, asOf)
  if (disputed === null) return whole
  const { value, verdict, result } = evaluate(disputed)
  if (same(value, whole.value) && verdict === whole.verdict) return whole
  return {
    ...whole,
    finality: 'provisional',
    result: {
      ...whole.result,
      finality: 'provisional',
      disputed: whole.result.disputed ?? { without: result.value, verdict },
    },
  }
}

/**
 * The evidence without disputed incidents: what they declare and the exclusions that they claim. What the monitoring saw
 * stays, for it is not what the dispute is about.
 */
export function withoutIncidents(evidence: Evidence, { incidents }: Disputed): Evidence {
  return {
    ...evidence,
    declared: evidence.declared.filter(({ ref }) => !incidents.has(ref)),
    exclusions: evidence.exclusions.filter(({ incident }) => !incidents.has(incident)),
  }
}

/** Tickets or orders without those that are disputed. */
export function withoutItems<T extends { id: string }>(items: readonly T[], disputed: Disputed): T[] {
  return items.filter(({ id }) => !disputed.items.has(id))
}
