// @ts-nocheck
import type { Agreement } from '../../../data/schema/agreement.ts'
import type { CreditEntry, ObjectiveResult } from '../../../data/schema/feed.ts'
import { localDate } from '../time/period.ts'
import { credits } from './credits.ts'
import type { CreditContext } from './types.ts'
import { creditVerdictOf } from './verdict-of.ts'

/**
 * Every credit of an agreement over time, oldest first: month by month, each by the terms of the version that was in force
 * when its periods began (semantics 2.12, 2.13), with what came before as the earlier entries. `results` are those of all
 * closed periods: with older ones left out, caps over twelve months know less than they should.
 *
 * @param agreementAt - The agreement as it held at an instant (epoch milliseconds).
 */
export function creditLedger(
  results: readonly ObjectiveResult[],
  agreementAt: (instant: number) => Agreement,
  { calendars, asOf }: Pick<CreditContext, 'calendars' | 'asOf'>,
): CreditEntry[] {
  const dated = results.map((result) => {
    const { start, end, timeZone } = result.period
    const month = localDate(Date.parse(end) - 1, timeZone)
      .toPlainYearMonth()
      .toString()
    return { month, agreement: agreementAt(Date.parse(start)), verdict: creditVerdictOf(result) }
  })
  const entries: CreditEntry[] = []
  const months = [...Map.groupBy(dated, ({ month }) => month)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [, month] of months) {
    for (const [agreement, own] of Map.groupBy(month, (one) => one.agreement)) {
      if (agreement.credits === undefined || agreement.credits === 'none') continue
      const verdicts = own.map(({ verdict }) => verdict)
      entries.push(
        ...credits(verdicts, agreement.credits, { agreement, calendars, asOf, earlier: [...entries] }),
      )
    }
  }
  return entries
}
