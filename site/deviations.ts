import { textIn } from '../components/feed-text.ts'
import { isOfPeriod } from '../data/schema/deviation-period.ts'
import type { AgreementFeed, Deviation, ObjectiveResult } from '../data/schema/feed.ts'
import { formats } from './format.ts'
import type { Words } from './messages.ts'
import { periodWords, type Tone } from './objectives.ts'
import { closedResults, type Report } from './reports.ts'

/** Deviations with one cause, which is told once: those of one file, the latest first. */
export type Shared = [Deviation, ...Deviation[]]

/** Deviations by the file that they share; each of the others is alone. Their order stays. */
export function sharedCauses(deviations: readonly Deviation[]): Shared[] {
  const groups = Map.groupBy(deviations, ({ id, record }) => record ?? id)
  return [...groups.values()].flatMap(([first, ...rest]): Shared[] => (first ? [[first, ...rest]] : []))
}

/** Anchor of a deviation on its agreement's page and in reports; others link to it, so it never changes. */
export const deviationAnchor = ({ id }: Pick<Deviation, 'id'>): string =>
  `avvikelse-${id.slice(id.indexOf('/') + 1).replaceAll(/[^a-zA-Z0-9]+/g, '-')}`

export const isOpenDeviation = ({ state }: Deviation): boolean => state !== 'closed'

/** `Brutet mål: Kundportalens tillgänglighet, kvartal 1 2025`, or what somebody said of it. */
export function deviationTitle(shared: Shared, feed: AgreementFeed, locale: string, words: Words): string {
  const [deviation] = shared
  const { kind, title } = deviation
  if (title !== undefined) return textIn(title, locale)
  const { deviations: said } = words
  const periods = shared
    .flatMap(({ period }) => (period ? [periodWords(period, locale, words)] : []))
    .toReversed()
  return said.titleOf(
    kind ? said.kinds[kind] : said.title,
    subject(deviation, feed, locale),
    formats(locale).list([...new Set(periods)]),
  )
}

/** What a deviation is about: the objective, with its service where the objective has several. */
function subject({ objective, service }: Deviation, feed: AgreementFeed, locale: string): string {
  const of = (one: ObjectiveResult) => one.objective === objective
  const own = feed.results.filter(of)
  const result = own[0] ?? closedResults(feed).find(of)
  const name = result ? textIn(result.title, locale) : (objective ?? '')
  const named = feed.agreement.services.find(({ id }) => id === service)
  return named === undefined || own.length < 2 ? name : `${name} (${textIn(named.name, locale)})`
}

/** The deviations that belong in a report. */
export function deviationsOf({ feed, period, deviations }: Report): Deviation[] {
  return deviations ?? (feed.deviations ?? []).filter((one) => isOfPeriod(one, period))
}

const STATE_TONES: Record<Deviation['state'], Tone> = {
  open: 'major',
  'cause-known': 'partial',
  acting: 'degraded',
  verifying: 'maintenance',
  closed: 'well',
}

/** How bad it is as it stands: a risk is nothing that happened yet. */
export function deviationTone({ state, kind }: Deviation): Tone {
  return kind === 'at-risk' && state === 'open' ? 'degraded' : STATE_TONES[state]
}
