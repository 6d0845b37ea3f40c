import type { CheckState } from '../check-rows.ts'
import type { Sample } from '../samples.ts'

/** Kuma's own numbers for what a heartbeat found. */
const DOWN = 0
const UP = 1
const PENDING = 2
const MAINTENANCE = 3

/** Kuma writes UTC and no zone; version 1 leaves the milliseconds out now and then. */
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?$/

/**
 * Reads a heartbeat after one that left the monitor in `before`. PENDING is a failure that Kuma did not confirm yet, and
 * forgets within a day: the state before it holds. MAINTENANCE is not looked at, so nothing is known.
 */
export function readBeat(
  { status, time, ping }: { status?: unknown; time?: unknown; ping?: unknown },
  ref: string,
  before: CheckState | undefined,
): Sample | { reason: string; found: string } {
  const at = instantOf(time)
  const state = stateOf(status, before)
  if (at === null)
    return {
      reason: 'the time cannot be read; expected YYYY-MM-DD HH:MM:SS.mmm',
      found: String(time),
    }
  if (state === null) return { reason: 'the status is not one of 0, 1, 2 and 3', found: String(status) }
  return { at, state, ref, ...(status === UP && typeof ping === 'number' && { tookNs: ping * 1e6 }) }
}

/** An instant as Kuma writes it. */
export function timeText(at: number): string {
  return new Date(at).toISOString().slice(0, -1).replace('T', ' ')
}

/** Reads an instant as Kuma writes it; null for anything else. */
export function instantOf(time: unknown): number | null {
  if (typeof time !== 'string' || !TIME.test(time)) return null
  try {
    // Date.parse would take 30 February for 2 March.
    return Temporal.Instant.from(`${time}Z`).epochMilliseconds
  } catch {
    return null
  }
}

function stateOf(status: unknown, before: CheckState | undefined): CheckState | null {
  switch (status) {
    case UP:
      return 'up'
    case DOWN:
      return 'down'
    case PENDING:
      return before ?? 'unknown'
    case MAINTENANCE:
      return 'unknown'
    default:
      return null
  }
}
