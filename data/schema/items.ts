/*
 * What is counted one by one, in its normal form: event lists of tickets, orders, answers and reports. Instants are
 * epoch milliseconds. Sources fill these in from mapped columns; the engine reads nothing else.
 */

/**
 * What can happen to a ticket. `state` and `priority` carry the new one in `value`; the states that the engine knows are
 * `open`, `solved`, `closed`, `cancelled`, and any other name can stand in `pauseStates`.
 */
export interface TicketEvent {
  /** When it happened, by what was written. */
  at: number
  /** When that was written down, where the system tells: an event that was backdated counts from then on (K8, T9). */
  recordedAt?: number
  /** `reported`: the customer's own time, which may lie before `created`. `reply`: public, by a human agent. */
  kind: 'created' | 'reported' | 'reply' | 'customer-reply' | 'update' | 'state' | 'priority' | 'edited'
  value?: string
}

export interface Ticket {
  id: string
  /** Id of the source that it was read from, which `measurement.source` of an objective can name. */
  source?: string
  service?: string
  /** A customer's id; without it the ticket is everybody's. */
  customer?: string
  /** The one it was created with; `priority` events carry later ones. */
  priority: string
  /** Sorted by when they count: `at`, or when a backdated one was written down. */
  events: TicketEvent[]
  /**
   * How long it was paused altogether, where an export has this sum alone and no times: opened milliseconds, taken off
   * what has elapsed when it was solved. Where the pauses have times they are states in `events` instead.
   */
  pausedMs?: number
  /** The company's own verdict, where the export has one: to compare with, never to count. */
  saidMet?: boolean
  /** Spam, duplicate, out of scope: not counted, and why. */
  excluded?: string
}

/** An order, a line of one, or a parcel. Dates without a time are the start of the local day, and `dateOnly` says so. */
export interface Delivery {
  id: string
  source?: string
  /** The order that a line or a parcel is a part of; without it, the row is an order by itself. */
  order?: string
  service?: string
  customer?: string
  ordered?: number
  /** The date promised at the order, and the latest that the customer asked for instead. */
  promised?: number
  agreed?: number
  delivered?: number
  cancelled?: number
  /** Whether no time of day stands in the dates: a promise then holds to the end of its day. */
  dateOnly: boolean
  /** Where quantities are counted: how many were ordered, delivered, inspected and defective. */
  quantity: number
  deliveredQuantity?: number
  inspected?: number
  defective?: number
  defectsFoundAt?: number
}

/** One answer of one respondent to one survey. */
export interface Answer {
  /** Which round of questions: the latest answer of a respondent to it counts. `measurement.source` can name it. */
  survey: string
  source?: string
  respondent: string
  service?: string
  customer?: string
  at: number
  /** As written; NKI has three of them. Null for "do not know". */
  scores: (number | null)[]
}

/** How many were asked, for the response rate. */
export interface Invitation {
  survey: string
  at: number
  count: number
}

/** A report of a period, by the id of the period that it is about. */
export interface ReportRecord {
  agreement: string
  period: string
  deliveredAt: number
}

/** Requests, or anything else that is good or not, in a stretch of time: increments, which add up. */
export interface CountSlice {
  service: string
  /** Id of the source that it was read from, which `measurement.source` of an objective can name. */
  source?: string
  start: number
  end: number
  good: number
  /** What counts; excluded ones (client errors, throttled) are taken out by the source. */
  valid: number
}

export interface Items {
  tickets: Ticket[]
  deliveries: Delivery[]
  answers: Answer[]
  invitations: Invitation[]
  reports: ReportRecord[]
}
