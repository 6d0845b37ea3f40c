import { hash } from 'node:crypto'
import type { StatusFeed } from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'

const LONGEST_MS = 900_000

/**
 * Which stretch of time a build is in, by when its feed was made. Each page has stretches of its own, so that no build has to
 * draw them all. An archive has one: its time stands still.
 * @param id - What the page is about.
 */
export function stretchOf(
  id: string,
  { generatedAt, staleAfter, page }: Pick<StatusFeed, 'generatedAt' | 'staleAfter' | 'page'> = statusFeed(),
): number {
  if (page.archive) return 0
  const made = Date.parse(generatedAt)
  const length = Math.max(1, Math.min(LONGEST_MS, (Date.parse(staleAfter) - made) / 2))
  const offset = hash('sha256', id, 'buffer').readUInt32BE() / 2 ** 32
  return Math.floor(made / length + offset)
}

/**
 * The days until which there is data and on which the feed was made: what is of the same day is told without its date.
 * @param zones - Those that times are told in besides the page's own.
 */
export function daysOf(zones: string[] = []): string[] {
  const { generatedAt, dataThrough, page } = statusFeed()
  return [page.timeZone, ...zones].flatMap((zone) => [dayOf(generatedAt, zone), dayOf(dataThrough, zone)])
}

const days = new Map<string, string>()

function dayOf(instant: string, zone: string): string {
  const key = `${instant} ${zone}`
  const day =
    days.get(key) ?? Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
  days.set(key, day)
  return day
}
