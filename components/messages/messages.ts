import type { State } from '../../data/schema/common.ts'
import type { ChainMessages } from '../chain/messages.ts'
import type { Problem } from '../feed-client.ts'
import type { BadgeMessages } from '../sla-badge/messages.ts'
import type { CalculatorMessages } from '../sla-calculator/messages.ts'
import type { ComplianceMessages } from '../sla-compliance/messages.ts'
import type { HistoryMessages } from '../sla-history/messages.ts'
import type { IncidentsMessages } from '../sla-incidents/messages.ts'
import type { ResponseTimeMessages } from '../sla-response-time/messages.ts'

/** Forms of a word by plural category; `other` stands in for those that a language does not need. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** How the objectives of the shown services stand. */
export interface Standing {
  total: number
  onTrack: number
  atRisk: number
  broken: number
  noData: number
  /** `november`, or nothing where the objectives have different periods. */
  period?: string
  month: boolean
  past: boolean
}

/** The facts of a maintenance window that decide whether its time counts, dates already in words. */
export interface MaintenanceReason {
  excluded: boolean
  why: string
  announced?: string
  deadline?: string
}

/**
 * Everything that the components say, in one language. A further language is one object of this type: whatever is
 * missing fails the type check. Functions get numbers and dates already in words.
 */
export interface Messages {
  states: Record<State, string>
  /** `operational` of a day or of an archive. */
  worked: string
  /** A sentence about services in a state; `who` is a name, a list of names, `all` or `countOf`. */
  clause: Record<State, (who: string, many: boolean, past: boolean) => string>
  all: string
  others: string
  countOf: (count: string) => string
  unknownNow: string
  standing: (standing: Standing, plural: (count: number, forms: Plural) => string) => string
  dataThrough: (instant: string) => string
  next: (time: string) => string
  stale: (instant: string, age: string) => string
  archive: (instant: string) => string
  dateAndTime: (date: string, time: string) => string
  zone: (timeZone: string) => string
  loading: string
  noServices: string
  noneOfThese: string
  problem: Record<Problem, string>
  failingSince: (problem: string, time: string) => string
  updates: Record<string, string>
  began: (instant: string) => string
  lasted: (duration: string) => string
  affects: (services: string) => string
  brokenSince: (period: string, instant: string) => string
  breaksAt: (period: string, instant: string) => string
  earlierUpdates: (count: string) => string
  /** By when the next word of people is promised, and that it was and did not come. */
  nextUpdate: (instant: string) => string
  lateUpdate: (instant: string) => string
  since: (instant: string) => string
  /** Of a target whose agreement begins later. */
  holdsFrom: (day: string) => string
  /** Of a service that nothing is heard of; `instant` is null where nothing ever was. */
  silence: { unreachable: (instant: string | null) => string; silent: (instant: string) => string }
  responseTime: (p95: string, window: string) => string
  days: (count: number, plural: (count: number, forms: Plural) => string) => string
  today: string
  strip: (service: string) => string
  plainDay: string
  uptime: (percent: string) => string
  dayTimes: Record<'downMs' | 'partialMs' | 'degradedMs' | 'unknownMs' | 'maintenanceMs', string>
  asTable: string
  tableCaption: (service: string) => string
  columns: { date: string; state: string; uptime: string; times: string }
  otherDays: (days: string) => string
  target: Record<'>=' | '>' | '<=' | '<', (value: string) => string>
  /** What each item has to keep, where a share of them has to. */
  within: (limit: string) => string
  /** `every`, `mean`, `median`, `p95`: which of the items have to keep the target. */
  quantifiers: Record<string, string>
  workingDays: Plural
  left: (duration: string) => string
  over: (duration: string) => string
  budget: (service: string, percent: string, rest: string) => string
  quarter: (quarter: string, year: string) => string
  standings: Record<
    'on-track' | 'at-risk' | 'lost' | 'met' | 'breached' | 'pending' | 'no-data' | 'excluded',
    string
  >
  items: (good: string, valid: string) => string
  maintenance: string
  running: string
  counts: (reason: MaintenanceReason) => string
  recent: string
  // What one tag alone says stands beside that tag: `sla-x/messages.ts`.
  chain: ChainMessages
  compliance: ComplianceMessages
  history: HistoryMessages
  incidents: IncidentsMessages
  badge: BadgeMessages
  responseTimes: ResponseTimeMessages
  /** Of `<sla-calculator>`, which has its own in Swedish and English; without it a further language has English there. */
  calculator?: CalculatorMessages
}
