import type { AgreementFeed } from '../../../data/schema/feed.ts'
import { dateFormat } from '../formats.ts'
import type { Speaker } from '../speaker.ts'
import { type Entry, idRoot, paragraph } from '../syndication/feed-entries.ts'
import { midnight, named } from './agreement-entry.ts'

type Phase = 'preparation' | 'pilot' | 'full'
const PHASES: Phase[] = ['preparation', 'pilot', 'full']

/**
 * An entry for each phase that an agreement has entered (agreement-concepts 72), dated by the first instant of its day: what
 * that means and, from the pilot on, how often there is a report. A phase to come is told by the entry of the one before.
 */
export function phaseEntries(
  { agreement, terms, page, generatedAt }: AgreementFeed,
  speaker: Speaker,
): Entry[] {
  const { phases, timeZone, id } = agreement
  const { words } = speaker
  const reporting = terms?.reporting
  const [, cadence] = Object.entries(words.cadences).find(([key]) => key === reporting?.cadence) ?? []
  const date = dateFormat(words.tag, { dateStyle: 'long', timeZone })
  return PHASES.flatMap((phase) => {
    const day = phases[phase]
    if (day === undefined) return []
    const began = midnight(day, timeZone)
    if (Date.parse(began) > Date.parse(generatedAt)) return []
    const full = phase === 'full' ? undefined : phases.full
    const { title, means } = words.agreementPhases[phase]
    return [
      entryOf(agreement, speaker, {
        id: `${idRoot(page.url)}agreements/${id}/phases/${phase}/`,
        title,
        at: began,
        said: [
          words.appliesFrom(date.format(Date.parse(began))),
          means,
          ...(full === undefined
            ? []
            : [words.phaseUntil(date.format(Date.parse(midnight(full, timeZone))))]),
          ...(reporting === undefined || phase === 'preparation'
            ? []
            : [
                words.reportsCome(
                  cadence ?? reporting.cadence,
                  reporting.within && words.within(reporting.within.days, reporting.within.kind),
                ),
              ]),
        ],
      }),
    ]
  })
}

/**
 * An entry for a review that was not held in time (agreement-concepts 93), dated by the end of the day that it was due. It
 * goes once the day of the next is written.
 */
export function reviewEntries({ agreement, page }: AgreementFeed, speaker: Speaker): Entry[] {
  const { reviews, timeZone, id } = agreement
  if (reviews?.due === undefined || !reviews.overdue) return []
  const { words } = speaker
  const due = Temporal.PlainDate.from(reviews.due)
  const date = dateFormat(words.tag, { dateStyle: 'long', timeZone: 'UTC' })
  return [
    entryOf(agreement, speaker, {
      id: `${idRoot(page.url)}agreements/${id}/reviews/${reviews.due}/`,
      title: words.reviewOverdue,
      at: midnight(due.add({ days: 1 }).toString(), timeZone),
      said: [words.reviewWasDue(date.format(Date.parse(reviews.due)))],
    }),
  ]
}

function entryOf(
  agreement: AgreementFeed['agreement'],
  speaker: Speaker,
  { id, title, at, said }: { id: string; title: string; at: string; said: string[] },
): Entry {
  return {
    id,
    url: speaker.url(agreement.href),
    title: `${title}: ${speaker.say(agreement.title)}`,
    published: at,
    updated: at,
    html: said.map(paragraph).join('\n'),
    services: named(
      agreement.services.map((service) => service.id),
      speaker,
    ),
  }
}
