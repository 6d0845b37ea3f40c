import { didYouMean } from '../../nearest.ts'
import { compareForCustomer } from './favourable.ts'
import { isOwn, type Layer, type LayerProblem, layerText, shown } from './layer.ts'
import { keyOf, overlaps, REMOVED, sameValue, type Term, type Terms } from './terms.ts'
import { writtenAt } from './written.ts'

/** A path that a wider level guards against narrower ones (semantics 2.14). */
export interface Guard {
  kind: 'lock' | 'floor'
  path: string
  layer: Layer
}

/** The paths of a layer's `locks` or `floors`, with their places in the list. */
function listed(layer: Layer, kind: Guard['kind']): { path: string; place: PropertyKey[] }[] {
  const term = layer.terms.get(`${kind}s`)
  if (term === undefined || !Array.isArray(term.value)) return []
  return term.value.flatMap((path: unknown, index) =>
    typeof path === 'string' ? [{ path, place: [...term.place, index] }] : [],
  )
}

/** Whether a layer locks what it says in a term. */
export function locks(layer: Layer, term: Term): boolean {
  return listed(layer, 'lock').some(({ path }) => overlaps(path, keyOf(term.path)))
}

/** The guards that a layer sets on what holds with it merged in. One that guards nothing is a mistake, and said. */
export function guardsOf(layer: Layer, merged: Terms): { guards: Guard[]; problems: LayerProblem[] } {
  const guards: Guard[] = []
  const problems: LayerProblem[] = []
  for (const kind of ['lock', 'floor'] as const) {
    for (const { path, place } of listed(layer, kind)) {
      const value = writtenAt(merged, path)
      const fault = isOwn(path)
        ? `"${path}" belongs to each agreement by itself, so no narrower one can change it; remove it from ${kind}s`
        : value === undefined
          ? `nothing stands at "${path}"${didYouMean(path, [...merged.keys()])}`
          : kind === 'floor' && compareForCustomer(value, value) === null
            ? `a floor has to be the path of a target, found ${shown(value)}; to allow no change at all use locks`
            : undefined
      if (fault === undefined) guards.push({ kind, path, layer })
      else problems.push({ layer: layer.id, place, message: fault })
    }
  }
  return { guards, problems }
}

/** Why a term of a narrower layer may not change what is guarded; undefined where it may, or changes nothing. */
export function violation(guard: Guard, layer: Layer, term: Term, merged: Terms): string | undefined {
  const key = keyOf(term.path)
  if (!overlaps(key, guard.path)) return undefined
  const stands = writtenAt(merged, key)
  if (sameValue(stands, term.value)) return undefined
  const to = term.value === REMOVED ? 'take it away' : `change it to ${shown(term.value)}`
  const held = writtenAt(merged, guard.path)
  const sets = `${guard.kind === 'lock' ? 'is locked' : 'has a floor set'} by ${layerText(guard.layer)} at ${shown(held)}`
  if (guard.kind === 'lock')
    return `"${guard.path}" ${sets}; ${layerText(layer)} may not ${to}: remove it here, or the lock there`
  if (key === guard.path) {
    const better = compareForCustomer(term.value, held)
    if (better !== null && better >= 0) return undefined
  }
  return `"${guard.path}" ${sets} and may only be improved; ${layerText(layer)} may not ${to}: promise more here, or remove the floor there`
}
