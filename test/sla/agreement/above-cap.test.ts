import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AgreementFeed, ObjectiveResult } from '../../../data/schema/feed.ts'
import { explanationLines } from '../../../scripts/explain/lines.ts'
import { loadData } from '../../../scripts/load/data.ts'
import { DataError, problemText } from '../../../scripts/load/problem.ts'
import { measure } from '../../../scripts/measure.ts'
import { allCredits } from '../../../scripts/publish/agreement/credits.ts'
import { evaluateAll } from '../../../scripts/publish/agreement/results.ts'
import { buildFeed } from '../../../scripts/publish/feed.ts'
import { aggregate } from '../../../scripts/sla/agreement/aggregate.ts'
import { folderWith } from '../../folder.ts'
import { closeAt, edit } from '../../record/recorded.ts'
import { TERMS_DATA } from '../../terms-data.ts'

/*
 * The first answer within four hours round the clock, for up to two tickets a month. February has two and one of them is
 * late; March has three and one is late, the last of them a second before April begins in Stockholm (UTC+2 by then); April
 * has the two that come from that instant on; May has three in time, and June three so far, one of them late.
 */
const TICKETS = `time,ticket,event,priority
2026-02-03T08:00:00Z,B-1,created,P1
2026-02-03T14:00:00Z,B-1,reply,P1
2026-02-04T08:00:00Z,B-2,created,P1
2026-02-04T09:00:00Z,B-2,reply,P1
2026-03-03T08:00:00Z,C-1,created,P1
2026-03-03T14:00:00Z,C-1,reply,P1
2026-03-04T08:00:00Z,C-2,created,P1
2026-03-04T09:00:00Z,C-2,reply,P1
2026-03-31T21:59:59Z,C-3,created,P1
2026-03-31T22:30:00Z,C-3,reply,P1
2026-03-31T22:00:00Z,D-1,created,P1
2026-03-31T22:30:00Z,D-1,reply,P1
2026-04-08T08:00:00Z,D-2,created,P1
2026-04-08T09:00:00Z,D-2,reply,P1
2026-05-05T08:00:00Z,E-1,created,P1
2026-05-05T09:00:00Z,E-1,reply,P1
2026-05-06T08:00:00Z,E-2,created,P1
2026-05-06T09:00:00Z,E-2,reply,P1
2026-05-07T08:00:00Z,E-3,created,P1
2026-05-07T09:00:00Z,E-3,reply,P1
2026-06-01T08:00:00Z,F-1,created,P1
2026-06-01T14:00:00Z,F-1,reply,P1
2026-06-02T08:00:00Z,F-2,created,P1
2026-06-02T09:00:00Z,F-2,reply,P1
2026-06-03T08:00:00Z,F-3,created,P1
2026-06-03T09:00:00Z,F-3,reply,P1
`
const ASOF = Date.parse('2026-06-10T12:00:00Z')
const AGREEMENT = `id: drift
level: service
title: { sv: Driftavtal, en: Operations agreement }
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: Alla kunder }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
signatures:
  - { party: provider, name: A, signedAt: 2025-12-01 }
  - { party: customer, name: B, signedAt: 2025-12-02 }
scope: { services: [portal, licens] }
objectives:
  - id: svar
    metric: first-response
    title: { sv: Första svar, en: First response }
    target: "<= 4 h"
    quantifier: every
    calendar: 24x7
    period: calendar-month
    measurement: { source: arenden, by: provider }
workload:
  - id: arenden
    counts: tickets
    source: arenden
    per: calendar-month
    assumed: 1
    cap: 2
    objectives: [svar]
    aboveCap: not-binding
credits:
  objectives: { svar: { perBreach: { percent: 2 } } }
  claimWithin: { calendarDays: 365 }
`
const { 'agreements/acme.yaml': _, 'customers.yaml': __, ...REST } = TERMS_DATA
const DATA: Record<string, string> = {
  ...REST,
  'tickets/2026.csv': TICKETS,
  'agreements/drift.yaml': AGREEMENT,
}

async function built(agreement = AGREEMENT) {
  const data = await loadData(await folderWith({ ...DATA, 'agreements/drift.yaml': agreement }))
  const { measured } = await measure(data, ASOF)
  const outcomes = evaluateAll(data, measured, ASOF)
  const files = buildFeed(data, measured, ASOF, outcomes)
  const feed: AgreementFeed = JSON.parse(files.get('feed/v1/agreements/drift.json') ?? '')
  const [own] = data.agreements
  if (own === undefined) throw new Error('no agreement')
  return { feed, own, credits: allCredits(own, data, outcomes, ASOF) }
}

function month({ history, results }: AgreementFeed, id: string): ObjectiveResult {
  const found = [...results, ...history].find(({ period }) => period.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const standing = ({ verdict, outlook, binding, aboveCap }: ObjectiveResult) => ({
  ...{ verdict, outlook, binding, aboveCap },
})
const above = (actual: number) => ({ workload: 'arenden', counts: 'tickets', actual, cap: 2 })

describe('a cap above which nothing binds (agreement-concepts row 12)', () => {
  test('at the cap exactly it binds; one more and it does not, with value and verdict as ever', async () => {
    const { feed } = await built()
    expect(standing(month(feed, '2026-02'))).toMatchObject({ verdict: 'breached', binding: true })
    expect(month(feed, '2026-02')).not.toHaveProperty('aboveCap')
    expect(standing(month(feed, '2026-03'))).toMatchObject({
      verdict: 'breached',
      binding: false,
      aboveCap: above(3),
    })
    // Everything else is as it would be without the clause.
    const { binding, aboveCap, explain, ...rest } = month(feed, '2026-03')
    const without = month((await built(AGREEMENT.replace('    aboveCap: not-binding\n', ''))).feed, '2026-03')
    expect(without).toEqual({ ...rest, binding: true, explain: explain?.slice(0, -1) })
  })

  test('the instant at which the next period begins belongs to that one', async () => {
    const { feed } = await built()
    expect(standing(month(feed, '2026-04'))).toMatchObject({ verdict: 'met', binding: true })
  })

  test('a period that is kept above the cap does not bind either', async () => {
    const { feed } = await built()
    expect(standing(month(feed, '2026-05'))).toMatchObject({
      verdict: 'met',
      binding: false,
      aboveCap: above(3),
    })
  })

  test('in a running period as soon as more have come', async () => {
    const { feed } = await built()
    const [running] = feed.results
    expect(running?.period.id).toBe('2026-06')
    expect(running).toMatchObject({ binding: false, aboveCap: above(3) })
    expect(feed.summary).toMatchObject({ verdict: 'excluded', counts: { aside: 1, breached: 0 } })
  })

  test('a breach at the cap gives its credit, one above it none, and says why', async () => {
    const { credits } = await built()
    const of = (id: string) => credits.filter(({ period }) => period.id === id)
    expect(of('2026-02')).toMatchObject([{ status: 'eligible' }])
    expect(of('2026-03')).toMatchObject([{ status: 'none' }])
    expect(JSON.stringify(of('2026-03'))).toContain('"why":"above-cap"')
  })

  test('the verdict of the agreement leaves it out', async () => {
    const { feed } = await built()
    const [kept, free] = [month(feed, '2026-04'), month(feed, '2026-03')]
    expect(aggregate([kept, free])).toMatchObject({
      verdict: 'met',
      counts: { met: 1, breached: 0, aside: 1 },
    })
    expect(aggregate([kept, month(feed, '2026-02')]).verdict).toBe('breached')
  })

  test('without the clause the promise stands, whatever came', async () => {
    const { feed, credits } = await built(AGREEMENT.replace('    aboveCap: not-binding\n', ''))
    const results = [...feed.results, ...feed.history]
    expect(results.map(({ binding }) => binding)).not.toContain(false)
    expect(results.every((result) => result.aboveCap === undefined)).toBe(true)
    expect(credits.find(({ period }) => period.id === '2026-03')?.status).toBe('eligible')
  })

  test('other objectives than the clause names bind', async () => {
    const other = AGREEMENT.replace(
      'workload:',
      `${AGREEMENT.slice(AGREEMENT.indexOf('  - id: svar'), AGREEMENT.indexOf('workload:')).replace(
        'id: svar',
        'id: annat',
      )}workload:`,
    )
    const { feed } = await built(other)
    const march = feed.history.filter(({ period }) => period.id === '2026-03')
    expect(Object.fromEntries(march.map(({ objective, binding }) => [objective, binding]))).toEqual({
      svar: false,
      annat: true,
    })
  })

  test('the terms in force when the period starts govern all of it', async () => {
    const [before, clause = ''] = AGREEMENT.split(/(?=workload:)/)
    const workload = clause.slice(0, clause.indexOf('credits:'))
    const rest = clause.slice(clause.indexOf('credits:'))
    const list = workload.replace('workload:\n', '').replaceAll(/^ {2}/gm, '        ')
    const amended = (
      from: string,
    ) => `${before}${workload.replace('    aboveCap: not-binding\n', '')}${rest}amendments:
  - id: tak
    effectiveFrom: ${from}
    agreedAt: 2026-01-02
    approvals: [provider, customer]
    set:
      workload:
${list}`
    expect(month((await built(amended('2026-03-02'))).feed, '2026-03').binding).toBe(true)
    expect(month((await built(amended('2026-03-02'))).feed, '2026-05').binding).toBe(false)
    expect(month((await built(amended('2026-03-01'))).feed, '2026-03').binding).toBe(false)
  })

  test('explain says it in the first line and as the last step', async () => {
    const { feed, own } = await built()
    const result = month(feed, '2026-03')
    const lines = explanationLines(
      { asOf: '2026-06-10T12:00:00Z', result, segments: [], counted: [] },
      { agreement: own, services: [] },
    )
    expect(lines.join('\n')).toContain('; 3 tickets against the cap 2, not binding')
    expect(lines.join('\n')).toContain('More came than it was promised for: 3 tickets against the cap 2')
  })
})

describe('a clause that says nothing is refused, with the line and the way out', () => {
  const refused = async (agreement: string) => {
    try {
      await loadData(await folderWith({ ...DATA, 'agreements/drift.yaml': agreement }))
    } catch (error) {
      if (error instanceof DataError) return error.problems.map(problemText).join('\n')
    }
    return 'nothing'
  }
  test.each([
    [
      'another calendar period',
      'per: calendar-month',
      'per: calendar-quarter',
      'the cap is per calendar-quarter',
    ],
    ['a window that rolls', 'period: calendar-month', 'period: { rolling: P30D }', 'judged per {"rolling"'],
    ['no cap', '    cap: 2\n', '', 'nothing can be above a cap that is not there; add `cap`'],
    ['no objectives', '    objectives: [svar]\n', '', 'add `objectives: [ … ]`'],
    ['another consequence', 'not-binding', 'void', 'not-binding'],
  ])('%s', async (_name, from, to, said) => {
    expect(await refused(AGREEMENT)).toBe('nothing')
    const text = await refused(AGREEMENT.replace(from, to))
    expect(text).toContain(said)
    expect(text).toMatch(/agreements\/drift\.yaml:\d+ workload\[0\]/)
  })
})

/** February as it was recorded: two tickets, one late. A third one that came then is told in the summer. */
test('late tickets that push a closed period above the cap restate it, and only with a reason', async () => {
  const folder = await folderWith({ ...DATA, 'site.yaml': `${DATA['site.yaml']}record: true\n` })
  await closeAt(folder, Date.parse('2026-03-20T12:00:00Z'))
  const late = '2026-02-05T08:00:00Z,B-3,created,P1\n2026-02-05T09:00:00Z,B-3,reply,P1\n'
  await edit(join(folder, 'tickets/2026.csv'), (text) => `${text}${late}`)
  const february = ({ outcomes }: Awaited<ReturnType<typeof closeAt>>) =>
    outcomes.flatMap(({ history }) => history).find(({ period }) => period.id === '2026-02')
  const unexplained = await closeAt(folder, ASOF)
  expect(unexplained.faults).toHaveLength(1)
  expect(february(unexplained)).toMatchObject({ binding: true, verdict: 'breached', finality: 'final' })

  const reason = `agreement: drift
objective: svar
period: 2026-02
reason: Ett ärende kom in i efterhand
by: Kundtjänstchef
at: 2026-06-10T08:00:00Z
`
  const other = await folderWith({
    ...DATA,
    'site.yaml': `${DATA['site.yaml']}record: true\n`,
    'restatements/a.yaml': reason,
  })
  await closeAt(other, Date.parse('2026-03-20T12:00:00Z'))
  await edit(join(other, 'tickets/2026.csv'), (text) => `${text}${late}`)
  const restated = february(await closeAt(other, ASOF))
  expect(restated).toMatchObject({
    binding: false,
    verdict: 'breached',
    finality: 'restated',
    aboveCap: above(3),
  })
  expect(restated?.restated?.after).toMatchObject({ 'aboveCap.actual': '3', 'aboveCap.cap': '2' })
  expect(await readFile(join(other, 'record/closed/drift/2026.jsonl'), 'utf8')).toContain(
    '"aboveCap":{"actual":3',
  )
})
