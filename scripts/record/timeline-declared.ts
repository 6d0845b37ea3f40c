import type { Span } from '../../data/schema/timeline.ts'
import { instantText } from '../sla/time/text.ts'
import type { Declared } from './timeline-lines.ts'
import { type Month, NO_MONTH } from './timeline-parse.ts'
import type { Recorded } from './timeline-take.ts'

/** What a page of incidents told. */
export interface Page {
  spans: readonly Span[]
  /** Ids of the incidents that it told of, whatever they say of our services. */
  refs: readonly string[]
  /** From when on it told of every incident that it has, in epoch milliseconds; null where some could not be read. */
  since: number | null
}

/**
 * Puts what a page told of its incidents to what is recorded: an incident that it tells of again takes the place of what it
 * said before, and one that it no longer has, though it goes back further, is withdrawn. Older ones it has forgotten: they
 * stay. A span that ends at `asOf` is open.
 */
export function takeDeclared(
  before: Recorded,
  page: Page,
  services: readonly string[],
  asOf: number,
): Recorded {
  const told = new Set(page.refs)
  const asked = new Set(services)
  const stays = ({ service, ref, start }: Declared) =>
    !asked.has(service) || (!told.has(ref) && (page.since === null || start <= page.since))
  const former = [...before.months.values()].flatMap(({ declared }) => declared.filter(stays))
  // Of one that cannot be read whole, what was recorded of it when it could be says more.
  const known = new Set(former.map(({ ref }) => ref))
  const later = page.spans
    .filter(({ ref }) => told.has(ref) || !known.has(ref))
    .map(
      ({ service, start, end, state, ref }): Declared => ({
        ...{ service, start, state, ref },
        end: end === asOf ? null : end,
      }),
    )
  const byMonth = Map.groupBy([...former, ...later], ({ start }) => instantText(start).slice(0, 7))
  const months = new Map<string, Month>(before.months)
  for (const name of new Set([...byMonth.keys(), ...months.keys()])) {
    const month = months.get(name) ?? NO_MONTH
    const next = (byMonth.get(name) ?? []).toSorted(byStart)
    if (JSON.stringify(next) !== JSON.stringify(month.declared.toSorted(byStart)))
      months.set(name, { ...month, declared: next })
  }
  const heard = new Map([...before.latest.heard, ...services.map((service) => [service, asOf] as const)])
  return { months, latest: { ...before.latest, heard, months: [...months.keys()].sort() } }
}

/** What is recorded of incidents, as it stands at `asOf`: an open one lasts until then. */
export function declaredOf({ months }: Recorded, source: string, asOf: number): Span[] {
  return [...months.values()]
    .flatMap(({ declared }) => declared)
    .map(({ end, ...span }) => ({ ...span, source, end: Math.min(end ?? asOf, asOf) }))
    .filter(({ start, end }) => start < end)
}

function byStart(a: Declared, b: Declared): number {
  return a.start - b.start || (a.service + a.ref < b.service + b.ref ? -1 : 1)
}
