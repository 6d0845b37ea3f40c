import { instantText } from '../sla/time/text.ts'
import { lastReport } from './timeline-lost.ts'

/** The clock of the machine cannot be right. The command line exits with 1. */
export class ClockError extends Error {}

/** The flag of `build` that goes on after a pause. */
export const ACCEPT_CLOCK = '--accept-clock'

const DAY_MS = 86_400_000
/** Longer than a quarter: who builds for reports alone is not asked. */
const PAUSE_MS = 100 * DAY_MS

/**
 * Sees to it that a clock that runs far ahead writes nothing into the record: periods would become final before their time,
 * and nothing could follow them until that time has come. Whether it does is told by the report of the last build.
 * @param asOf - What the clock says, epoch milliseconds.
 * @throws ClockError when that is 100 days later than the last build or more, unless that is accepted.
 */
export async function requireClock(
  asOf: number,
  { out, accept }: { out: string; accept: boolean },
): Promise<void> {
  const last = Date.parse((await lastReport(out)).asOf ?? '')
  if (accept || Number.isNaN(last) || asOf - last < PAUSE_MS) return
  const days = Math.floor((asOf - last) / DAY_MS)
  throw new ClockError(
    `The clock says ${instantText(asOf)}, ${days} days after the last build, of ${instantText(last)}; nothing was published or recorded. Set the clock, or where it is right build once with ${ACCEPT_CLOCK}`,
  )
}
