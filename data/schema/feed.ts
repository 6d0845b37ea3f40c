import { z } from 'zod'
import { State, Text } from './common.ts'
import { RootCauseCategory } from './deviation.ts'
import { Action, Count, DateText, Decimal, head, Instant, Ms } from './feed-parts.ts'
import { ObjectiveResult } from './feed-result.ts'

export * from './feed-agreement.ts'
export * from './feed-baseline.ts'
export * from './feed-completeness.ts'
export * from './feed-conditions.ts'
export * from './feed-deviation.ts'
export * from './feed-follow-up.ts'
export { Action, Decimal, Instant } from './feed-parts.ts'
export * from './feed-result.ts'
export * from './feed-templates.ts'
export * from './feed-terms.ts'

/*
 * The feed, version 1: the public contract of design.md. Add fields, never rename one.
 * Instants are ISO 8601 UTC with `Z`; local dates are in `page.timeZone`; fields that end in `Ms` are integer
 * milliseconds; percentages are decimal strings, truncated by semantics 2.10, with the exact ratio beside them.
 */

/** One day of which there is more to tell than its letter says. Times are what the service did, before any agreement's exclusions. */
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

/** `start` and `end` only where they differ from the incident's own. */
const Affected = z.object({
  id: z.string(),
  state: State,
  start: Instant.optional(),
  end: Instant.optional(),
})

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
  /** By when the next update is promised, while the incident goes on: once that has passed, the promise was not kept. */
  nextUpdate: Instant.optional(),
  /** Why it happened, once that is known. */
  cause: Text.optional(),
  /** Of which kind the cause is. */
  causeCategory: RootCauseCategory.optional(),
  /** What is done so that it does not come back. Dates are in the page's zone. */
  actions: z.array(Action).optional(),
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
  /**
   * Time that was announced later, as far as it is known. What begins before the window ends makes it longer, and `end` is
   * the later end; other time, as when the window was moved, stands here alone.
   */
  extensions: z.array(z.object({ announcedAt: Instant, start: Instant, end: Instant })).optional(),
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
  /**
   * Run-length: "52o1m37o"; o d p m u(nknown) x(maintenance). Of a day without details all was up and observed where it is
   * `o`, and nothing was observed where it is `u`.
   */
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
  /**
   * Where its state is unknown because nothing is heard from the monitoring that looks at it: when it was looked at last
   * (null for never), and whether the monitoring cannot be reached or has nothing new to tell.
   */
  silence: z.object({ since: Instant.nullable(), why: z.enum(['unreachable', 'silent']) }).optional(),
  days: Days,
  objectives: z.array(ObjectiveResult),
  responseTime: ResponseTime.optional(),
})
export type Service = z.infer<typeof Service>

/** `feed/v1/status.json` */
export const StatusFeed = z.object({
  ...head,
  state: State,
  services: z.array(Service),
  incidents: z.array(Incident),
  maintenance: z.array(Maintenance),
  /** Ids of the services that no public agreement in force has a promise about; absent where there is none. */
  withoutAgreement: z.array(z.string()).optional(),
})
export type StatusFeed = z.infer<typeof StatusFeed>

/** A service that another depends on, with its state when the feed was made. */
const Dependency = z.object({ id: z.string(), name: Text, href: z.string(), state: State, since: Instant })

/** `feed/v1/services/ID.json`: closed periods, all incidents and maintenance, and daily response times of one service. */
export const ServiceFeed = z.object({
  ...head,
  service: Service,
  /** What it cannot do without, and what cannot do without it. */
  dependsOn: z.array(Dependency).optional(),
  dependents: z.array(Dependency).optional(),
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

/** A local month of the page's zone: the incidents that began in it, and what the services lost, by their days. */
const Month = z.object({
  id: z.string().regex(/^\d{4}-\d{2}$/),
  incidents: Count,
  /** Only services that lost any time or were under maintenance, which is not in the other figures. */
  services: z.array(
    z.object({ id: z.string(), downMs: Ms, partialMs: Ms, degradedMs: Ms, maintenanceMs: Ms }),
  ),
})

/** `feed/v1/incidents.json`: every incident and maintenance window, newest first. */
export const IncidentsFeed = z.object({
  ...head,
  /** What the services are called that the events name. */
  services: z.array(z.object({ id: z.string(), name: Text, href: z.string() })),
  incidents: z.array(Incident),
  maintenance: z.array(Maintenance),
  /** Every month from the first that anything is known of, newest first. */
  months: z.array(Month).optional(),
})
export type IncidentsFeed = z.infer<typeof IncidentsFeed>
