import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { Id } from './common.ts'
import { Duration } from './duration.ts'

const Place = z
  .string()
  .regex(/^(?:\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/, 'expected a host and its port, as in db.example.se:5432')

/** One status, or all from one to another, as in "200-299". */
const Statuses = z
  .union([z.int().min(100).max(599).transform(String), z.string()])
  .pipe(
    z
      .string()
      .regex(/^[1-5]\d\d(?:-[1-5]\d\d)?$/, 'expected a status or a range of them, as in 200 or 200-299'),
  )

const service = Id

/** An HTTP address: it is well when the answer has an expected status, and the text where one is named. */
const HttpTarget = z.strictObject({
  service,
  url: z.url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' }),
  /** After redirections. */
  status: z.union([Statuses.transform((one) => [one]), z.array(Statuses).min(1)]).default(['200-299']),
  /** What the answer must hold. */
  text: z.string().min(1).optional(),
  /** An answer that takes longer is degraded. */
  slow: Duration.optional(),
})

/** A port that must take connections. */
const TcpTarget = z.strictObject({ service, tcp: Place, slow: Duration.optional() })

/** A certificate: degraded when it ends soon, down when it does not hold for its host. */
const TlsTarget = z.strictObject({ service, tls: Place, daysLeft: z.int().min(0).default(14) })

export type Target = z.infer<typeof HttpTarget> | z.infer<typeof TcpTarget> | z.infer<typeof TlsTarget>

/** Our own looks at services, for who has no monitor. `watch` looks at every `interval`; a single build looks once. */
export const ProbeSource = z
  .strictObject({
    id: Id,
    type: z.literal('probe'),
    targets: z
      .array(
        z.union([HttpTarget, TcpTarget, TlsTarget], {
          error:
            'expected a target with `service` and one of `url`, `tcp` or `tls`, and what belongs to that',
        }),
      )
      .min(1),
    /** How long one try may take. */
    timeout: Duration.default(10_000),
    /** How often a failure is tried again at once before it counts. */
    retries: z.int().min(0).max(5).default(1),
    /** How many targets are looked at at the same time. */
    concurrency: z.int().min(1).max(500).default(20),
    ...checkRule,
  })
  .refine(({ interval }) => interval >= 5_000, { path: ['interval'], error: 'expected at least 5 s' })
  .refine(({ interval, timeout, retries }) => timeout * (retries + 1) <= interval, {
    path: ['timeout'],
    error:
      'a look with all its tries must be over before the next: timeout × (retries + 1) is more than `interval`; lower `timeout` or `retries`',
  })
export type ProbeSource = z.infer<typeof ProbeSource>
