import { expect, test } from 'vitest'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const AT = Date.parse('2026-06-10T12:00:00Z')
const ADDED = `credits:
  fee: { amount: 40000, currency: SEK }
  tiers: [{ below: 99.9, percent: 10 }]
  claimWithin: { calendarDays: 30 }
suppliers:
  - { name: HEMLIG, objective: tillganglighet, target: ">= 90 %" }
`

async function told(publish: string, more = ADDED) {
  const dir = await folderWith({
    ...SMALL,
    'site.yaml': `${SMALL['site.yaml']}publish: { ${publish} }\n`,
    'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']?.replace('    measurement:', '    baseline: { value: "99.99", over: "2025" }\n    measurement:')}${more}`,
  })
  const data = await loadData(dir)
  const { measured } = await measure(data, AT)
  const text = buildFeed(data, measured, AT).get('feed/v1/agreements/drift.json') ?? ''
  return { text, rules: (JSON.parse(text) as AgreementFeed).completeness?.rules }
}
const open = (rules: Awaited<ReturnType<typeof told>>['rules'], id: string) =>
  rules?.find(({ rule }) => rule === id)?.open

test('nobody is told how complete an agreement is unless site.yaml says so', async () => {
  expect((await told('credits: true, suppliers: true')).rules).toBeUndefined()
})

test('a rule is told by its number and the objectives that it asks about, never by what it said', async () => {
  const { rules, text } = await told('completeness: true')
  // Neither signed nor with anybody who answers for the target.
  expect(rules).toContainEqual({ rule: 'L02', open: true })
  expect(rules).toContainEqual({ rule: 'L10', open: true, objectives: ['tillganglighet'] })
  expect(rules).toContainEqual({ rule: 'L01' })
  expect(text).not.toMatch(/HEMLIG|has not signed|nobody answers/)
})

test('credits that are not told are not asked about', async () => {
  const ofCredits = ({ rules = [] }: Awaited<ReturnType<typeof told>>) =>
    rules.map(({ rule }) => rule).filter((rule) => ['L14', 'L22', 'L23', 'L24'].includes(rule))
  expect(ofCredits(await told('completeness: true'))).toEqual([])
  expect(ofCredits(await told('completeness: true, credits: true'))).toEqual(['L14', 'L22', 'L23', 'L24'])
})

test('suppliers who promise too little are the provider’s own matter as long as they are not told', async () => {
  expect(open((await told('completeness: true')).rules, 'L18')).toBeUndefined()
  expect(open((await told('completeness: true, suppliers: true')).rules, 'L18')).toBe(true)
})
