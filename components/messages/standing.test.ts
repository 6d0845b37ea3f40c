import { expect, test } from 'vitest'
import { widget as en } from './en.ts'
import type { Plural, Standing } from './messages.ts'
import { widget as sv } from './sv.ts'

const some: Standing = { total: 7, onTrack: 5, atRisk: 1, broken: 0, noData: 0, month: false, past: false }
const one: Standing = { ...some, total: 1, onTrack: 0, atRisk: 0 }
const plural = (count: number, forms: Plural) => (count === 1 ? (forms.one ?? forms.other) : forms.other)

test('the objectives of the sentence add up: what cannot be decided yet is told too', () => {
  expect(sv.standing(some, plural)).toBe(
    '5 av 7 avtalsmål är på väg att uppfyllas, 1 är i riskzonen, 1 är inte avgjort.',
  )
  expect(en.standing(some, plural)).toBe('5 of 7 objectives are on track, 1 is at risk, 1 is not decided.')
  expect(sv.standing({ ...some, onTrack: 4 }, plural)).toContain('2 är inte avgjorda.')
})

test('a single objective that cannot be decided yet is not called on track', () => {
  expect(sv.standing(one, plural)).toBe('Avtalsmålet är inte avgjort.')
  expect(en.standing(one, plural)).toBe('The objective is not decided.')
})
