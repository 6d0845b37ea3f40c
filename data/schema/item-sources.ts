import { z } from 'zod'
import { Id, TimeZone } from './common.ts'
import { Duration } from './duration.ts'

const Words = z.union([z.string().transform((word) => [word]), z.array(z.string()).min(1)])
const Column = z.string().min(1)
const OptionalColumn = Column.optional()

/** What the sources of items have in common: which files, and how to read what stands in them. */
const common = {
  id: Id,
  /** Paths or patterns, relative to the data folder; the ending names the format: CSV, NDJSON or Parquet. */
  files: z.union([z.string().transform((file) => [file]), z.array(z.string()).min(1)]),
  /** The zone of times without an offset, and of the days that dates without a time stand for. */
  timeZone: TimeZone,
  /** A strptime pattern for times that are not ISO 8601, as in "%d-%m-%Y %H:%M"; it holds for every column of times. */
  timeFormat: z.string().optional(),
  /** Texts that say that there is no value, besides an empty one, as in "?" or "Date Not Captured". */
  nulls: z.array(z.string()).default([]),
}

/** Whose and of which service the items are. */
const belongs = {
  /** The service of every row, where no column names it. */
  service: Id.optional(),
  /** What the files call a service, and its id here; without it the files use the ids. */
  services: z.record(z.string(), Id).optional(),
  /** What the files call a customer, and the id of the party in agreements; without it the files use the ids. */
  customers: z.record(z.string(), Id).optional(),
}
const belongsColumns = { service: OptionalColumn, customer: OptionalColumn }

const EventKind = z.enum([
  'created',
  'reported',
  'reply',
  'customer-reply',
  'update',
  'state',
  'priority',
  'edited',
])

/**
 * Tickets (semantics 2.7.5), in one of two shapes. `events`: a row says what happened, or how a ticket stood from then on
 * (an audit log). `tickets`: a row is a ticket, with a column for each time.
 */
export const TicketsSource = z
  .strictObject({
    ...common,
    ...belongs,
    type: z.literal('tickets'),
    rows: z.enum(['events', 'tickets']),
    columns: z.strictObject({
      id: Column,
      ...belongsColumns,
      state: OptionalColumn,
      priority: OptionalColumn,
      created: OptionalColumn,
      /** The customer's own time of the report, which may lie before `created`. */
      reported: OptionalColumn,
      /** The company's own verdict: compared with, never counted. Of several rows the last one tells. */
      met: OptionalColumn,
      /** A word from which follows that the ticket does not count; see `excluded`. */
      excluded: OptionalColumn,
      /** Rows of events: when it happened, and what, if not only the state or the priority. */
      time: OptionalColumn,
      event: OptionalColumn,
      /** Rows of events: when the row was written; an event that was backdated counts from then on, and is told. */
      recorded: OptionalColumn,
      /** Rows of tickets: the times of what happened. */
      firstReply: OptionalColumn,
      solved: OptionalColumn,
      closed: OptionalColumn,
      cancelled: OptionalColumn,
      /** Rows of tickets: all pauses as one sum, in `pausedUnit` or written out as in "2 h 30 min". */
      paused: OptionalColumn,
      /** Rows of tickets: each pause with its times, "2026-06-12T16:30/2026-06-15T09:00; …". */
      pauses: OptionalColumn,
    }),
    /** Which words in the event column mean what; what is of no concern stands under `ignore`. */
    events: z.partialRecord(z.union([EventKind, z.literal('ignore')]), Words).optional(),
    /** Which words in the state column mean what: open, solved, closed, cancelled, or a name for `pauseStates`. */
    states: z.record(Id, Words).optional(),
    /** Which words in the priority column mean what; without it they stand for themselves. */
    priorities: z.record(z.string(), Words).optional(),
    pausedUnit: z.enum(['ms', 's', 'min', 'h']).default('ms'),
    met: z.strictObject({ yes: Words, no: Words }).optional(),
    /** Which words mean that a ticket does not count, by the reason: `{ spam: Skräppost, duplicate: [Dubblett] }`. */
    excluded: z.record(Id, Words).optional(),
  })
  .check((ctx) => {
    const { rows, columns, events, states, met, excluded } = ctx.value
    const wrong = (path: string[], message: string) =>
      ctx.issues.push({ code: 'custom', path, message, input: ctx.value })
    const others = rows === 'events' ? TICKET_COLUMNS : EVENT_COLUMNS
    for (const name of others) {
      if (columns[name] !== undefined)
        wrong(['columns', name], `belongs to rows of ${rows === 'events' ? 'tickets' : 'events'}; remove it`)
    }
    if (rows === 'events' && columns.time === undefined)
      wrong(['columns'], 'expected `time`, the column that says when each event happened')
    if (rows === 'events' && columns.event === undefined && columns.state === undefined)
      wrong(['columns'], 'expected `event` or `state`, the column that says what happened')
    if (rows === 'tickets' && columns.created === undefined)
      wrong(['columns'], 'expected `created`, the column that says when each ticket was made')
    const words = {
      event: [events, 'events'],
      state: [states, 'states'],
      met: [met, 'met'],
      excluded: [excluded, 'excluded'],
    } as const
    for (const [column, [meaning, key]] of Object.entries(words)) {
      if (columns[column as keyof typeof words] !== undefined && meaning === undefined)
        wrong(['columns', column], `expected \`${key}\` beside \`columns\`, which says what its words mean`)
    }
  })
export type TicketsSource = z.infer<typeof TicketsSource>

const EVENT_COLUMNS = ['time', 'event', 'recorded'] as const
const TICKET_COLUMNS = ['firstReply', 'solved', 'closed', 'cancelled', 'paused', 'pauses'] as const

/** Answers to surveys (semantics 2.7.7): a row is one answer of one respondent. */
export const SurveysSource = z.strictObject({
  ...common,
  ...belongs,
  type: z.literal('surveys'),
  columns: z.strictObject({
    time: Column,
    /** One column of scores; for NKI the three of them. */
    score: z.union([z.string().transform((column) => [column]), z.array(z.string()).length(3)]),
    /** Without it every row is a respondent of its own. */
    respondent: OptionalColumn,
    /** Which survey or round of it; without it all rows are of one that has the source's id. */
    survey: OptionalColumn,
    ...belongsColumns,
  }),
  /** Scores that are written as words, as in `{ "Mycket nöjd": 5 }`; numbers stand for themselves. */
  scores: z.record(z.string(), z.int()).optional(),
  /** Words for an answer that is none, as in "Vet ej": in no figure, but in the response rate. */
  noOpinion: Words.optional(),
})
export type SurveysSource = z.infer<typeof SurveysSource>

/** How many were asked in each survey, for the response rate. */
export const InvitationsSource = z.strictObject({
  ...common,
  type: z.literal('invitations'),
  columns: z.strictObject({
    time: Column,
    /** Without it a row is one invitation. */
    count: OptionalColumn,
    /** Without it all rows are of the survey that `survey` names. */
    survey: OptionalColumn,
  }),
  survey: z.string().optional(),
})
export type InvitationsSource = z.infer<typeof InvitationsSource>

/** Orders, their lines or parcels (semantics 2.7.8 and 2.7.9): a row is one of them. */
export const DeliveriesSource = z.strictObject({
  ...common,
  ...belongs,
  type: z.literal('deliveries'),
  columns: z.strictObject({
    id: Column,
    /** The order that a line or a parcel is a part of. */
    order: OptionalColumn,
    ...belongsColumns,
    ordered: OptionalColumn,
    promised: OptionalColumn,
    agreed: OptionalColumn,
    delivered: OptionalColumn,
    cancelled: OptionalColumn,
    /** Without it a row counts as one. */
    quantity: OptionalColumn,
    deliveredQuantity: OptionalColumn,
    inspected: OptionalColumn,
    defective: OptionalColumn,
    defectsFound: OptionalColumn,
  }),
})
export type DeliveriesSource = z.infer<typeof DeliveriesSource>

/** Reports that were handed over (semantics 2.7.10): a row is the report of a period of an agreement. */
export const ReportsSource = z.strictObject({
  ...common,
  type: z.literal('reports'),
  columns: z.strictObject({
    /** Left out where every row is of the agreement in `agreement`. */
    agreement: OptionalColumn,
    /** The period's id, as in 2026-06 or 2026-Q2. */
    period: Column,
    delivered: Column,
  }),
  agreement: Id.optional(),
})
export type ReportsSource = z.infer<typeof ReportsSource>

const ONE_OF = {
  good: ['good', 'bad'],
  valid: ['valid', 'total'],
} as const

/**
 * Counts of requests, or of anything else that is good or not (semantics 2.7.2): a row is what was counted in a stretch of
 * time, an increment and never a running total.
 */
export const RequestsSource = z
  .strictObject({
    ...common,
    type: z.literal('requests'),
    columns: z.strictObject({
      /** When the stretch begins; a date alone is its whole local day. */
      time: Column,
      /** When it ends; without it, it is as long as `interval`. */
      end: OptionalColumn,
      service: OptionalColumn,
      /** How many were good, or how many were not. */
      good: OptionalColumn,
      bad: OptionalColumn,
      /** How many count, or how many there were, with those that do not count in `excluded` (client errors, throttled). */
      valid: OptionalColumn,
      total: OptionalColumn,
      excluded: OptionalColumn,
      /** What a row is told apart by: of a service's rows with the same key the last counts, in order of files and rows. */
      key: OptionalColumn,
    }),
    service: belongs.service,
    services: belongs.services,
    /** How long every stretch is, where no column says when it ends. */
    interval: Duration.optional(),
  })
  .check((ctx) => {
    const { columns, interval } = ctx.value
    const wrong = (message: string) =>
      ctx.issues.push({ code: 'custom', path: ['columns'], message, input: ctx.value })
    for (const pair of Object.values(ONE_OF)) {
      if (pair.filter((name) => columns[name] !== undefined).length !== 1)
        wrong(`expected either \`${pair[0]}\` or \`${pair[1]}\``)
    }
    if ((columns.service === undefined) === (ctx.value.service === undefined))
      wrong('expected either `service`, or `service` beside `columns` where every row is of the same one')
    if (columns.excluded !== undefined && columns.total === undefined)
      wrong('`excluded` is taken off `total`; `valid` is without them already, so remove one of the two')
    if ((columns.end === undefined) === (interval === undefined))
      wrong(
        'expected either `end`, the column that says when each stretch ends, or `interval` beside `columns`',
      )
  })
export type RequestsSource = z.infer<typeof RequestsSource>
