import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { Id, TimeZone } from './common.ts'
import { fetched, oneOrigin, services } from './origin.ts'
import { remote } from './remote.ts'

/**
 * A selector of series, which the query puts a range behind. A word before a bracket of arguments would be a function, and
 * of a function's values nobody knows when they were measured.
 */
const Selector = z
  .string()
  .regex(
    /^(?:[a-zA-Z_:][\w:]*)?(?:\{(?:[^{}"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*\})?$/,
    'expected a selector of series, as in probe_success{job="blackbox"}; for more than that write a recording rule and select its series',
  )
  .min(1)

/** Prometheus, and all that answer as it does: VictoriaMetrics, Mimir, Thanos. */
export const PrometheusSource = z
  .strictObject({
    id: Id,
    type: z.literal('prometheus'),
    ...remote,
    /** Mimir's X-Scope-OrgID, where it has several tenants. */
    tenant: z.string().min(1).optional(),
    /** Series whose samples are 1 where the service is up and 0 where it is down, as `probe_success`. */
    query: Selector,
    /** Series of response times in seconds, with the same labels, as `probe_duration_seconds`. */
    responseTime: Selector.optional(),
    /** Series of classic histograms of response times in seconds, as `http_request_duration_seconds_bucket`. */
    responseTimeBuckets: Selector.optional(),
    /** The label that tells services apart. */
    label: z.string().min(1).default('instance'),
    services,
    /** How many days back to ask for: no more than the server keeps. */
    days: z.int().min(1).default(90),
    ...checkRule,
  })
  .refine(({ interval }) => interval >= 1000, {
    path: ['interval'],
    error: 'is also the step of the queries; expected at least 1 s',
  })
  .refine((source) => source.responseTime === undefined || source.responseTimeBuckets === undefined, {
    path: ['responseTimeBuckets'],
    error: 'stands beside `responseTime`; expected one of them, for both would count the same requests twice',
  })
export type PrometheusSource = z.infer<typeof PrometheusSource>

/** Uptime Kuma, 1 or 2: its SQLite file, or what a status page of it shows everybody. */
export const KumaSource = z
  .strictObject({
    id: Id,
    type: z.literal('kuma'),
    /** Relative to the data folder; opened for reading alone. */
    file: z.string().min(1).optional(),
    ...fetched,
    /** The status page's name in its address, beside `url`. */
    page: z
      .string()
      .regex(/^[a-zA-Z0-9-]+$/, 'expected what follows /status/ in the page\'s address, as in "drift"')
      .optional(),
    /** By the monitor's name. */
    services,
    /**
     * To read the planned maintenance in the file too: the zone that Kuma's server is in, for windows that are in the
     * server's.
     */
    maintenance: z.strictObject({ timeZone: TimeZone }).optional(),
    ...checkRule,
  })
  .refine(...oneOrigin('file', 'url', 'files'))
  .refine(({ file, maintenance }) => maintenance === undefined || file !== undefined, {
    path: ['maintenance'],
    error: 'expected `file` beside it: a status page does not tell of maintenance that is to come',
  })
  .refine(({ url, page }) => (url === undefined) === (page === undefined), {
    path: ['page'],
    error: 'expected `page` beside `url`, and nowhere else: which status page to ask for',
  })
export type KumaSource = z.infer<typeof KumaSource>
/** One whose planned maintenance is read too. */
export type KumaMaintenance = KumaSource & { file: string; maintenance: { timeZone: string } }

/** Gatus: its SQLite file, or /api/v1/endpoints/statuses. */
export const GatusSource = z
  .strictObject({
    id: Id,
    type: z.literal('gatus'),
    /** Relative to the data folder; opened for reading alone. */
    file: z.string().min(1).optional(),
    ...fetched,
    /** By the endpoint's key, which is its group and name, as in core_frontend. */
    services,
    ...checkRule,
  })
  .refine(...oneOrigin('file', 'url', 'files'))
export type GatusSource = z.infer<typeof GatusSource>

/** Incidents of a page that speaks version 2 of Statuspage's API, as incident.io's pages and others do. */
export const StatuspageSource = z
  .strictObject({
    id: Id,
    type: z.literal('statuspage'),
    ...fetched,
    /** By the component's name or id. */
    services,
  })
  .refine(...oneOrigin('url', 'files'))
export type StatuspageSource = z.infer<typeof StatuspageSource>
