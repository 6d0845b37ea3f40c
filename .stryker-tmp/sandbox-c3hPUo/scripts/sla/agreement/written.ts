// @ts-nocheck
import { isMap, keyOf, type Terms, termsAt } from './terms.ts'

/** The names of the objectives, in the order in which they stand. */
function objectiveNames(terms: Terms): string[] {
  const names = [...terms.values()].flatMap(({ path }) =>
    path[0] === 'objectives' && path[1] !== undefined ? [path[1]] : [],
  )
  return [...new Set(names)]
}

/** Terms put together to what one file would say, ready for the schema. */
export function written(terms: Terms): Record<string, unknown> {
  // Without a prototype, so that no name in a file reaches one.
  const fields = (): Record<string, unknown> => Object.create(null)
  const root = fields()
  for (const { path, value } of terms.values()) {
    let block = root
    for (const key of path.slice(0, -1)) {
      const inside = isMap(block[key]) ? block[key] : fields()
      block[key] = inside
      block = inside
    }
    const last = path.at(-1)
    if (last !== undefined) block[last] = value
  }
  if (isMap(root.objectives)) {
    root.objectives = objectiveNames(terms).map((name) => {
      const objective = (root.objectives as Record<string, unknown>)[name]
      return isMap(objective) && !name.startsWith('#') ? { id: name, ...objective } : objective
    })
  }
  return root
}

/** What stands at a dotted path, put together; undefined where nothing does. */
export function writtenAt(terms: Terms, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.find((item: unknown) => isMap(item) && item.id === key)
    return isMap(value) ? value[key] : undefined
  }, written(terms))
}

/** A path of the written agreement with its objective named by id. */
export function namedPath(terms: Terms, path: readonly PropertyKey[]): string[] {
  const names = objectiveNames(terms)
  return path.map((key, index) =>
    index === 1 && path[0] === 'objectives' && typeof key === 'number'
      ? (names[key] ?? String(key))
      : String(key),
  )
}

/**
 * The place that gave what stands at a path of the written agreement. Undefined where no term stands there: it is
 * missing.
 */
export function placeOf(
  terms: Terms,
  path: readonly PropertyKey[],
): { layer: string; place: PropertyKey[] } | undefined {
  const named = namedPath(terms, path)
  for (let length = named.length; length > 0; length -= 1) {
    const term = terms.get(keyOf(named.slice(0, length)))
    if (term) return { layer: term.layer, place: [...term.place, ...path.slice(length)] }
  }
  // A whole block: where the file of its first field has it.
  const [first] = termsAt(terms, keyOf(named))
  if (first === undefined) return undefined
  const deeper = Math.min(first.path.length - named.length, first.place.length - 1)
  return { layer: first.layer, place: first.place.slice(0, first.place.length - deeper) }
}
