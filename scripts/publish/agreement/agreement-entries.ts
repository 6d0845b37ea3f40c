import type { AgreementFeed, ObjectiveResult } from '../../../data/schema/feed.ts'
import { dateFormat } from '../formats.ts'
import { badgeWords } from '../pictures/badge-words.ts'
import type { Speaker } from '../speaker.ts'
import { type Entry, idRoot, latest, paragraph } from '../syndication/feed-entries.ts'
import { escapeMarkup } from '../syndication/xml.ts'
import { phaseEntries, reviewEntries } from './agreement-day-entries.ts'
import { midnight, named } from './agreement-entry.ts'
import { quantityText, targetText } from './quantity.ts'

type Amendment = NonNullable<AgreementFeed['amendments']>[number]

/** Results that an entry names: an agreement can have a thousand, and the page has them all. */
const MOST = 20
const URGENCY: ObjectiveResult['verdict'][] = ['breached', 'no-data', 'pending', 'met', 'excluded']

/**
 * What happens to agreements: changes that are proposed, approved or in force, phases that have begun, a review that was not
 * held in time, and the reports of closed periods once every figure in them is final. An id names the change or the period, whatever becomes of it.
 */
export function agreementEntries(feeds: AgreementFeed[], speaker: Speaker): Entry[] {
  return feeds.flatMap((feed) => [
    ...(feed.amendments ?? []).map((amendment) => amendmentEntry(amendment, feed, speaker)),
    ...phaseEntries(feed, speaker),
    ...reviewEntries(feed, speaker),
    ...[...Map.groupBy(feed.history, ({ period }) => period.id).values()]
      .filter((results) => results.every(({ finality }) => finality !== 'provisional'))
      .map((results) => reportEntry(results, feed, speaker)),
  ])
}

function amendmentEntry(amendment: Amendment, feed: AgreementFeed, speaker: Speaker): Entry {
  const { agreement, page } = feed
  const { id, state, effectiveFrom, reason, changes } = amendment
  const { words } = speaker
  const told = changes.map((change) => changeText(change, speaker))
  const date = dateFormat(words.tag, { dateStyle: 'long', timeZone: agreement.timeZone })
  const times = timesOf(amendment, feed)
  return {
    id: `${idRoot(page.url)}agreements/${agreement.id}/amendments/${id}/`,
    // The anchor of site/amendments.ts; test/publish/agreement-entries.test.ts holds the two together.
    url: `${speaker.url(agreement.href)}#andring-${id}`,
    title: `${words.amendments[state]}: ${speaker.say(agreement.title)}`,
    published: times[0],
    updated: latest(times),
    html: [
      ...(reason === undefined ? [] : [paragraph(speaker.say(reason))]),
      paragraph(words.appliesFrom(date.format(Date.parse(midnight(effectiveFrom, agreement.timeZone))))),
      ...(told.length === 0 ? [] : [list(told)]),
    ].join('\n'),
    services: named(
      agreement.services.map((service) => service.id),
      speaker,
    ),
  }
}

/** `Portalens tillgänglighet, mål: minst 99,9 % → minst 99,95 %`. */
function changeText({ path, words: said }: Amendment['changes'][number], speaker: Speaker): string {
  const { nothing, changed } = speaker.words
  if (said === undefined) return path
  const [what, from, to] = [said.what, said.from ?? nothing, said.to ?? nothing].map(speaker.say)
  return said.from === null && said.to === null ? `${what}: ${changed}` : `${what}: ${from} → ${to}`
}

/**
 * When it was put forward, approved and came into force, as far as that is known and has happened, the first first. Of
 * a proposal without a date only this is known: it was made while the present terms held, so their first day stands.
 */
function timesOf(
  { proposedAt, agreedAt, state, effectiveFrom }: Amendment,
  { agreement, versions = [], generatedAt }: AgreementFeed,
): [string, ...string[]] {
  const past = (date: string) => Date.parse(midnight(date, agreement.timeZone)) <= Date.parse(generatedAt)
  const known = [proposedAt, agreedAt, state === 'in-force' ? effectiveFrom : undefined]
    .flatMap((date) => (date !== undefined && past(date) ? [date] : []))
    .sort()
  const [first = versions.findLast(({ from }) => past(from))?.from ?? agreement.effectiveFrom, ...rest] =
    known
  return [midnight(first, agreement.timeZone), ...rest.map((date) => midnight(date, agreement.timeZone))]
}

const list = (items: string[]): string =>
  `<ul>\n${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('\n')}\n</ul>`

function reportEntry(results: ObjectiveResult[], feed: AgreementFeed, speaker: Speaker): Entry {
  const { agreement, page } = feed
  const [{ period }] = results as [ObjectiveResult]
  // The folder of site/reports.ts: a billing period's id has a slash, which would be a folder of its own.
  const folder = `agreements/${agreement.id}/${period.id.replaceAll('/', '_')}/`
  const whole = results.some(({ service }) => service === undefined)
  const services = whole
    ? agreement.services.map(({ id }) => id)
    : results.flatMap(({ service }) => service ?? [])
  return {
    id: `${idRoot(page.url)}${folder}`,
    url: speaker.url(folder),
    title: `${speaker.words.report(periodName(period, speaker))}: ${speaker.say(agreement.title)}`,
    published: period.end,
    updated: latest([period.end, ...results.flatMap(({ restated }) => restated?.at ?? [])]),
    // Of many reports only the latest are told.
    get html() {
      return outcomesText(results, speaker)
    },
    services: named(services, speaker),
  }
}

function outcomesText(results: ObjectiveResult[], speaker: Speaker): string {
  const worstFirst = results.toSorted((a, b) => URGENCY.indexOf(a.verdict) - URGENCY.indexOf(b.verdict))
  const told = worstFirst.slice(0, MOST).map((result) => outcome(result, speaker))
  const rest = results.length - told.length
  return list(rest === 0 ? told : [...told, badgeWords(speaker.locale).more(rest)])
}

/** `Tillgänglighet, Kundportal: 99,97 %, mål 99,9 %, uppfyllt`. */
function outcome(result: ObjectiveResult, speaker: Speaker): string {
  const { title, service, value, target, verdict, binding, kind } = result
  const words = badgeWords(speaker.locale)
  const [named] = service === undefined ? [] : speaker.services([service])
  const what = [speaker.say(title), ...(named === undefined ? [] : [named.name])].join(', ')
  const said = [
    ...(value === null ? [] : [quantityText(value, target, speaker)]),
    targetText(target, speaker),
    words.standings[verdict],
    ...(binding && kind === undefined ? [] : [words.notBinding.toLowerCase()]),
  ]
  return `${what}: ${said.join(', ')}`
}

/** `kvartal 3 2026`, `juli 2026`. */
export function periodName(
  { id, type, start, end, timeZone }: ObjectiveResult['period'],
  speaker: Speaker,
): string {
  const { tag, quarter } = speaker.words
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat(tag, { ...options, timeZone })
  if (type === 'calendar-month') return format({ month: 'long', year: 'numeric' }).format(Date.parse(start))
  if (type === 'calendar-year') return id
  const [, year, part] = /^(\d{4})-Q(\d)$/.exec(id) ?? []
  if (year !== undefined && part !== undefined) return quarter(part, year)
  // The last day is the one before the instant at which it ends.
  return format({ dateStyle: 'long' }).formatRange(Date.parse(start), Date.parse(end) - 1)
}
