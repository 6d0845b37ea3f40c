/** Where a value was written. */
export interface Origin {
  /** Id of the agreement whose file gives it. */
  layer: string
  /** Its level and id, and the amendment that gave it: `corporate:koncern`, `corporate:koncern@a1`. */
  from: string
  /** Where in that file. */
  place: PropertyKey[]
}

/** One value of an agreement as its file says it, before the schema; objectives are named by id, not by number. */
export interface Term extends Origin {
  path: string[]
  value: unknown
}

/** The terms of an agreement by dotted path, as in `objectives.svar.target`. */
export type Terms = Map<string, Term>

/** A term that takes away what stands at its path or below. */
export const REMOVED = Symbol('removed')

/** A path as a key of `Terms`: its parts joined by dots, the whole agreement an empty text. */
export const keyOf = (path: readonly string[]): string => path.join('.')

/** Whether a value is fields (`key: value`). */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Written twice the same, as YAML reads it. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * The blocks that are taken apart into fields. Every other value is one term, lists such as exclusions and tiers too:
 * half of one list and half of another would be a promise that nobody made (semantics 2.14).
 */
const BLOCKS =
  /^(|maintenance|scope|phases|credits|credits\.objectives|objectives|objectives\.[^.]+(\.(measurement|weights))?)$/

/** The parts of a block, each with its name and its place in the file; null for a value that is one term. */
function parts(value: unknown, path: string[], layer: string): [string, unknown, PropertyKey][] | null {
  if (keyOf(path) === 'objectives' && Array.isArray(value)) {
    const seen = new Set<unknown>()
    return value.map((item: unknown, index) => {
      const id = isMap(item) && typeof item.id === 'string' && !seen.has(item.id) ? item.id : undefined
      seen.add(id)
      // Nameless, or named like another: kept apart, for the schema to complain of.
      return [id ?? `#${layer}-${index}`, item, index]
    })
  }
  if (!isMap(value) || !BLOCKS.test(keyOf(path))) return null
  return Object.entries(value).map(([key, part]) => [key, part, key])
}

/** Fields of the author's own, at the top of an agreement or of an objective: they mean nothing here and get nowhere. */
const EXTENSION = /^(objectives\.[^.]+\.)?x-[^.]*$/

/** Take a value at a path apart into its terms. */
export function termsOf(value: unknown, path: string[], origin: Origin): Term[] {
  if (EXTENSION.test(keyOf(path))) return []
  const inside = parts(value, path, origin.layer)
  if (inside === null || inside.length === 0) return [{ ...origin, path, value }]
  return inside.flatMap(([name, part, at]) =>
    termsOf(part, [...path, name], { ...origin, place: [...origin.place, at] }),
  )
}

/** Whether one of two dotted paths is the other or stands above it. */
export function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

/** The terms at a path and below it. */
export function termsAt(terms: Terms, path: string): Term[] {
  const found: Term[] = []
  for (const [key, term] of terms) if (key === path || key.startsWith(`${path}.`)) found.push(term)
  return found
}

/** Remove what stands at a path and below it. */
export function removeTerms(terms: Terms, path: string): void {
  for (const term of termsAt(terms, path)) terms.delete(keyOf(term.path))
}

/** Set a term. A block gives way to a single value and the other way round: `maintenance: none` and its fields. */
export function putTerm(terms: Terms, term: Term): void {
  const key = keyOf(term.path)
  if (!terms.has(key)) {
    const below = [...terms.keys()].filter((other) => other.startsWith(`${key}.`))
    // Empty fields say nothing about those that are there.
    if (below.length > 0 && isMap(term.value) && Object.keys(term.value).length === 0) return
    for (const other of below) terms.delete(other)
    for (let length = 1; length < term.path.length; length += 1)
      terms.delete(keyOf(term.path.slice(0, length)))
  }
  terms.set(key, term)
}
