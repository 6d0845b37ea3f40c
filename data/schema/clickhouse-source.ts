import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { Id } from './common.ts'
import { Duration } from './duration.ts'
import { oneOrigin, services } from './origin.ts'
import { remote } from './remote.ts'
import { StateWords } from './state-words.ts'

/** Results of checks in a table of ClickHouse, asked for over HTTP. */
export const ClickHouseSource = z
  .strictObject({
    id: Id,
    type: z.literal('clickhouse'),
    ...remote,
    /** How long one answer may take: the server reads millions of rows for it. */
    timeout: Duration.default(120_000),
    database: z.string().min(1).default('default'),
    /** One row a check. */
    table: z.string().min(1).optional(),
    /** Or a SELECT that gives such rows. */
    query: z
      .string()
      .regex(/^\s*(select|with)\s[^;]*$/i, 'expected one SELECT without a semicolon')
      .optional(),
    columns: z.strictObject({
      /** A DateTime or DateTime64. */
      time: z.string().min(1),
      service: z.string().min(1),
      state: z.string().min(1),
      /** Milliseconds. */
      responseTime: z.string().min(1).optional(),
    }),
    services,
    states: StateWords,
    /** How many days back to ask for. */
    days: z.int().min(1).default(90),
    ...checkRule,
  })
  .refine(...oneOrigin('table', 'query'))
export type ClickHouseSource = z.infer<typeof ClickHouseSource>
