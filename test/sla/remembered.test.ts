import { expect, test } from 'vitest'
import { remembered, rememberedBy } from '../../scripts/sla/remembered.ts'

/* What is worked out once, for as long as the object lives that it follows from. */

test('an answer is worked out once for each object, though it be null', () => {
  const asked: string[] = []
  const answer = remembered(({ name }: { name: string }) => {
    asked.push(name)
    return name === 'nothing' ? null : name.length
  })
  const [one, nothing] = [{ name: 'one' }, { name: 'nothing' }]
  expect([answer(one), answer(nothing), answer(one), answer(nothing)]).toEqual([3, null, 3, null])
  expect(asked).toEqual(['one', 'nothing'])
  // Another object, however alike, is another question.
  expect(answer({ name: 'one' })).toBe(3)
  expect(asked).toHaveLength(3)
})

test('and once for what stands beside it', () => {
  const asked: string[] = []
  const answer = rememberedBy(({ name }: { name: string }, by: number) => {
    asked.push(`${name} ${by}`)
    return by === 0 ? null : { name, by }
  })
  const [one, two] = [{ name: 'one' }, { name: 'two' }]
  const first = answer(one, 1)
  expect(answer(one, 2)).toEqual({ name: 'one', by: 2 })
  expect(answer(two, 1)).toEqual({ name: 'two', by: 1 })
  expect(answer(one, 1)).toBe(first)
  expect([answer(one, 0), answer(one, 0)]).toEqual([null, null])
  expect(asked).toEqual(['one 1', 'one 2', 'two 1', 'one 0'])
})
