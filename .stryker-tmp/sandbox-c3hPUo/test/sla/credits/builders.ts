// @ts-nocheck
import { Credits, type CreditTerms } from '../../../data/schema/credits.ts'
import { CreditEntry } from '../../../data/schema/feed.ts'
import { credits } from '../../../scripts/sla/credits/credits.ts'
import type { CreditVerdict } from '../../../scripts/sla/credits/types.ts'
import { type Ratio, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { anAgreement, at, CALENDARS, MINUTE, ZONE } from '../builders.ts'

/* Verdicts and terms said in short. Months are of 2026 in Stockholm; June and April have 43 200 minutes. */

/** Credit terms as an agreement's file would say them. */
export function terms(file: Record<string, unknown>): CreditTerms {
  const read = Credits.parse(file)
  if (read === 'none') throw new Error('expected terms')
  return read
}

/** 10 000 kr a month. */
export const FEE = { amount: 10000, currency: 'SEK', per: 'month' }

/** The share of a month of 43 200 minutes that was up. */
export const without = (minutes: number) => ratio(43_200 - minutes, 43_200)

/** A binding, certain and final breach of the objective `tillganglighet` in June. */
export function breach(
  value: Ratio | null,
  more: Partial<CreditVerdict> & { in?: string } = {},
): CreditVerdict {
  const { in: within = '2026-06-15', ...rest } = more
  return {
    objective: 'tillganglighet',
    period: periodAt('calendar-month', ZONE, at(within)),
    value,
    verdict: 'breached',
    certainty: 'certain',
    finality: 'final',
    phase: 'full',
    binding: true,
    ...rest,
  }
}

/** An outage that began at a time and counts in full. */
export function outage(start: string, minutes: number) {
  const from = at(start)
  return { start: from, end: from + minutes * MINUTE, countedMs: minutes * MINUTE }
}

export interface Asked {
  /** Objectives besides `tillganglighet`, as a file would say them. */
  objectives?: Record<string, unknown>[]
  agreement?: Record<string, unknown>
  asOf?: string
  earlier?: CreditEntry[]
}

/** The entries, each of which has to be what the feed's schema asks for. By default asked on 1 July, before any claim is late. */
export function creditsOf(
  verdicts: CreditVerdict[],
  file: Record<string, unknown>,
  asked: Asked = {},
): CreditEntry[] {
  const agreement = anAgreement({}, asked.agreement)
  const others = asked.objectives ? anAgreement({}, { objectives: asked.objectives }).objectives : []
  const entries = credits(verdicts, terms(file), {
    agreement: { ...agreement, objectives: [...agreement.objectives, ...others] },
    calendars: CALENDARS,
    asOf: at(asked.asOf ?? '2026-07-01'),
    earlier: asked.earlier ?? [],
  })
  return entries.map((entry) => CreditEntry.strict().parse(entry))
}

/** The only entry. */
export function creditOf(
  verdict: CreditVerdict,
  file: Record<string, unknown>,
  asked: Asked = {},
): CreditEntry {
  const [entry, ...others] = creditsOf([verdict], file, asked)
  if (entry === undefined || others.length > 0) throw new Error('expected one entry')
  return entry
}

/** Why nothing is due, by the last step. */
export function whyOf({ steps }: CreditEntry): string | undefined {
  return steps.at(-1)?.values.why
}
