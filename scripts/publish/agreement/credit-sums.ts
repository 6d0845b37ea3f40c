import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Contract } from '../../../data/schema/contract.ts'
import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry, PeriodSummary, YearSummary } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import { agreementAt } from '../../sla/agreement/versions.ts'
import { feeOf } from '../../sla/credits/fee.ts'
import { exponentOf } from '../../sla/credits/money.ts'
import { displayNumber } from '../../sla/exact/display.ts'
import {
  add,
  divide,
  isZero,
  multiply,
  parseDecimal,
  type Ratio,
  ratio,
  ZERO,
} from '../../sla/exact/ratio.ts'
import { closedPeriods } from '../../sla/time/period.ts'
import type { PeriodBounds } from '../../sla/types.ts'

type Credits = NonNullable<YearSummary['credits']>
type Bucket = Exclude<keyof Credits, 'fee'>

const BUCKETS: Partial<Record<CreditEntry['status'], Bucket>> = {
  paid: 'paid',
  approved: 'granted',
  automatic: 'granted',
  claimed: 'claimed',
  eligible: 'claimable',
  provisional: 'provisional',
  expired: 'expired',
  waived: 'expired',
}

/** Terms with what they are of; null where a breach has no consequence in money. */
function termsAt(at: (instant: number) => Agreement, instant: number) {
  const agreement = at(instant)
  const { credits } = agreement
  return credits === undefined || credits === 'none' ? null : { agreement, terms: credits }
}

/** What an entry gives in the money of its terms, or per cent of a month's fee where no fee is stated: lapsed ones gave it. */
function amountOf(entry: CreditEntry, terms: CreditTerms, agreement: Agreement): Ratio {
  const over = entry.status === 'expired' || entry.status === 'waived'
  const money = over ? entry.lapsed : entry.amount
  if (money !== undefined) return parseDecimal(money)
  const percent = parseDecimal((over ? entry.percent : entry.credited) ?? '0')
  const period = { ...entry.period, start: Date.parse(entry.period.start), end: Date.parse(entry.period.end) }
  return multiply(percent, divide(feeOf(period, terms, { agreement }).period, ratio(100)))
}

/** A fee or a sum of credits in money, where that is told. */
const moneyText = (sum: Ratio, currency: string) => displayNumber(sum, 'floor', exponentOf(currency))
const percentText = (sum: Ratio, of: Ratio) =>
  displayNumber(divide(multiply(sum, ratio(100)), of), 'floor', 2)

/**
 * What entries of one period give together, as a share of its fee by the terms in force when it began
 * (agreement-concepts 34 and 56); nothing where it has no fee.
 */
export function creditShare(
  entries: readonly CreditEntry[],
  { id, type, start, end, timeZone }: CreditEntry['period'],
  agreement: Agreement,
  contracts: readonly Contract[],
  { fees }: Pick<Site['publish'], 'fees'>,
): PeriodSummary['credits'] {
  const contract = contracts.find((one) => one.id === agreement.id)
  const held = termsAt((at) => (contract ? agreementAt(contract, at) : agreement), Date.parse(start))
  if (held === null) return undefined
  const bounds = { id, type, timeZone, start: Date.parse(start), end: Date.parse(end) }
  const fee = feeOf(bounds, held.terms, held).period
  if (isZero(fee)) return undefined
  const sum = entries.reduce((all, entry) => add(all, amountOf(entry, held.terms, held.agreement)), ZERO)
  if (isZero(sum)) return undefined
  const currency = fees ? held.terms.fee?.currency : undefined
  return {
    percent: percentText(sum, fee),
    ...(currency !== undefined && {
      amount: moneyText(sum, currency),
      fee: { amount: moneyText(fee, currency), currency },
    }),
  }
}

/**
 * What the breaches of a year's periods gave, by what became of it, as a share of the year's fee so far (semantics 2.12,
 * agreement-concepts 34 and 56). The fee is that of the months of the year that are over, each by the terms in force when it
 * began. Undefined where no month has a fee or terms for credits; where currencies differ there are no sums.
 * @param entries - Of the periods that end in the year, with their money.
 * @param at - The agreement as it held at an instant (epoch milliseconds).
 */
export function yearCredits(
  entries: readonly CreditEntry[],
  year: PeriodBounds,
  at: (instant: number) => Agreement,
  asOf: number,
  { fees }: Pick<Site['publish'], 'fees'>,
): Credits | undefined {
  const months = closedPeriods('calendar-month', year.timeZone, year.start, Math.min(asOf, year.end))
  const charged = months.flatMap((month) => {
    const held = termsAt(at, month.start)
    return held ? [{ currency: held.terms.fee?.currency, fee: feeOf(month, held.terms, held).period }] : []
  })
  const whole = charged.reduce((sum, { fee }) => add(sum, fee), ZERO)
  const [currency, ...others] = new Set(charged.map((one) => one.currency))
  if (isZero(whole) || others.length > 0) return undefined
  const sums: Record<Bucket, Ratio> = {
    paid: ZERO,
    granted: ZERO,
    claimed: ZERO,
    claimable: ZERO,
    provisional: ZERO,
    expired: ZERO,
  }
  for (const entry of entries) {
    const bucket = BUCKETS[entry.status]
    const held = termsAt(at, Date.parse(entry.period.start))
    if (bucket && held) sums[bucket] = add(sums[bucket], amountOf(entry, held.terms, held.agreement))
  }
  const told = fees ? currency : undefined
  const tell = (bucket: Bucket) => ({
    percent: percentText(sums[bucket], whole),
    ...(told !== undefined && { amount: moneyText(sums[bucket], told) }),
  })
  const by = entries
    .flatMap(({ status, claimBy }) => (status === 'eligible' ? (claimBy ?? []) : []))
    .sort()[0]
  return {
    ...(told !== undefined && { fee: { amount: moneyText(whole, told), currency: told } }),
    paid: tell('paid'),
    granted: tell('granted'),
    claimed: tell('claimed'),
    claimable: { ...tell('claimable'), ...(by !== undefined && { by }) },
    provisional: tell('provisional'),
    expired: tell('expired'),
  }
}
