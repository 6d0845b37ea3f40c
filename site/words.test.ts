import { expect, test } from 'vitest'
import { messages } from './messages.ts'

/** Every sentence of a language; one in which something is filled in as it is written. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [value.toString()]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(sentences)
  return []
}
const [swedish, english] = ['sv', 'en'].map((locale) => sentences(messages(locale)))

test.each([
  ['sv', 'a clock stands “stilla”, not “still”', /\bst(?:år|å) still\b/i],
  ['sv', 'the customer’s page is not about how the customer complies', /\ber efterlevnad\b/i],
  ['sv', 'what stands on paper too tells nobody to choose', /\bvälj villkor\b/i],
  ['en', 'what is otherwise is “different”, not “others”', /\b(?:been|be) others\b/i],
  ['en', 'a title is a whole sentence or none', /\bwhich targets that would\b/i],
  ['en', 'what stands on paper too tells nobody to choose', /\bchoose terms\b/i],
])('%s: %s', (locale, _, wrong) => {
  const said = (locale === 'sv' ? swedish : english) ?? []
  expect(said.length).toBeGreaterThan(500)
  expect(said.filter((sentence) => wrong.test(sentence))).toEqual([])
})
