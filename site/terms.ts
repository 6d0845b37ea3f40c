import { length } from '../components/sla-compliance/words.ts'
import { date, formats, weekday } from './format.ts'
import type { Words } from './messages.ts'
import { viewIn } from './view.ts'

type Terms = Record<string, string>

/** `PT4H` in milliseconds. */
const milliseconds = (iso: string) => Temporal.Duration.from(iso).total('milliseconds')

/** `6 00:00-06:00, 7 00:00-06:00` with the days' names. */
function windowWords(windows: string, locale: string): string {
  const named = windows.split(', ').map((window) => {
    const [day = '', hours = ''] = window.split(' ')
    return `${weekday(Number(day), locale)} ${hours.replace('-', '–')}`
  })
  return formats(locale).list(named)
}

/** The notice of an agreement, from its own terms (`noticeWorkingDays`) or a figure's method (`workingDays 5`). */
function noticeWords(terms: Terms, locale: string, { page }: Words): string | undefined {
  const [text = '', count = ''] = (terms.notice ?? '').split(' ')
  const workingDays = terms.noticeWorkingDays ?? (text === 'workingDays' ? count : undefined)
  if (workingDays !== undefined) return page.terms.workingDays(workingDays)
  const calendarDays = terms.noticeCalendarDays ?? (text === 'calendarDays' ? count : undefined)
  if (calendarDays !== undefined) return page.terms.calendarDays(calendarDays)
  const ms = terms.noticeMs ?? (text.startsWith('P') ? milliseconds(text) : undefined)
  return ms === undefined ? undefined : formats(locale).duration(Number(ms), 'ceil')
}

/** When maintenance is taken out of the figures, sentence by sentence. Empty terms say that it never is. */
export function maintenanceWords(terms: Terms, locale: string, words: Words): string[] {
  const { terms: t } = words.page
  const mode = terms.exclusionMode ?? 'none'
  if (mode === 'none') return [t.exclusionMode.none ?? mode]
  const notice = noticeWords(terms, locale, words)
  const cap = terms.capPerMonthMs ?? (terms.capPerMonth && milliseconds(terms.capPerMonth))
  return [
    t.exclusionMode[mode] ?? mode,
    notice && t.notice(notice),
    terms.windows && t.windows(windowWords(terms.windows, locale)),
    cap && t.capPerMonth(formats(locale).duration(Number(cap), 'floor')),
    terms.capCount && t.capCount(terms.capCount),
    terms.excludeSpan && (t.excludeSpan[terms.excludeSpan] ?? terms.excludeSpan),
    terms.emergency && (t.emergency[terms.emergency] ?? terms.emergency),
  ].filter((sentence) => sentence !== undefined && sentence !== '') as string[]
}

/** Which days count where notice is in working days (`workingDays 5 se-legal-eves`), and how they are counted. */
export function workingDayWords({ notice = '' }: Terms, { guide }: Words): string[] {
  const [unit, count = '', calendar = ''] = notice.split(' ')
  if (unit !== 'workingDays') return []
  const { calendars, calendar: named, workingDays } = guide.method.maintenance
  return [calendars[calendar] ?? named(calendar), workingDays(count)]
}

/** Service hours of an agreement or a figure. */
export function hoursWords(serviceHours: string, { page }: Words): string {
  return serviceHours === '24x7' ? page.agreement.allHours : page.agreement.calendar(serviceHours)
}

const spoken = (sentences: (string | false | undefined)[]) =>
  sentences.filter((sentence) => sentence) as string[]

/** Whose word decides what is an outage. */
export function authorityWords({ authority }: Terms, { page }: Words): string[] {
  return spoken([authority && (page.terms.authority[authority] ?? authority)])
}

/** What an outage weighs, and how short ones are treated. */
export function outageWords(parameters: Terms, locale: string, { page }: Words): string[] {
  const { duration, quantity } = formats(locale)
  const { partialWeight, degradedWeight, minOutage, mergeGap } = parameters
  const span = (iso: string | undefined) => (iso === undefined ? 0 : milliseconds(iso))
  const shortest = span(minOutage)
  return spoken([
    partialWeight &&
      degradedWeight &&
      page.terms.weights(quantity(partialWeight, ''), quantity(degradedWeight, '')),
    shortest > 0 ? page.terms.minOutage(duration(shortest, 'ceil')) : page.terms.everyOutage,
    span(mergeGap) > 0 && page.terms.mergeGap(duration(span(mergeGap), 'ceil')),
  ])
}

/** How time without measurements is counted. */
export function unknownWords(parameters: Terms, locale: string, { page }: Words): string[] {
  const { unknownPolicy, minCoverage } = parameters
  return spoken([
    unknownPolicy && (page.terms.unknownPolicy[unknownPolicy] ?? unknownPolicy),
    minCoverage && page.terms.minCoverage(formats(locale).quantity(minCoverage, '%')),
  ])
}

/** Rules of what is counted instead of timed: requests, response times, tickets, orders, answers. */
export function countingWords(parameters: Terms, locale: string, { page, guide }: Words): string[] {
  const { terms } = page
  const { calendars, calendar: named } = guide.method.maintenance
  const { slice, calendar, pauseStates, reopenWindow, contractRounding, cutoff, minResponses } = parameters
  const span = (iso: string) => length(iso, viewIn(locale)) ?? iso
  const coded = (name: 'failedRequests' | 'emptySlice' | 'attribution' | 'noVolume') => {
    const code = parameters[name]
    return code && (terms[name][code] ?? code)
  }
  // A ticket's clock runs in hours; everything else that names a calendar counts its days.
  const byClock = pauseStates !== undefined
  return spoken([
    parameters.source && terms.source(parameters.source),
    coded('failedRequests'),
    slice && terms.slice(span(slice)),
    coded('emptySlice'),
    calendar && (byClock ? terms.clock(calendar) : (calendars[calendar] ?? named(calendar))),
    pauseStates && terms.pauses(pauseStates),
    reopenWindow && reopenWindow !== '0' && terms.reopened(span(`workingDays ${reopenWindow}`)),
    coded('attribution'),
    coded('noVolume'),
    cutoff && terms.cutoff(cutoff),
    minResponses && terms.minResponses(minResponses),
    contractRounding && terms.contractRounding(contractRounding.split(' ')[0] ?? contractRounding),
  ])
}

/** The rules by which a figure was counted, sentence by sentence, besides those on maintenance. */
export function methodWords(parameters: Terms, locale: string, words: Words): string[] {
  const isTimed = parameters.minOutage !== undefined
  return [
    ...authorityWords(parameters, words),
    ...(isTimed ? outageWords(parameters, locale, words) : []),
    ...unknownWords(parameters, locale, words),
    ...countingWords(parameters, locale, words),
  ]
}

/** What a maintenance window's `counts` says, in the words of the components. */
export function countsWords(
  { excluded, why, values }: { excluded: boolean; why: string; values: Record<string, string> },
  locale: string,
  { widget }: Words,
  timeZone: string,
): string {
  const day = (instant: string | undefined) =>
    instant === undefined ? undefined : date(instant, 'shortDate', locale, timeZone)
  const [announced, deadline] = [day(values.announcedAt), lastDay(values.deadline, locale, timeZone)]
  return widget.counts({
    excluded,
    why,
    ...(announced === undefined ? {} : { announced }),
    ...(deadline === undefined ? {} : { deadline }),
  })
}

/** How much of a window was taken out and how much counts, where it is some of both. */
export function partsWords(
  { excludedMs, countedMs }: Record<string, string>,
  locale: string,
  { page }: Words,
): string | undefined {
  const { duration } = formats(locale)
  if (!(Number(excludedMs) > 0 && Number(countedMs) > 0)) return undefined
  return page.maintenance.parts(duration(Number(excludedMs), 'floor'), duration(Number(countedMs), 'ceil'))
}

/** The last day on which something was in time: a deadline at midnight is the end of the day before. */
function lastDay(deadline: string | undefined, locale: string, timeZone: string): string | undefined {
  if (deadline === undefined) return undefined
  const before = new Date(Date.parse(deadline) - 1).toISOString()
  return date(before, 'shortDate', locale, timeZone)
}
