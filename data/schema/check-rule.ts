import { z } from 'zod'
import { Duration } from './duration.ts'

/** How the results of checks become states (semantics 2.7.3): what every source of checks says of itself. */
export const checkRule = {
  /** How often the monitor looks; what an outage's bounds and the resolution of the figures follow from. */
  interval: Duration,
  /** How long a result holds when no other follows; twice the interval unless stated. */
  maxStaleness: Duration.optional(),
  /** How many results in a row it takes to change state; backdated to the first of them unless `backdate: false`. */
  confirm: z
    .strictObject({
      failures: z.int().min(1).default(1),
      successes: z.int().min(1).default(1),
      backdate: z.boolean().default(true),
    })
    .default({ failures: 1, successes: 1, backdate: true }),
}
