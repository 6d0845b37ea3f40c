import type { Maintenance } from '../../data/schema/feed.ts'
import { duration } from './agreement/quantity.ts'
import type { Speaker } from './speaker.ts'
import type { MaintenancePhase } from './words.ts'

/** Where a window is at an instant; what was recorded of the work goes before what was announced. */
export function maintenancePhase({ start, end, actual }: Maintenance, now: string): MaintenancePhase {
  const past = (instant: string) => Date.parse(instant) <= Date.parse(now)
  if (actual ? actual.end !== null : past(end)) return 'over'
  return past(actual?.start ?? start) ? 'running' : 'announced'
}

/** Address of a window's place on the page of its first service. */
export function maintenanceUrl({ id, href }: Maintenance, speaker: Speaker): string {
  return `${speaker.url(href)}#maintenance-${id}`
}

/** What to know of a window, a sentence or two each: whether it counts and why, whom it touches, when it was told. */
export function maintenanceFacts(window: Maintenance, speaker: Speaker): string[] {
  const { counts, services, announcedAt, extensions = [], actual } = window
  const { words } = speaker
  const names = speaker.services(services).map(({ name }) => name)
  return [
    [countsWords(counts, speaker), partsWords(counts, speaker)].filter(Boolean).join(' '),
    ...(names.length === 0 ? [] : [`${words.affected}: ${speaker.list(names)}.`]),
    `${words.announced} ${speaker.instant(announcedAt)}.`,
    ...extensions.map((added) =>
      words.extended(speaker.instant(added.announcedAt), speaker.span(added.start, added.end)),
    ),
    ...(actual === undefined ? [] : [`${words.actualTime}: ${speaker.span(actual.start, actual.end)}.`]),
  ]
}

function countsWords({ excluded, why, values }: Maintenance['counts'], { words, day }: Speaker): string {
  const { announcedAt, deadline } = values
  return words.counts(
    { excluded, why },
    announcedAt === undefined ? undefined : day(Date.parse(announcedAt)),
    // A deadline at midnight is the end of the day before: the last day on which it was in time.
    deadline === undefined ? undefined : day(Date.parse(deadline) - 1),
  )
}

/** The parts of the recorded work where only some of it is left out, as when it ran over (semantics G27). */
function partsWords({ values }: Maintenance['counts'], speaker: Speaker): string {
  const [excluded, counted] = [Number(values.excludedMs ?? 0), Number(values.countedMs ?? 0)]
  if (excluded === 0 || counted === 0) return ''
  return speaker.words.parts(duration(excluded, 'floor', speaker), duration(counted, 'ceil', speaker))
}
