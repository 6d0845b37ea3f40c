import fc from 'fast-check'
import { LONG, WORDS } from './hostile-words.ts'

/*
 * Documents that are nearly right: what is wrong with them stands deep in what is read. A text is changed by its
 * characters, a JSON value by its parts.
 */

/** Hostile and broken pieces, long ones now and then. */
export const word = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG).map((make) => make()) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
)

type Change = (text: string) => string

/** One change of a text: something put in, taken out, said twice, or put in place of a word. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(), word).map(
    ([at, piece]): Change =>
      (text) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + piece + text.slice(place)
      },
  ),
  fc.tuple(fc.nat(), fc.nat(200)).map(
    ([at, length]): Change =>
      (text) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + text.slice(place + length)
      },
  ),
  fc.tuple(fc.nat(), fc.nat(400)).map(
    ([at, length]): Change =>
      (text) => {
        const place = at % (text.length + 1)
        return text.slice(0, place + length) + text.slice(place)
      },
  ),
  // Whole values, between what usually stands around them.
  fc.tuple(fc.nat(), word).map(
    ([at, piece]): Change =>
      (text) => {
        const values = [...text.matchAll(/[^\s,:"'[\]{}|]+/g)]
        const found = values[at % Math.max(1, values.length)]
        return found ? text.slice(0, found.index) + piece + text.slice(found.index + found[0].length) : piece
      },
  ),
)

/** Texts that are one to three changes away from one of these. */
export function mutantsOf(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([text, changes]) => changes.reduce((now, make) => make(now), text))
}

/** Values of JSON that are one to three changes away from one of these. */
export function valuesLike(values: readonly unknown[]): fc.Arbitrary<unknown> {
  const piece = fc.oneof(word, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, [], {}, 1e308, -1, true))
  return fc
    .tuple(fc.constantFrom(...values), fc.array(fc.tuple(fc.nat(), piece), { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>((now, [at, part]) => withPart(now, at, part), value))
}

/** The same value with one of its parts, whichever `at` comes to, replaced. */
function withPart(value: unknown, at: number, part: unknown): unknown {
  const copy = structuredClone(value)
  const places: [holder: Record<string, unknown>, key: string][] = []
  const look = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null || places.length > 5_000) return
    for (const key of Object.keys(holder)) {
      places.push([holder as Record<string, unknown>, key])
      look((holder as Record<string, unknown>)[key])
    }
  }
  look(copy)
  const place = places[at % Math.max(1, places.length)]
  if (place === undefined) return part
  const [holder, key] = place
  // As JSON would have it: a property of that name, and nothing of the prototype.
  Object.defineProperty(holder, key, { value: part, enumerable: true, configurable: true, writable: true })
  return copy
}
