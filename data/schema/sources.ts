import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { ClickHouseSource } from './clickhouse-source.ts'
import { Id, TimeZone } from './common.ts'
import { CstateSource } from './cstate-source.ts'
import { BetterStackSource, PingdomSource, UptimeRobotSource } from './hosted-sources.ts'
import { IcalSource } from './ical-source.ts'
import {
  DeliveriesSource,
  InvitationsSource,
  ReportsSource,
  RequestsSource,
  SurveysSource,
  TicketsSource,
} from './item-sources.ts'
import { JsonSource } from './json-source.ts'
import {
  GatusSource,
  type KumaMaintenance,
  KumaSource,
  PrometheusSource,
  StatuspageSource,
} from './monitor-sources.ts'
import { ProbeSource } from './probe-source.ts'
import { StateWords } from './state-words.ts'
import { UpptimeSource } from './upptime-source.ts'

/** The results of checks in CSV, NDJSON or Parquet files (semantics 2.7.3). */
export const ChecksSource = z.strictObject({
  id: Id,
  type: z.literal('checks'),
  /** Paths or patterns, relative to the data folder; the ending names the format. */
  files: z.union([z.string().transform((f) => [f]), z.array(z.string()).min(1)]),
  columns: z.strictObject({
    time: z.string(),
    /** Left out where every row is of the one service in `service`. */
    service: z.string().optional(),
    state: z.string(),
    responseTime: z.string().optional(),
  }),
  /** The service of every row, where the files hold one service each and no column names it. */
  service: Id.optional(),
  /** What the files call a service, and its id here; without it the files use the ids. */
  services: z.record(z.string(), Id).optional(),
  states: StateWords,
  /** For times without an offset; times with one are read as they stand. */
  timeZone: TimeZone.default('UTC'),
  /** A strptime pattern for times that are not ISO 8601, as in "%Y-%m-%d-%H-%M-%S". */
  timeFormat: z.string().optional(),
  ...checkRule,
  /**
   * Where several probes look at a service and a column says which: it is down when at least `down` of those that report
   * find it so, and unknown while fewer than `minReporting` report. Without it every row is of one probe.
   */
  quorum: z
    .strictObject({ column: z.string(), down: z.int().min(1), minReporting: z.int().min(1) })
    .refine(({ down, minReporting }) => minReporting >= down, {
      path: ['minReporting'],
      message: 'with fewer than `down` probes reporting nobody could find it down; expected at least `down`',
    })
    .optional(),
})
export type ChecksSource = z.infer<typeof ChecksSource>

/** `data/sources.yaml` */
export const Sources = z.strictObject({
  sources: z
    .array(
      z.discriminatedUnion('type', [
        ChecksSource,
        PrometheusSource,
        ClickHouseSource,
        KumaSource,
        GatusSource,
        UpptimeSource,
        UptimeRobotSource,
        BetterStackSource,
        PingdomSource,
        JsonSource,
        ProbeSource,
        StatuspageSource,
        CstateSource,
        IcalSource,
        TicketsSource,
        SurveysSource,
        InvitationsSource,
        DeliveriesSource,
        ReportsSource,
        RequestsSource,
      ]),
    )
    .min(1),
})
export type Source = z.infer<typeof Sources>['sources'][number]

/** Sources whose checks become a timeline. */
export type MonitorSource =
  | ChecksSource
  | PrometheusSource
  | ClickHouseSource
  | KumaSource
  | GatusSource
  | UpptimeSource
  | UptimeRobotSource
  | BetterStackSource
  | PingdomSource
  | JsonSource
  | ProbeSource

export function isMonitor(source: Source): source is MonitorSource {
  return [
    'checks',
    'prometheus',
    'clickhouse',
    'kuma',
    'gatus',
    'upptime',
    'uptimerobot',
    'betterstack',
    'pingdom',
    'json',
    'probe',
  ].includes(source.type)
}

/** Sources whose incidents become declared outages. */
export type DeclaringSource = StatuspageSource | CstateSource

export function isDeclaring(source: Source): source is DeclaringSource {
  return ['statuspage', 'cstate'].includes(source.type)
}

/** Sources that tell of maintenance. */
export type MaintenanceSource = IcalSource | StatuspageSource | KumaMaintenance

export function isMaintenance(source: Source): source is MaintenanceSource {
  if (source.type === 'kuma') return source.maintenance !== undefined
  return ['ical', 'statuspage'].includes(source.type)
}
