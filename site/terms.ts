import { date, formats, weekday } from './format.ts'
import type { Words } from './messages.ts'

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

/** Service hours of an agreement or a figure. */
export function hoursWords(serviceHours: string, { page }: Words): string {
  return serviceHours === '24x7' ? page.agreement.allHours : page.agreement.calendar(serviceHours)
}

/** The rules by which a figure was counted, sentence by sentence, besides those on maintenance. */
export function methodWords(parameters: Terms, locale: string, words: Words): string[] {
  const { terms: t } = words.page
  const { duration, quantity } = formats(locale)
  const { authority, partialWeight, degradedWeight, minOutage, mergeGap, unknownPolicy, minCoverage } =
    parameters
  const span = (iso: string | undefined) => (iso === undefined ? 0 : milliseconds(iso))
  const shortest = span(minOutage)
  return [
    authority && (t.authority[authority] ?? authority),
    partialWeight && degradedWeight && t.weights(quantity(partialWeight, ''), quantity(degradedWeight, '')),
    shortest > 0 ? t.minOutage(duration(shortest, 'ceil')) : t.everyOutage,
    span(mergeGap) > 0 && t.mergeGap(duration(span(mergeGap), 'ceil')),
    unknownPolicy && (t.unknownPolicy[unknownPolicy] ?? unknownPolicy),
    minCoverage && t.minCoverage(quantity(minCoverage, '%')),
  ].filter((sentence) => sentence) as string[]
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

/** The last day on which something was in time: a deadline at midnight is the end of the day before. */
function lastDay(deadline: string | undefined, locale: string, timeZone: string): string | undefined {
  if (deadline === undefined) return undefined
  const before = new Date(Date.parse(deadline) - 1).toISOString()
  return date(before, 'shortDate', locale, timeZone)
}
