import { textIn } from '../components/feed-text.ts'
import { length } from '../components/sla-compliance/words.ts'
import type {
  AgreementFeed,
  CreditRuleTerms,
  CreditTermsEntry,
  OpenHours,
  RolloutEntry,
} from '../data/schema/feed.ts'
import { date, formats, weekday } from './format.ts'
import type { Words } from './messages.ts'
import { viewIn } from './view.ts'

type Terms = NonNullable<AgreementFeed['terms']>

/** The clauses that have a name in an agreement's file, by which its amendments are told. */
const NAMED: Record<string, keyof Words['clauses']['names']> = {
  scope: 'scope',
  'scope.excludes': 'excludes',
  serviceHours: 'serviceHours',
  maintenance: 'maintenance',
  phases: 'phases',
  effectiveTo: 'validity',
}

/** Anchor of a clause without a number, on its agreement's page; others link to it, so it never changes. */
export const clauseId = (name: keyof Words['clauses']['names']): string => `term-${name}`

/** Whether an agreement's page has a clause, of those that not every agreement has. */
export function hasClause(name: keyof Words['clauses']['names'], feed: AgreementFeed): boolean {
  const { terms, agreement, rollout, workload } = feed
  switch (name) {
    case 'signatures':
      return terms !== undefined
    case 'exclusions':
      return terms?.exclusions !== undefined
    case 'credits':
      return terms?.credits !== undefined
    case 'suppliers':
      return (terms?.backing ?? []).length > 0
    case 'priorities':
    case 'roles':
    case 'responsibilities':
    case 'channels':
      return (terms?.[name] ?? []).length > 0
    case 'escalation':
      return (terms?.escalation ?? []).length > 0 || terms?.escalationAfter !== undefined
    case 'workload':
      return workload !== undefined
    case 'template':
      return terms?.template !== undefined
    case 'phases':
      return (rollout?.phases ?? []).length > 0
    case 'rollout':
      return rollout !== undefined && isPlanned(rollout)
    case 'raci':
      return (
        terms?.objectives.some(
          ({ responsible, consulted, informed }) => responsible ?? consulted ?? informed,
        ) ?? false
      )
    case 'reviews':
      return agreement.reviews !== undefined
    case 'reporting':
    case 'deviations':
    case 'disputes':
    case 'amendmentRule':
      return terms?.[name] !== undefined
    default:
      return true
  }
}

/** Anchor of the clause that a term's path is told in, where the page has one. */
export function termAnchor(path: string): string | undefined {
  const name = NAMED[path] ?? NAMED[path.split('.')[0] ?? '']
  return name && clauseId(name)
}

/** Anchor of a clause by its number in the signed text, `3.1`. */
export const numberAnchor = (clause: string): string => `clause-${clause.replaceAll(/\W+/g, '-')}`

/**
 * Anchors of numbered clauses, by objective id or by the term itself, each at the first place where the page tells it: two
 * objectives can stand in one clause.
 */
export function numberAnchors({ results, terms }: AgreementFeed): Map<unknown, string> {
  const told = [
    ...results.map(({ objective, clause }) => ({ key: objective, clause })),
    ...[...(terms?.exclusions ?? []), ...(terms?.responsibilities ?? [])].map((term) => ({
      key: term,
      clause: term.clause,
    })),
  ]
  const anchors = new Map<unknown, string>()
  const taken = new Set<string>()
  for (const { key, clause } of told) {
    if (clause === undefined || taken.has(clause)) continue
    taken.add(clause)
    anchors.set(key, numberAnchor(clause))
  }
  return anchors
}

/** A number of days in words, `5 arbetsdagar`. */
export function daysWords(
  { days, kind }: { days: number; kind: 'working' | 'calendar' },
  locale: string,
): string {
  const text = `${kind === 'working' ? 'workingDays' : 'calendarDays'} ${days}`
  return length(text, viewIn(locale)) ?? text
}

/** Whether more than dates is told of how an agreement is begun. */
export const isPlanned = ({
  preparation,
  pilotExit,
  communication,
  training,
  adjustments,
  feedback,
}: RolloutEntry) =>
  [preparation, communication, training, adjustments].some((list) => list.length > 0) ||
  pilotExit !== undefined ||
  feedback !== undefined

/** The title of a role of the agreement, else its id. */
export function roleTitle(id: string, { roles }: Terms, locale: string): string {
  const role = roles.find((one) => one.id === id)
  return role ? textIn(role.title, locale) : id
}

/** Parties in a sentence, `leverantören och kunden`. */
export const partiesWords = (parties: string[], locale: string, { clauses }: Words): string =>
  formats(locale).list(parties.map((party) => clauses.measurers[party] ?? party))

/** The week of a calendar, `måndag–fredag 08:00–17:00`, and which days are not as in any week. */
export function weekWords({ week, holidays }: OpenHours, locale: string, { clauses }: Words): string[] {
  const spans = week.map(({ days, hours }) =>
    clauses.hours.days(
      daySpan(days, locale),
      formats(locale).list(hours.map((one) => one.replace('-', '–'))),
    ),
  )
  return [
    ...spans,
    ...holidays.map((list) => clauses.hours.closedOn[list] ?? clauses.hours.closedOnList(list)),
  ]
}

/** Days that follow each other as from the first to the last. */
function daySpan(days: number[], locale: string): string {
  const [first = 1, last = first] = [days[0], days.at(-1)]
  const inRow = days.length > 2 && last - first === days.length - 1
  return inRow
    ? `${weekday(first, locale)}–${weekday(last, locale)}`
    : formats(locale).list(days.map((day) => weekday(day, locale)))
}

/** Whether it was open when the page was made, and until when: `öppet, stänger 17:00`. */
export function openWords(
  { open, changes, timeZone }: OpenHours,
  at: string,
  locale: string,
  { clauses }: Words,
): string {
  const { hours } = clauses
  if (changes === undefined) return open ? hours.open : hours.closed
  const day = (instant: string) => date(instant, 'shortDate', locale, timeZone)
  const style = day(changes) === day(at) ? 'time' : 'weekdayAndTime'
  const when = date(changes, style, locale, timeZone)
  return open ? hours.openUntil(when) : hours.closedUntil(when)
}

/** What one rule of the credit terms gives, line by line. `byItem`: its targets judge tickets, deliveries or reports one at a time. */
export function creditRuleWords(
  rule: CreditRuleTerms,
  locale: string,
  { clauses }: Words,
  byItem = false,
): string[] {
  const { credits } = clauses
  const { quantity, integer } = formats(locale)
  const percent = (value: string) => quantity(value, '%')
  const gives = ({ percent: share, days, amount }: Given) =>
    share !== undefined
      ? credits.percent(percent(share))
      : days !== undefined
        ? credits.days(quantity(days, ''))
        : amount === undefined
          ? credits.anAmount
          : quantity(amount, rule.currency ?? '')
  switch (rule.kind) {
    case 'tiers':
      return bands(rule).map(
        ({ tier, from }) =>
          `${from === undefined ? credits.below(percent(tier.below)) : credits.between(percent(from), percent(tier.below))}: ${gives(tier)}`,
      )
    case 'per-started-hour':
      return [credits.perHour(gives(rule))]
    case 'per-breach':
      return [byItem ? credits.perMiss(gives(rule)) : credits.perBreach(gives(rule))]
    case 'per-percent-point':
      return [credits.perPoint(gives(rule))]
    case 'termination-right':
      return [credits.terminate(integer(rule.breaches ?? 0), integer(rule.months ?? 0))]
    case 'remedy-plan':
      return [credits.plan]
  }
}

type Tier = NonNullable<CreditRuleTerms['tiers']>[number]
type Given = Pick<Tier, 'percent' | 'days' | 'amount'>

/** The bands from the best value to the worst, each with where it begins: at the next one's upper end. */
function bands({ tiers = [] }: CreditRuleTerms): { tier: Tier; from: string | undefined }[] {
  const sorted = tiers.toSorted((a, b) => Number(b.below) - Number(a.below))
  return sorted.map((tier, index) => ({ tier, from: tier.atLeast ?? sorted[index + 1]?.below }))
}

/** How credits go together, how much at most, and how they are claimed, sentence by sentence. */
export function creditTermsWords(terms: CreditTermsEntry, locale: string, { clauses }: Words): string[] {
  const { credits } = clauses
  const { capPercentOfMonth, capPercentOf12Months, claimWithin, automatic } = terms
  const percent = (value: string) => formats(locale).quantity(value, '%')
  return [
    credits.stacking[terms.stacking],
    capPercentOfMonth && credits.capMonth(percent(capPercentOfMonth)),
    capPercentOf12Months && credits.capYear(percent(capPercentOf12Months)),
    automatic ? credits.automatic : claimWords(claimWithin, locale, credits),
  ].filter((sentence) => sentence !== undefined && sentence !== '') as string[]
}

function claimWords(
  claim: CreditTermsEntry['claimWithin'],
  locale: string,
  credits: Words['clauses']['credits'],
): string | undefined {
  if (claim === undefined) return undefined
  if (claim === 'end-of-next-month') return credits.nextMonth
  if ('billingCycles' in claim) return credits.cycles(formats(locale).integer(claim.billingCycles))
  return credits.within(daysWords(claim, locale))
}
