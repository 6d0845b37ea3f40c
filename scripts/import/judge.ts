import { instantText } from '../sla/time/text.ts'
import type { FoundIncident, FoundMaintenance } from './found.ts'

const DAY_MS = 86_400_000
/** Longer than this nothing lasts, and nobody leaves an incident without a word: a year is wrong, or it was forgotten. */
const MOST_MS = 366 * DAY_MS
/** What is said of an incident while it lasts. */
const WHILE_IT_LASTS = ['investigating', 'identified', 'monitoring']

/** What makes an incident one that cannot be believed; null where nothing does (semantics T9). Nothing is mended. */
export function whyNotIncident(
  { start, end, services, updates }: FoundIncident,
  asOf: number,
): { reason: string; found: string } | null {
  const span = `${instantText(start)} to ${end === null ? 'open' : instantText(end)}`
  const latest = Math.max(start, ...updates.map(({ at }) => at))
  if (services.length === 0)
    return { reason: 'it names no service; say whose it is with --services "*=our-id"', found: span }
  if (end !== null && end < start) return { reason: 'it ends before it begins', found: span }
  if (Math.max(latest, end ?? 0) > asOf)
    return {
      reason: 'it begins, ends or is told of in the future',
      found: instantText(Math.max(latest, end ?? 0)),
    }
  if (end === null && asOf - latest > MOST_MS)
    return { reason: 'it is still open, and for more than a year nothing was said of it', found: span }
  if (end !== null && end - start > MOST_MS)
    return { reason: 'it lasts more than a year; one of its years is likely wrong', found: span }
  const late = updates.find(({ at, status }) => end !== null && at > end && WHILE_IT_LASTS.includes(status))
  if (late)
    return {
      reason: `it is said to be ${late.status} after it was over`,
      found: `${instantText(late.at)}; ${span}`,
    }
  const early = updates.find(({ at }) => start - at > MOST_MS)
  if (early)
    return {
      reason: 'it was told of more than a year before it began',
      found: `${instantText(early.at)}; ${span}`,
    }
  return null
}

/** The same of a maintenance: one that is announced lies in the future, and is none the worse for it. */
export function whyNotMaintenance(
  { start, end, announcedAt, actual, services }: FoundMaintenance,
  asOf: number,
): { reason: string; found: string } | null {
  const span = `${instantText(start)} to ${instantText(end)}`
  if (services.length === 0)
    return { reason: 'it names no service; say whose it is with --services "*=our-id"', found: span }
  if (end <= start) return { reason: 'it is planned to end before it begins', found: span }
  if (announcedAt > asOf) return { reason: 'it was announced in the future', found: instantText(announcedAt) }
  if (end - start > MOST_MS)
    return { reason: 'it is planned for more than a year; one of its years is likely wrong', found: span }
  if (actual && actual.end === null && asOf - Math.max(actual.start, end) > MOST_MS)
    return { reason: 'it is still under way, more than a year after it should have ended', found: span }
  return null
}
