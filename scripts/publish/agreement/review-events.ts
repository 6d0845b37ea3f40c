import { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { AgreementFeed } from '../../../data/schema/feed.ts'
import { startOfDay } from '../../sla/time/period.ts'
import { dateFormat } from '../formats.ts'
import type { Speaker } from '../speaker.ts'
import { agendaLines } from './agenda-lines.ts'

type Reviews = NonNullable<AgreementFeed['agreement']['reviews']>

/**
 * The reviews that an agreement promises: a whole day, its next, and again as often as agreed until the agreement ends.
 * A day without a clock time has no zone in a calendar, so the description names the agreement's. It has the agenda of the
 * next review, as it is when the calendar is read.
 *
 * The UID is the agreement's, so a review that is moved is moved for its subscribers too. `SEQUENCE` is always 0 and
 * `DTSTAMP` the agreement's first day, as of maintenance: the feed does not say how often a date was changed.
 * @returns nothing where no date is set, or one after the agreement's last day.
 */
export function reviewEvents(feed: AgreementFeed, authority: string, speaker: Speaker): ICalEventData[] {
  const { agreement } = feed
  const { id, title, reviews, effectiveFrom, effectiveTo, timeZone, href } = agreement
  if (reviews?.next === undefined || (effectiveTo !== undefined && reviews.next > effectiveTo)) return []
  const { words } = speaker
  return [
    {
      // No window's id has a point.
      id: `review.${id}@${authority}`,
      sequence: 0,
      stamp: new Date(startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone)),
      start: Temporal.PlainDate.from(reviews.next),
      allDay: true,
      repeating: recurrence(reviews.cadence, reviews.next, effectiveTo),
      summary: `${words.review}: ${speaker.say(title)}`,
      description: [
        `${words.cadences[reviews.cadence]}.`,
        words.dateIn(timeZone),
        ...minutesLines(reviews, speaker),
        ...agendaLines(feed, speaker),
      ].join('\n'),
      url: speaker.url(href),
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    },
  ]
}

/** As many of the latest minutes as help to prepare the next. */
const MINUTES = 3

function minutesLines({ held = [] }: Reviews, { words }: Speaker): string[] {
  const days = dateFormat(words.tag, { dateStyle: 'long', timeZone: 'UTC' })
  return held
    .slice(0, MINUTES)
    .flatMap(({ on, minutes }) =>
      minutes === undefined ? [] : [words.minutes(days.format(Date.parse(on)), minutes)],
    )
}

const MONTHS: Record<Exclude<Reviews['cadence'], 'weekly'>, number> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
}

/** As far ahead as days are listed one by one. */
const YEARS = 5

/**
 * How it comes again, as lines of the event. A day that a month lacks is its last day, as elsewhere in an agreement
 * (semantics T6); a rule would leave that month out, and readers differ on the rules that would not, so from the 29th on
 * the days are listed.
 */
function recurrence(cadence: Reviews['cadence'], next: string, last: string | undefined): string {
  const until = last === undefined ? '' : `;UNTIL=${compact(last)}`
  if (cadence === 'weekly') return `RRULE:FREQ=WEEKLY${until}`
  const first = Temporal.PlainDate.from(next)
  if (first.day <= 28) return `RRULE:FREQ=MONTHLY;INTERVAL=${MONTHS[cadence]}${until}`
  const days = Array.from({ length: (YEARS * 12) / MONTHS[cadence] }, (_, index) =>
    first.add({ months: (index + 1) * MONTHS[cadence] }).toString(),
  )
  const kept = days.filter((day) => last === undefined || day <= last)
  // The library takes a lone line for a rule: here is one that says no more than the first day.
  return `RRULE:FREQ=MONTHLY;COUNT=1${kept.length === 0 ? '' : `\nRDATE;VALUE=DATE:${kept.map(compact).join(',')}`}`
}

const compact = (date: string) => date.replaceAll('-', '')
