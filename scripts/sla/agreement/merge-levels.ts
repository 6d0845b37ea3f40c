import { compareForCustomer } from './favourable.ts'
import { type Guard, guardsOf, locks, violation } from './guards.ts'
import { isOwn, type Layer, type LayerProblem, layerText, shown } from './layer.ts'
import {
  keyOf,
  overlaps,
  putTerm,
  REMOVED,
  removeTerms,
  sameValue,
  type Term,
  type Terms,
  termsAt,
} from './terms.ts'

export interface Merged {
  terms: Terms
  problems: LayerProblem[]
}

/** Terms that a layer sets: `null` takes away what wider levels say, and an objective whose metric is null all of it. */
function settings(layer: Layer, merged: Terms, innermost: boolean): Term[] {
  const gone = [...layer.terms.values()]
    .filter(({ path, value }) => path[0] === 'objectives' && path[2] === 'metric' && value === null)
    .map(({ path }) => keyOf(path.slice(0, 2)))
    .filter((objective) => termsAt(merged, objective).length > 0)
  return [...layer.terms.values()]
    .filter(({ path }) => innermost || !isOwn(keyOf(path)))
    .flatMap((term) => {
      const key = keyOf(term.path)
      const objective = gone.find((path) => overlaps(key, path))
      if (objective !== undefined)
        return key === `${objective}.metric` ? [{ ...term, path: term.path.slice(0, 2), value: REMOVED }] : []
      const removes = term.value === null && termsAt(merged, key).length > 0
      return [removes ? { ...term, value: REMOVED } : term]
    })
}

/** What two layers of one level say differently, and neither of them is the narrower: the narrowest has to say which. */
function contradictions(layers: readonly Layer[]): LayerProblem[] {
  const last = layers.at(-1)
  if (last === undefined) return []
  const decided = (path: string) => [...last.terms.keys()].some((key) => overlaps(key, path))
  return layers.flatMap((a, index) =>
    layers.slice(index + 1).flatMap((b) =>
      a.level !== b.level
        ? []
        : [...a.terms.values()].flatMap((term): LayerProblem[] => {
            const key = keyOf(term.path)
            const other = [...b.terms.values()].find(
              ({ path, value }) =>
                overlaps(keyOf(path), key) && !(keyOf(path) === key && sameValue(value, term.value)),
            )
            if (isOwn(key) || other === undefined || decided(key)) return []
            const message = `${layerText(a)} and ${layerText(b)} contradict each other on "${key}", ${shown(term.value)} and ${shown(other.value)}, and neither is the narrower; say here which holds`
            return [{ layer: last.id, place: ['extends'], message }]
          }),
    ),
  )
}

/** The target that promises the customer most, whichever level it is from (semantics 2.14, `most-favourable`). */
function favour(merged: Terms, layer: Layer, term: Term): { term?: Term; problem?: LayerProblem } {
  const key = keyOf(term.path)
  if (term.value === REMOVED) {
    const message = `by precedence most-favourable no level can take away what a wider one promises, but ${layerText(layer)} removes "${key}"`
    return { problem: { layer: layer.id, place: term.place, message } }
  }
  const held = merged.get(key)
  if (held === undefined) return { term }
  const better = compareForCustomer(term.value, held.value)
  if (better !== null) return better >= 0 ? { term } : {}
  const message = `by precedence most-favourable the better target holds, but ${shown(term.value)} of ${layerText(layer)} and ${shown(held.value)} of ${held.from} cannot be compared; write both with the same unit and direction`
  return { problem: { layer: layer.id, place: term.place, message } }
}

/**
 * Merge the levels of an agreement, the widest first (semantics 2.14, G70): by objective and by field the narrowest level
 * decides, lists as a whole; with `precedence: most-favourable` the target of an objective is the best for the customer
 * (the targets alone are compared, not how they are measured; one that its own level locks is not). A value that breaks a lock or a floor is a problem and is
 * left out, so that a lock is never overridden. Every term keeps where it is from.
 */
export function mergeLevels(layers: readonly Layer[]): Merged {
  const terms: Terms = new Map()
  const problems = contradictions(layers)
  const guards: Guard[] = []
  const precedence = layers
    .map(({ terms: own }) => own.get('precedence')?.value)
    .findLast((value) => value !== undefined)
  for (const layer of layers) {
    for (const term of settings(layer, terms, layer === layers.at(-1))) {
      const broken = guards.flatMap((guard) => violation(guard, layer, term, terms) ?? [])
      problems.push(...broken.map((message) => ({ layer: layer.id, place: term.place, message })))
      if (broken.length > 0) continue
      const promise = /^objectives\.[^.]+(\.target)?$/.test(keyOf(term.path))
      const compared = precedence === 'most-favourable' && promise && !locks(layer, term)
      const { term: chosen, problem } = compared ? favour(terms, layer, term) : { term }
      if (problem) problems.push(problem)
      if (chosen?.value === REMOVED) removeTerms(terms, keyOf(chosen.path))
      else if (chosen) putTerm(terms, chosen)
    }
    const found = guardsOf(layer, terms)
    guards.push(...found.guards)
    problems.push(...found.problems)
  }
  return { terms, problems }
}
