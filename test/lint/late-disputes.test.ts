import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { problemText } from '../../scripts/load/problem.ts'
import { SMALL } from '../example-data.ts'
import { edit, RECORDED, recordedFolder } from '../record/recorded.ts'

/* A dispute about a figure that has been written down as final: on 10 April, in the record of these tests. */

const INCIDENT = `---
title: Portalen nere
impact: major
status: resolved
start: 2026-02-10T00:00:00Z
end: 2026-02-10T00:10:00Z
services: [{ id: portal, state: major_outage }]
---
`
const dispute = (openedAt: string, more = '') =>
  `disputes:\n  steps: [{ stage: negotiation }]\n  open:\n    - openedAt: ${openedAt}\n      stage: negotiation\n      incidents: [a]\n${more}`

/** What is said of a dispute that was written into the agreement after March was recorded. */
async function saidOf(text: string): Promise<string[]> {
  const folder = await recordedFolder({ 'incidents/a.md': INCIDENT })
  await edit(join(folder, 'agreements/drift.yaml'), (agreement) => agreement + text)
  const silent = {
    step: <T>(_: string, work: () => T) => work(),
    line: () => undefined,
    error: () => undefined,
  }
  const { warnings } = await check(folder, silent, Date.parse('2026-04-25T12:00:00Z'))
  return warnings.map(problemText).filter((line) => line.includes('late-dispute'))
}

test('says with file and line that it changes nothing, of which figures, and what can be done', async () => {
  const line = (SMALL['agreements/drift.yaml'] ?? '').split('\n').length + 3
  expect(RECORDED['agreements/drift.yaml']).toBe(SMALL['agreements/drift.yaml'])
  expect(await saidOf(dispute('2026-04-20T09:00:00+02:00'))).toEqual([
    `agreements/drift.yaml:${line} disputes.open[0].openedAt: late-dispute: the dispute was opened on 2026-04-20, when what it is about was final (tillganglighet 2026-02, recorded on 2026-04-10), and changes nothing there; where the parties agree to a change, correct the incident and give the reason in restatements/, else take the dispute away`,
  ])
})

test.each([
  ['one that was opened before', dispute('2026-04-09T09:00:00+02:00')],
  [
    'one that is settled',
    dispute('2026-04-20T09:00:00+02:00', '      settledAt: 2026-04-21T09:00:00+02:00\n'),
  ],
  ['another incident', dispute('2026-04-20T09:00:00+02:00').replace('[a]', '[]')],
])('nothing of %s', async (_name, text) => {
  expect(await saidOf(text)).toEqual([])
})
