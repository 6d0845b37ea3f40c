import { z } from 'zod'
import { Id, InstantText, Text, TimeZone } from './common.ts'
import { Duration } from './duration.ts'
import { Link, Look } from './look.ts'
import { VariableName } from './remote.ts'

const Contact = z
  .string()
  .regex(
    /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/,
    'expected an address with its kind, as in mailto:security@example.com, https://example.com/security or tel:+46-8-123456',
  )

/** `data/site.yaml` */
export const Site = z.strictObject({
  /** The form of the data folder (docs/upgrading.md). */
  schema: z
    .literal(
      1,
      'expected 1, the form of data folder that this version reads; a newer form needs a newer sla-status (docs/upgrading.md)',
    )
    .optional(),
  name: Text,
  /** Where the page is published; its path becomes the site's base path. */
  url: z.url({ protocol: /^https?$/, error: 'expected an address, as in https://status.example.com' }),
  timeZone: TimeZone,
  /** The first is the default and stands at the site's root. */
  locales: z
    .array(z.enum(['sv', 'en'], 'expected sv or en'))
    .min(1)
    .default(['sv', 'en']),
  /** Makes the page a dated archive of this instant. Without it the page is live. */
  asOf: InstantText.optional(),
  look: Look.optional(),
  /** In the order shown. */
  links: z.array(Link).default([]),
  /** What of public agreements stays private unless it says `true` here (semantics 2.12). */
  publish: z
    .strictObject({
      /** What breaches give, in per cent of the fee. */
      credits: z.boolean().default(false),
      /** With credits: amounts of money too, from which the fee can be told. */
      fees: z.boolean().default(false),
      /** Addresses and telephone numbers of the channels, and how each step of the escalation is reached. */
      contacts: z.boolean().default(false),
      /** Who signed. Roles are told anyway. */
      names: z.boolean().default(false),
      /** What suppliers promise for what an agreement rests on, and whether that can back its targets. */
      suppliers: z.boolean().default(false),
      /** Where signed texts and the agreements with suppliers lie; checksums are told anyway. */
      documents: z.boolean().default(false),
      /** What each service delivered in twelve months, and what other terms would have given: pages and files of their own. */
      baseline: z.boolean().default(false),
      /** Which of the questions that a clear agreement answers each leaves open (rules L01 to L25). */
      completeness: z.boolean().default(false),
      /** What agreements are begun from, and where they differ from it: pages and a file of their own. */
      templates: z.boolean().default(false),
    })
    .default({
      ...{ credits: false, fees: false, contacts: false, names: false },
      suppliers: false,
      ...{ documents: false, baseline: false, completeness: false, templates: false },
    }),
  /** Whom to tell of a security hole, for `.well-known/security.txt` (RFC 9116); without it there is no such file. */
  security: z
    .strictObject({
      /** In the order of preference. */
      contact: z.union([Contact.transform((one) => [one]), z.array(Contact).min(1)]),
      /** Until when it holds; a year from each build unless given. */
      expires: InstantText.optional(),
    })
    .optional(),
  /** Keep a record of closed periods in `record/closed/`, which is then what is published of them (docs/verify.md). */
  record: z.boolean().default(false),
  /** Whom `watch` tells when a state or a standing changes: environment variables with the address and the secret. */
  webhook: z.strictObject({ url: VariableName, secret: VariableName }).optional(),
  /** After a build as old as this the page stops saying "operational". */
  staleAfter: Duration.default(600_000),
})
export type Site = z.infer<typeof Site>

/** `data/services.yaml`, in the order in which they are shown. */
export const Services = z.strictObject({
  services: z
    .array(
      z.strictObject({
        id: Id,
        name: Text,
        group: Text.optional(),
        /**
         * Where several sources of checks look at it: whose word counts, the first that knows a stretch of time. Without
         * it, and for sources that are not named, what any of them knew is known and the worst counts.
         */
        sources: z.array(Id).min(1).optional(),
        /** Services that it cannot do without. Shown on the pages of both; no figure depends on it. */
        dependsOn: z.array(Id).default([]),
      }),
    )
    .min(1)
    .check((ctx) => {
      const wrong = (path: (string | number)[], message: string, input: unknown) =>
        ctx.issues.push({ code: 'custom', path, message, input })
      const known = ctx.value.map(({ id }) => id)
      for (const [index, { id, dependsOn }] of ctx.value.entries()) {
        if (known.indexOf(id) < index) wrong([index, 'id'], `two services are called "${id}"`, id)
        for (const [at, other] of dependsOn.entries()) {
          const path = [index, 'dependsOn', at]
          if (other === id) wrong(path, `"${id}" cannot depend on itself; take it out`, other)
          else if (!known.includes(other))
            wrong(path, `no service is called "${other}"; this file has ${known.join(', ')}`, other)
          else if (dependsOn.indexOf(other) < at) wrong(path, `"${other}" stands twice; keep one`, other)
        }
      }
    }),
})
export type ServiceEntry = z.infer<typeof Services>['services'][number]
