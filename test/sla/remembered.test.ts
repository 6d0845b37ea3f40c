import { expect, test } from 'vitest'
import { Beside, remembered, rememberedBy } from '../../scripts/sla/remembered.ts'

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

test('what is kept beside an object is found again with it alone, and nobody else sees it', () => {
  const [one, other] = [new Beside<object, string>(), new Beside<object, string>()]
  const day = { date: '2026-03-29' }
  one.set(day, 'short')
  other.set(day, 'Sunday')
  one.set(day, '23 hours')
  expect([one.get(day), other.get(day)]).toEqual(['23 hours', 'Sunday'])
  expect(one.get({ date: '2026-03-29' })).toBeUndefined()
  // A copy is another object, of which other things may follow.
  expect([one.get({ ...day }), one.get(Object.assign({}, day))]).toEqual([undefined, undefined])
  expect(JSON.stringify(day)).toBe('{"date":"2026-03-29"}')
  expect(day).toStrictEqual({ date: '2026-03-29' })
})

test('what follows from an object is worked out once, wherever it is kept', () => {
  for (const known of [undefined, new Beside<object, { of: object }>()]) {
    let asked = 0
    const of = remembered((key: object) => {
      asked += 1
      return { of: key }
    }, known)
    const [a, b] = [{}, {}]
    expect(of(a)).toBe(of(a))
    expect(of(b).of).toBe(b)
    expect(asked).toBe(2)
  }
})
