import type { AgreementFeed, Deviation } from '../../../data/schema/feed.ts'
import { dateFormat } from '../formats.ts'
import { badgeWords } from '../pictures/badge-words.ts'
import type { Speaker } from '../speaker.ts'
import { agendaWords } from './agenda-words.ts'
import { periodName } from './agreement-entries.ts'

/** Lines of one point: a calendar is no place to read a hundred. */
const MOST = 20

/** The agenda of the next review as lines of text: numbered points, each with what it is about. None where there is none. */
export function agendaLines(feed: AgreementFeed, speaker: Speaker): string[] {
  const { agenda, deviations = [], amendments = [] } = feed
  if (agenda === undefined) return []
  const words = agendaWords(speaker.locale)
  const format = dateFormat(speaker.words.tag, { dateStyle: 'long', timeZone: 'UTC' })
  const day = (date: string) => format.format(Date.parse(date))
  const found = (id: string) => deviations.filter((one) => one.id === id)
  const named = (ids: string[]) => ids.flatMap(found).map((one) => titleOf(one, feed, speaker))
  const points = [
    { title: words.breached, items: named(agenda.breached) },
    { title: agenda.breached.length > 0 ? words.others : words.open, items: named(agenda.open) },
    {
      title: words.overdue,
      items: agenda.overdue.flatMap(({ deviation, action }) =>
        found(deviation).flatMap(({ actions }) => {
          const late = actions[action]
          return late ? [words.due(speaker.say(late.what), day(late.due))] : []
        }),
      ),
    },
    { title: words.closed, items: named(agenda.closed) },
    {
      title: words.proposed,
      items: amendments
        .filter(({ id }) => agenda.proposed.includes(id))
        .map(({ id, reason = id }) => speaker.say(reason)),
    },
  ].filter(({ items }) => items.length > 0)
  const lines = points.flatMap(({ title, items }, index) => {
    const rest = items.length - MOST
    const shown = items.slice(0, MOST).map((item) => `– ${item}`)
    return [
      `${index + 1}. ${title}`,
      ...(rest > 0 ? [...shown, `– ${badgeWords(speaker.locale).more(rest)}`] : shown),
    ]
  })
  return ['', words.agenda(day(agenda.review)), ...(lines.length > 0 ? lines : [words.none])]
}

/** `Brutet mål: Kundportalens tillgänglighet, kvartal 1 2025`, or what somebody said of it. */
function titleOf(
  { title, kind, objective, service, period }: Deviation,
  { results, history }: AgreementFeed,
  speaker: Speaker,
): string {
  if (title !== undefined || kind === undefined) return speaker.say(title ?? '')
  const own = results.filter((one) => one.objective === objective)
  const about = own[0] ?? history.find((one) => one.objective === objective)
  const named = service === undefined || own.length < 2 ? [] : speaker.services([service])
  const parts = [
    about ? speaker.say(about.title) : (objective ?? ''),
    ...named.map(({ name }) => name),
    ...(period ? [periodName(period, speaker)] : []),
  ]
  return `${agendaWords(speaker.locale).kinds[kind]}: ${parts.join(', ')}`
}
