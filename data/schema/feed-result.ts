import { z } from 'zod'
import { Text } from './common.ts'
import { Count, Decimal, Instant, Ms } from './feed-parts.ts'

/* What one objective came to in one period, as the feed tells it (feed.ts). */

export const Metric = z.enum([
  'availability',
  'request-availability',
  'outage-count',
  'longest-outage',
  'outage-total',
  'response-time',
  'first-response',
  'next-reply',
  'update',
  'resolution',
  'lead-time',
  'delivery-precision',
  'defect-rate',
  'ratio',
  'csat',
  'nps',
  'nki',
  'mttr',
  'mtbf',
  'report-delivery',
  'milestone',
])

export type Metric = z.infer<typeof Metric>

/** A step of the explanation: a rule's name and its numbers, put into words by the reader (semantics 2.16). */
export const Step = z.object({ step: z.string(), values: z.record(z.string(), z.string()) })
export type Step = z.infer<typeof Step>

export const Period = z.object({
  id: z.string(),
  type: z.string(),
  start: Instant,
  end: Instant,
  timeZone: z.string(),
})

export const Verdict = z.enum(['met', 'breached', 'pending', 'no-data', 'excluded'])

const ResultTarget = z.object({
  comparator: z.enum(['>=', '>', '<=', '<']),
  value: Decimal,
  /** `%`, `ms`, `workingDays`, or empty for a plain number. `value`, `worst` and `best` are in it too. */
  unit: z.string(),
  /** `every`, `share`, `mean`, `median` or `p95`. */
  quantifier: z.string().optional(),
  /** With `share`: what each item has to keep. */
  limit: z
    .object({ comparator: z.enum(['>=', '>', '<=', '<']), value: Decimal, unit: z.string() })
    .optional(),
})

/** A part of a period with terms of its own. */
const ResultPart = z.object({
  start: Instant,
  end: Instant,
  target: ResultTarget,
  value: Decimal.nullable(),
  exact: z.object({ num: z.string(), den: z.string() }).nullable(),
  verdict: Verdict,
})

export const ObjectiveResult = z.object({
  agreement: z.string(),
  objective: z.string(),
  service: z.string().optional(),
  metric: Metric,
  title: Text,
  clause: z.string().optional(),
  /** Measured and shown, without a say in the agreement's verdict; `proposed` is promised by nobody yet. */
  kind: z.enum(['kpi', 'proposed']).optional(),
  period: Period,
  target: ResultTarget,
  value: Decimal.nullable(),
  exact: z.object({ num: z.string(), den: z.string() }).nullable(),
  worst: Decimal.optional(),
  best: Decimal.optional(),
  verdict: Verdict,
  reason: z.string().optional(),
  outlook: z.enum(['on-track', 'at-risk', 'lost']).optional(),
  certainty: z.enum(['certain', 'policy', 'resolution-limited']),
  finality: z.enum(['provisional', 'final', 'restated']),
  phase: z.enum(['preparation', 'pilot', 'full']),
  /** From when the agreement holds, where that is still to come: until then nothing is decided. */
  begins: Instant.optional(),
  binding: z.boolean(),
  /** More work came than the cap that the objective was promised up to, and the agreement says that it does not bind then. */
  aboveCap: z
    .object({
      workload: z.string(),
      counts: z.enum(['tickets', 'orders', 'requests']),
      actual: Count,
      cap: Count,
    })
    .optional(),
  coverage: Decimal.nullable(),
  budget: z
    .object({
      totalMs: Ms,
      usedMs: Ms,
      remainingMs: Ms,
      consumed: Decimal,
      burnRate: z.union([Decimal, z.literal('inf')]).nullable(),
      /** When the budget ran out, or will if the open outage goes on (semantics 2.11). */
      breachAt: Instant.optional(),
      /** Of a running period: when the budget is used up at the rate so far, if that is before its end (2.11). */
      exhaustionAt: Instant.optional(),
    })
    .optional(),
  /** What the period ends at: with no more downtime, at the rate so far, or down from now on (semantics 2.11). */
  projection: z.object({ best: Decimal, runRate: Decimal, worst: Decimal }).optional(),
  ledger: z
    .object({
      upMs: Ms,
      downMs: Ms,
      unknownMs: Ms,
      outsideHoursMs: Ms,
      outsideContractMs: Ms,
      futureMs: Ms,
      excluded: z.array(z.object({ reason: z.string(), ms: Ms })),
    })
    .optional(),
  items: z.object({ good: Count, valid: Count, open: Count, pastDue: Count }).optional(),
  /** Figures of this metric that have no field of their own, by name: decimals, or milliseconds where the name ends in `Ms`. */
  numbers: z.record(z.string(), z.string()).optional(),
  /** The value keeps the target only because the contract rounds it (semantics 2.10 R5). */
  metOnlyByRounding: z.literal(true).optional(),
  /** A party disputes what it rests on; `without` is the figure without what is disputed (semantics 2.15). */
  disputed: z.object({ without: Decimal.nullable(), verdict: z.string() }).optional(),
  /** It was final, and changed: who restated it, when and why, and what differs, by field (semantics 2.15). */
  restated: z
    .object({
      version: z.int().min(2),
      reason: z.string(),
      by: z.string(),
      at: Instant,
      before: z.record(z.string(), z.string()),
      after: z.record(z.string(), z.string()),
    })
    .optional(),
  /** The terms changed within the period and each part is judged by its own (semantics 2.13): the worst is the verdict. */
  parts: z.array(ResultPart).optional(),
  method: z.object({ rule: z.string(), parameters: z.record(z.string(), z.string()) }),
  /** Only in an agreement's own file. */
  explain: z.array(Step).optional(),
})
export type ObjectiveResult = z.infer<typeof ObjectiveResult>
