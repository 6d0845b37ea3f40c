import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { Id } from './common.ts'
import { services } from './origin.ts'
import { KeyAuth, remote } from './remote.ts'

/** What monitors that somebody else runs have in common: they tell of changes, and are asked with a secret. */
const hosted = {
  id: Id,
  ...remote,
  /** By the monitor's name or number. */
  services,
  ...checkRule,
}

/** How many days back to ask for at most. */
const days = z.int().min(1).default(90)

/** UptimeRobot's API, version 2. */
export const UptimeRobotSource = z.strictObject({
  ...hosted,
  type: z.literal('uptimerobot'),
  auth: KeyAuth,
})
export type UptimeRobotSource = z.infer<typeof UptimeRobotSource>

/** Better Stack's uptime API: monitors of version 2, incidents of version 3. */
export const BetterStackSource = z.strictObject({ ...hosted, type: z.literal('betterstack'), days })
export type BetterStackSource = z.infer<typeof BetterStackSource>

/** Pingdom's API, version 3.1. */
export const PingdomSource = z.strictObject({ ...hosted, type: z.literal('pingdom'), days })
export type PingdomSource = z.infer<typeof PingdomSource>
