import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { DataError, problemText } from '../../scripts/load/problem.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* A customer's duty that was not done takes time out where the agreement says so (agreement-concepts row 37). */

const AGREEMENT = `${SMALL['agreements/drift.yaml']}responsibilities:
  - { party: customer, clause: "4.6", text: Säger till före byte av nyckel }
exclusions:
  - { type: customer, clause: "7.2" }
`
const ASOF = Date.parse('2026-06-01T00:15:00Z')
const incident = (claim: string) => `---
title: Inloggningen svarade inte
impact: critical
status: resolved
start: 2026-06-01T00:05:00Z
end: 2026-06-01T00:10:00Z
services: [{ id: portal, state: major_outage }]
exclusions: [{ agreement: drift, type: customer, clause: "7.2", ${claim}evidence: HEMLIGT, approvedBy: [customer] }]
---
`
const folder = (claim: string) =>
  folderWith({
    ...SMALL,
    'agreements/drift.yaml': AGREEMENT,
    'incidents/2026-06-01-inloggning.md': incident(claim),
  })

test('the duty is told with what was taken out, and what shows it is not', async () => {
  const data = await loadData(await folder('duty: "4.6", '))
  const { measured } = await measure(data, ASOF)
  const files = buildFeed(data, measured, ASOF, evaluateAll(data, measured, ASOF))
  const feed = JSON.parse(files.get('feed/v1/agreements/drift.json') ?? '')
  const [result] = feed.results
  const taken = result.explain.filter(({ step }: { step: string }) => step === 'exclusion')
  expect(taken).toMatchObject([
    { values: { type: 'customer', clause: '7.2', duty: '4.6', why: 'listed', excludedMs: '300000' } },
  ])
  expect([...files.values()].join('')).not.toContain('HEMLIGT')
})

test('a duty that the agreement does not have is refused, with those that it has', async () => {
  const refused = await loadData(await folder('duty: "4.7", ')).catch((error: unknown) => error)
  if (!(refused instanceof DataError)) throw new Error('not refused')
  expect(refused.problems.map(problemText)).toEqual([
    'incidents/2026-06-01-inloggning.md:8 exclusions[0].duty: the agreement has no duty with the clause "4.7"; its responsibilities have 4.6',
  ])
  await expect(loadData(await folder(''))).resolves.toBeDefined()
})
