import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import type { AgreementFeed } from '../data/schema/feed.ts'
import { questionsOf } from './completeness.ts'
import { messages } from './messages.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const RULES = Array.from({ length: 25 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`)
const FEED = {
  agreement: {},
  terms: { roles: [{}], exclusions: [] },
  results: [],
} as unknown as AgreementFeed

test.each(['sv', 'en'])('each of the 25 rules is a question in words, in %s', (locale) => {
  const words = messages(locale)
  const rules = RULES.map((rule) => ({ rule, open: true as const }))
  const { questions, others } = questionsOf({ rules }, FEED, words)
  expect(questions).toHaveLength(25)
  expect(others).toBe(0)
  for (const { question, open } of questions) {
    expect(question).toMatch(/\?$/)
    expect(open).toMatch(/\.$/)
  }
})

test('a question leads to the clause that answers it, where the page has that clause', () => {
  const { questions, others } = questionsOf(
    { rules: [{ rule: 'L10' }, { rule: 'L15' }, { rule: 'L05', open: true, objectives: ['svar'] }] },
    FEED,
    messages('sv'),
  )
  expect(questions.map(({ answer }) => answer?.anchor)).toEqual(['term-roles', undefined, 'objectives'])
  expect(questions.map(({ open }) => open !== undefined)).toEqual([false, false, true])
  expect(questions[2]?.objectives).toEqual(['svar'])
  expect(others).toBe(22)
})

test('a rule that a later version of the feed brings is left out rather than told in no words', () => {
  expect(questionsOf({ rules: [{ rule: 'L99' }] }, FEED, messages('sv')).questions).toEqual([])
})

test.each(['sv', 'en'])('whatever the templates of the example ask for has words in %s', (locale) => {
  const { fields } = messages(locale).templates
  const asked = readdirSync('data/templates').flatMap((file) =>
    [...readFileSync(`data/templates/${file}`, 'utf8').matchAll(/(?<!# .*)([a-zA-Z]+): "FRÅGA: /g)].map(
      ([, field = '']) => field,
    ),
  )
  const known = Object.keys(fields).map((path) => path.split('.').at(-1))
  expect(asked.length).toBeGreaterThan(100)
  expect([...new Set(asked)].filter((field) => !known.includes(field))).toEqual([])
})
