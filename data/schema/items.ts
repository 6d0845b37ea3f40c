/*
 * What is counted one by one, in its normal form: event lists of tickets, orders, answers and reports. Instants are
 * epoch milliseconds. Sources fill these in from mapped columns; the engine reads nothing else.
 */

/**
 * What can happen to a ticket. `state` and `priority` carry the new one in `value`; the states that the engine knows are
 * `open`, `solved`, `closed`, `cancelled`, and any other name can stand in `pauseStates`.
 */
export interface TicketEvent {
  at: number
  /** `reported`: the customer's own time, which may lie before `created`. `reply`: public, by a human agent. */
  kind: 'created' | 'reported' | 'reply' | 'customer-reply' | 'update' | 'state' | 'priority' | 'edited'
  value?: string
}

export interface Ticket {
  id: string
  service?: string
  /** A customer's id; without it the ticket is everybody's. */
  customer?: string
  priority: string
  /** Sorted by time. */
  events: TicketEvent[]
  /** The company's own verdict, where the export has one: to compare with, never to count. */
  saidMet?: boolean
  /** Spam, duplicate, out of scope: not counted, and why. */
  excluded?: string
}

/** An order, a line of one, or a parcel. Dates without a time are the start of the local day, and `dateOnly` says so. */
export interface Delivery {
  id: string
  service?: string
  customer?: string
  ordered?: number
  /** The date promised at the order, and the latest that the customer asked for instead. */
  promised?: number
  agreed?: number
  delivered?: number
  cancelled?: number
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
  survey: string
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

/** Requests, or anything else that is good or not, in a stretch of time. The same `key` again replaces the earlier one. */
export interface CountSlice {
  service: string
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
