import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachRemembered, textsRemembered } from '../scripts/each-remembered.ts'

const entries = (count: number) => Array.from({ length: count }, (_, name) => ({ name: `${name}` }))

test('of a list that grew only what is new is made', () => {
  const made: string[] = []
  const make = eachRemembered(({ name }: { name: string }) => {
    made.push(name)
    return { name }
  })
  const all = entries(4)
  const three = make(all.slice(0, 3))
  const four = make(all)
  expect(made).toEqual(['0', '1', '2', '3'])
  expect(four.slice(0, 3)).toEqual(three)
  expect(four[0]).toBe(three[0])
})

test('the same entries give the same answer, to whoever made the list', () => {
  const make = eachRemembered(({ name }: { name: string }) => name)
  const all = entries(3)
  expect(make([...all])).toBe(make([...all]))
})

test('property: lists that lose, gain and change entries give what is made of each', () => {
  const [one, other, third] = [entries(8), entries(8), entries(8)]
  const list = fc
    .array(fc.tuple(fc.constantFrom(one, other, third), fc.nat(7)), { maxLength: 8 })
    .map((picks) => picks.flatMap(([from, at]) => from[at] ?? []))
  const grown = fc
    .tuple(fc.nat(8), fc.nat(8), list)
    .map(([from, to, more]) => [...one.slice(from, Math.max(from, to)), ...more])
  fc.assert(
    fc.property(fc.array(grown, { maxLength: 12 }), (lists) => {
      const make = eachRemembered((entry: { name: string }) => `<${entry.name}>`)
      const text = textsRemembered(
        (some: readonly { name: string }[]) => some.map(({ name }) => name).join(','),
        ',',
      )
      for (const own of lists) {
        expect(make(own)).toEqual(own.map(({ name }) => `<${name}>`))
        expect(text(own)).toBe(own.map(({ name }) => name).join(','))
      }
    }),
  )
})
