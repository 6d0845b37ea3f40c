import { z } from 'zod'
import { State, Text } from './common.ts'

/*
 * The feed, version 1: the public contract of design.md. Add fields, never rename one.
 * Instants are ISO 8601 UTC with `Z`; local dates are in `page.timeZone`; fields that end in `Ms` are integer
 * milliseconds; percentages are decimal strings, truncated by semantics 2.10, with the exact ratio beside them.
 */

export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/)
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Ms = z.int()
const Count = z.int().min(0)

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

/** One day that was not plainly operational. Times are what the service did, before any agreement's exclusions. */
export const Day = z.object({
  date: DateText,
  state: State,
  /**
   * Informal uptime of the observed time outside maintenance: a partial outage weighs 0.3 (semantics 2.6.3). Null where
   * less than half of the day was observed.
   */
  uptime: Decimal.nullable(),
  downMs: Ms,
  partialMs: Ms,
  degradedMs: Ms,
  unknownMs: Ms,
  maintenanceMs: Ms,
  incidents: z.array(z.string()),
})
export type Day = z.infer<typeof Day>

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

const Verdict = z.enum(['met', 'breached', 'pending', 'no-data', 'excluded'])

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
  /** Measured and shown, without a say in the agreement's verdict. */
  kind: z.literal('kpi').optional(),
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
  binding: z.boolean(),
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

/** `start` and `end` only where they differ from the incident's own. */
const Affected = z.object({
  id: z.string(),
  state: State,
  start: Instant.optional(),
  end: Instant.optional(),
})

/**
 * What one rule of the credit terms makes of one breach (semantics 2.12). Published only where site.yaml says
 * `publish: { credits: true }`, and money in it only with `fees: true` besides.
 */
export const CreditEntry = z.object({
  agreement: z.string(),
  objective: z.string(),
  service: z.string().optional(),
  period: Period,
  kind: z.enum([
    'tiers',
    'per-started-hour',
    'per-breach',
    'per-percent-point',
    'termination-right',
    'remedy-plan',
  ]),
  /** The band that applied, in per cent or the target's unit. */
  tier: z.object({ below: Decimal, atLeast: Decimal.optional() }).optional(),
  /** What the rule gives by itself, in per cent of the period's fee, cut to two decimals; absent where there is no fee. */
  percent: Decimal.optional(),
  /** What is credited after stacking, caps and the least payout, in the same way. */
  credited: Decimal.optional(),
  /** What is credited in money, with the decimals of the currency; absent where the terms state no fee. */
  amount: Decimal.optional(),
  currency: z.string().optional(),
  /**
   * `provisional`: what it rests on can still change. `none`: nothing is due, and the steps say why. For a right to
   * terminate or a remedy plan, `eligible` says that it is due.
   */
  status: z.enum([
    'provisional',
    'eligible',
    'claimed',
    'approved',
    'paid',
    'expired',
    'waived',
    'automatic',
    'none',
  ]),
  /** The last day for a claim, in the agreement's zone, that day included. */
  claimBy: DateText.optional(),
  /** The cap that cut it. */
  capped: z.enum(['month', '12-months']).optional(),
  /** Downtime that a claim for a service year used, and that no other can use again. */
  used: z.array(z.object({ start: Instant, end: Instant })).optional(),
  steps: z.array(Step),
})
export type CreditEntry = z.infer<typeof CreditEntry>

export const Incident = z.object({
  id: z.string(),
  title: Text,
  impact: z.enum(['none', 'minor', 'major', 'critical']),
  status: z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']),
  start: Instant,
  end: Instant.nullable(),
  services: z.array(Affected),
  /** Newest first. `html` was rendered and sanitised at build time; a reader treats it as hostile all the same. */
  updates: z.array(
    z.object({ at: Instant, status: z.string(), html: Text, services: z.array(Affected).optional() }),
  ),
  /** Page of the incident, relative to the site's root; other languages stand under `LOCALE/`. */
  href: z.string(),
})
export type Incident = z.infer<typeof Incident>

export const Maintenance = z.object({
  id: z.string(),
  title: Text,
  start: Instant,
  end: Instant,
  announcedAt: Instant,
  actual: z.object({ start: Instant, end: Instant.nullable() }).optional(),
  services: z.array(z.string()),
  /** Whether its time is taken out of the figures, and by which test not (semantics 2.6, maintenance validity). */
  counts: z.object({ excluded: z.boolean(), why: z.string(), values: z.record(z.string(), z.string()) }),
  href: z.string(),
})
export type Maintenance = z.infer<typeof Maintenance>

export const ResponseTime = z.object({
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  unit: z.literal('ms'),
  /** ISO 8601 duration that the percentiles cover, ending at `dataThrough`. */
  window: z.string(),
  samples: Count,
})
export type ResponseTime = z.infer<typeof ResponseTime>

const Days = z.object({
  from: DateText,
  count: Count,
  /** Run-length: "52o1m37o"; o d p m u(nknown) x(maintenance). */
  states: z.string().regex(/^(\d+[odpmux])*$/),
  details: z.array(Day),
})

export const Service = z.object({
  id: z.string(),
  name: Text,
  group: Text.optional(),
  /** Page of the service, relative to the site's root; other languages stand under `LOCALE/`. */
  href: z.string(),
  state: State,
  since: Instant,
  days: Days,
  objectives: z.array(ObjectiveResult),
  responseTime: ResponseTime.optional(),
})
export type Service = z.infer<typeof Service>

export const Page = z.object({
  name: Text,
  url: z.string(),
  timeZone: z.string(),
  /** The first is the default and stands at the site's root. */
  locales: z.array(z.string()).min(1),
  archive: z.literal(true).optional(),
})

const head = {
  version: z.literal(1),
  generatedAt: Instant,
  /** The latest instant for which any source reported. */
  dataThrough: Instant,
  /** Past this instant a reader must stop saying "operational". */
  staleAfter: Instant,
  page: Page,
}

/** `feed/v1/status.json` */
export const StatusFeed = z.object({
  ...head,
  state: State,
  services: z.array(Service),
  incidents: z.array(Incident),
  maintenance: z.array(Maintenance),
})
export type StatusFeed = z.infer<typeof StatusFeed>

/** `feed/v1/services/ID.json`: closed periods, all incidents and maintenance, and daily response times of one service. */
export const ServiceFeed = z.object({
  ...head,
  service: Service,
  /** Every day since the first observation, in the form of the service's own `days`. */
  calendar: Days.optional(),
  history: z.array(ObjectiveResult),
  incidents: z.array(Incident),
  maintenance: z.array(Maintenance),
  /** Milliseconds by local day; a day without samples is not there. */
  responseDays: z.array(
    z.object({
      date: DateText,
      p50: z.number(),
      p95: z.number(),
      p99: z.number().optional(),
      samples: Count,
    }),
  ),
})
export type ServiceFeed = z.infer<typeof ServiceFeed>

/** `feed/v1/incidents.json`: every incident and maintenance window, newest first. */
export const IncidentsFeed = z.object({
  ...head,
  /** What the services are called that the events name. */
  services: z.array(z.object({ id: z.string(), name: Text, href: z.string() })),
  incidents: z.array(Incident),
  maintenance: z.array(Maintenance),
})
export type IncidentsFeed = z.infer<typeof IncidentsFeed>

/** `feed/v1/agreements/ID.json`: the public terms of an agreement and what came of them. */
export const AgreementFeed = z.object({
  ...head,
  agreement: z.object({
    id: z.string(),
    title: Text,
    level: z.string(),
    parties: z.array(z.object({ role: z.string(), name: Text })),
    timeZone: z.string(),
    effectiveFrom: DateText,
    effectiveTo: DateText.optional(),
    signed: z.boolean(),
    phases: z.object({
      preparation: DateText.optional(),
      pilot: DateText.optional(),
      full: DateText.optional(),
    }),
    services: z.array(z.object({ id: z.string(), name: Text, href: z.string() })),
    excludes: z.array(Text),
    serviceHours: z.string(),
    maintenance: z.record(z.string(), z.string()),
    /** How often the parties go through it together, and when next: a date in the agreement's zone. */
    reviews: z
      .object({
        cadence: z.enum(['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly']),
        next: DateText.optional(),
      })
      .optional(),
    href: z.string(),
  }),
  results: z.array(ObjectiveResult),
  /** Closed periods, newest first. */
  history: z.array(ObjectiveResult),
  /** What breaches in closed periods give, newest first; only where it is published. */
  credits: z.array(CreditEntry).optional(),
  /** What the running results come to: the worst of them, never a mean (semantics 2.9). */
  summary: z
    .object({
      verdict: Verdict,
      outlook: z.enum(['on-track', 'at-risk', 'lost']).optional(),
      /** How many results are of each kind; those `aside` (KPIs, preparation) and `excluded` have no say. */
      counts: z.object({
        breached: Count,
        noData: Count,
        atRisk: Count,
        onTrack: Count,
        met: Count,
        excluded: Count,
        aside: Count,
      }),
    })
    .optional(),
  /** Since when the terms are as they are, oldest first, with what began that day: amendments of its own, by id. */
  versions: z.array(z.object({ from: DateText, amendments: z.array(z.string()) })).optional(),
  /** Its own amendments by their days. One that is proposed changes nothing. */
  amendments: z
    .array(
      z.object({
        id: z.string(),
        effectiveFrom: DateText,
        state: z.enum(['in-force', 'approved', 'proposed']),
        /** When it was put forward, and when the last party that it needs approved it. */
        proposedAt: DateText.optional(),
        agreedAt: DateText.optional(),
        reason: Text.optional(),
        /** Published terms, as the agreement writes them; null where there was or will be none. */
        changes: z.array(
          z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
        ),
      }),
    )
    .optional(),
  /** Which level the target of each objective is from (semantics 2.14); that level's agreement where it is public. */
  levels: z
    .array(
      z.object({
        objective: z.string(),
        level: z.string(),
        agreement: z.string().optional(),
        amendment: z.string().optional(),
      }),
    )
    .optional(),
})
export type AgreementFeed = z.infer<typeof AgreementFeed>
