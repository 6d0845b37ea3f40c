import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { CreditEntry, Step } from '../../../data/schema/feed.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Figures, PeriodBounds } from '../types.ts'

/** An outage and how much of it counts in the period, in weighted milliseconds. */
export interface CountedOutage extends Interval {
  countedMs: number
}

/** What credits are computed from: how one objective ended in one period, on one service where it has one. */
export interface CreditVerdict
  extends Pick<Figures, 'value' | 'verdict' | 'certainty' | 'finality' | 'phase' | 'binding'> {
  objective: string
  service?: string
  period: PeriodBounds
  /** It does not bind because more work came than it was promised for. */
  aboveCap?: true
  /** For time-based objectives. */
  outages?: CountedOutage[]
  /** For objectives on items: how many missed their target. */
  missed?: number
}

/** What besides the verdicts and the terms decides: nothing else is read, least of all a clock. */
export interface CreditContext {
  agreement: Pick<Agreement, 'id' | 'timeZone' | 'effectiveFrom' | 'effectiveTo' | 'objectives'>
  calendars: Record<string, Calendar>
  /** Epoch milliseconds. */
  asOf: number
  /** What earlier periods gave, for caps over months, rights to terminate and downtime that is used up. */
  earlier: readonly CreditEntry[]
}

/** The fee in the terms' currency. Where no fee is stated both are per cent of a month's fee: a month is 100. */
export interface Fee {
  month: Ratio
  period: Ratio
}

/** What a rule gives for a breach before anything else is looked at. */
export interface Given {
  kind: CreditEntry['kind']
  amount: Ratio
  tier?: { below: string; atLeast?: string }
  /** Whether a right other than money has arisen. */
  due?: boolean
  steps: Step[]
}

/** An entry in the making. Its `amount` is what is credited, `rate` what the rule gives by itself. */
export interface Draft extends Given {
  verdict: CreditVerdict
  objective: Objective
  fee: Fee
  rate: Ratio
  /** `amount` before it was rounded; only once it was. */
  exact?: Ratio
  status: CreditEntry['status']
  claimBy?: Temporal.PlainDate
  capped?: NonNullable<CreditEntry['capped']>
  used?: Interval[]
}
