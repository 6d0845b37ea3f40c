import type { Span, SpanState } from '../../../data/schema/timeline.ts'
import type { Change, Component, PageEntry } from './entry.ts'
import { stateOfImpact, stateOfStatus } from './states.ts'

/** The service of a component that `services` names by id or by name. */
export function serviceOf(names: Map<string, string>, { id, name }: Component): string | undefined {
  return names.get(id ?? '') ?? names.get(name ?? '')
}

/**
 * What an incident says of the services of its components, up to `asOf` (semantics T1, T9). A component's status holds from
 * an update until the next that names it, and at most until the incident is over. Where no update says how its
 * components were, all of them were as its impact says. Words that are not known are left out and given back.
 */
export function spansOf(
  { id, start, end, impact, changes, components }: PageEntry,
  names: Map<string, string>,
  source: string,
  asOf: number,
): { spans: Span[]; unknownWords: string[] } {
  const until = Math.min(end ?? asOf, asOf)
  const told: Change[] =
    changes.length > 0 ? changes : components.map((component) => ({ ...component, at: start, status: '' }))
  const unknownWords = new Set<string>()
  const stateOf = ({ status }: Change): SpanState | null | undefined => {
    const state = changes.length > 0 ? stateOfStatus(status) : stateOfImpact(impact)
    if (state === undefined) unknownWords.add(changes.length > 0 ? status : impact)
    return state
  }
  if (stateOfImpact(impact) === undefined) unknownWords.add(impact)
  const spans: Span[] = []
  const byComponent = Map.groupBy(told, (change) => change.id ?? change.name ?? '')
  for (const own of byComponent.values()) {
    const service = own[0] && serviceOf(names, own[0])
    if (service === undefined) continue
    const known = own.flatMap((change) => {
      const state = stateOf(change)
      return state === undefined ? [] : [{ at: change.at, state }]
    })
    for (const [index, { at, state }] of known.entries()) {
      const to = Math.min(known[index + 1]?.at ?? until, until)
      const last = spans.at(-1)
      if (state === null || to <= at) continue
      if (last?.service === service && last.end === at && last.state === state) last.end = to
      else spans.push({ service, start: at, end: to, state, source, ref: id })
    }
  }
  return { spans, unknownWords: [...unknownWords] }
}
