import { describe, expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { DataError, problemText } from '../../scripts/load/problem.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/*
 * Every rule of agreement-concepts 1.8 as the command `check` says it: with the file and the line that has to be mended,
 * whether the rule is the lint's or a part of it the schema's.
 */

/** An agreement that answers every question; each case takes one answer away or makes it wrong. */
const COMPLETE = `id: drift
level: customer
title: Driftavtal
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, id: acme, name: Acme AB }
visibility: customer
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
signatures:
  - { party: provider, name: A, signedAt: 2025-12-01 }
  - { party: acme, name: B, signedAt: 2025-12-02 }
phases:
  pilot: 2026-01-01
  full: 2026-04-01
scope:
  services: [portal, licens]
maintenance:
  notice: { workingDays: 5 }
exclusions: none
objectives:
  - id: upp
    metric: availability
    target: ">= 99 %"
    period: calendar-month
    baseline: { value: "99.95", over: "2025" }
    measurement: { source: checks, by: provider }
    accountable: chef
  - id: svar
    metric: first-response
    target: "<= 2 h"
    period: calendar-month
    quantifier: every
    calendar: kontor
    priority: P1
    baseline: { value: "3600000", over: "2025" }
    measurement: { source: checks, by: provider }
    accountable: chef
credits:
  fee: { amount: 40000, currency: SEK }
  tiers:
    - { below: 99, percent: 10 }
    - { below: 95, percent: 25 }
  claimWithin: { calendarDays: 30 }
roles:
  - { id: chef, title: Chef, party: provider, substitute: jour }
  - { id: jour, title: Jour, party: provider }
channels:
  - { type: phone, address: "08-123", hours: kontor }
priorities:
  - { id: P1, title: Stopp }
escalation:
  - { at: 75, role: chef }
reporting: { cadence: monthly }
reviews: { cadence: quarterly, next: 2099-01-15 }
deviations: { process: Orsak och kontroll }
disputes: { steps: [{ stage: negotiation }] }
amendmentRule: { approvals: [provider, customer] }
`

/** Everything that `check` says of an agreement, questions and errors, one text each. */
async function saidOf(agreement: string, more: Record<string, string> = {}): Promise<string[]> {
  const folder = await folderWith({ ...SMALL, 'agreements/drift.yaml': agreement, ...more })
  const lines: string[] = []
  const terminal = {
    step: <T>(_label: string, work: () => Promise<T>) => work(),
    line: (text: string) => lines.push(text),
    error: (text: string) => lines.push(text),
  }
  try {
    await check(folder, terminal)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    lines.push(...error.problems.map(problemText))
  }
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('agreements/'))
}

test('nothing is said of an agreement that answers every question', async () => {
  expect(await saidOf(COMPLETE)).toEqual([])
})

const PORTAL_ALONE = `  - id: kuma
    type: kuma
    file: kuma.db
    services: { Kundportalen: portal }
    interval: 60 s
`

test('L06: a source that does not look at a service does not measure it, and another one would', async () => {
  const named = COMPLETE.replace('measurement: { source: checks', 'measurement: { source: kuma')
  const line = named.split('\n').findIndex((text) => text.includes('source: kuma')) + 1
  const sources = { 'sources.yaml': `${SMALL['sources.yaml']}${PORTAL_ALONE}` }
  expect(await saidOf(named, sources)).toEqual([
    `agreements/drift.yaml:${line} objectives[0].measurement.source: L06: "kuma" does not look at licens, so that it is measured by checks; name a source that does, add licens to the source in sources.yaml, or take it out of the objective's services`,
  ])
  // Of the portal alone, and where only what is declared counts, nothing hangs on it.
  expect(await saidOf(named.replace('id: upp\n', 'id: upp\n    services: [portal]\n'), sources)).toEqual([])
  expect(
    await saidOf(named.replace('source: kuma,', 'source: kuma, authority: incidents,'), sources),
  ).toEqual([])
  const alone = { 'sources.yaml': `sources:\n${PORTAL_ALONE}` }
  const said = await saidOf(named.replaceAll('source: checks', 'source: incidents'), alone)
  expect(said).toEqual([
    expect.stringContaining('"kuma" does not look at licens, so that nothing measures it;'),
  ])
})

/** Rule, what is replaced by what, a part of the line where it has to be said, and what is said. */
const CASES: [rule: string, from: string, to: string, at: string, said: string][] = [
  ['L01', 'role: customer, id', 'role: subcontractor, id', 'parties:', 'L01: no party is the customer'],
  [
    'L02',
    '  - { party: acme, name: B, signedAt: 2025-12-02 }\n',
    '',
    'signatures:',
    'L02: acme has not signed',
  ],
  ['L04', 'exclusions: none\n', '', 'id: drift', 'L04: nothing is said of exclusions'],
  ['L05', '    period: calendar-month\n    quantifier', '    quantifier', '- id: svar', 'period: is missing'],
  ['L05', '    quantifier: every\n', '', '- id: svar', 'quantifier: is missing; expected every, { share'],
  ['L05', '">= 99 %"', '"99 %"', 'target: "99 %"', 'target: expected a comparator (>=, >, <=, <)'],
  ['L05', '">= 99 %"', '"<= 99 %"', 'target: "<= 99 %"', 'L05: "<= 99 %" asks for the worse side of'],
  [
    'L06',
    'measurement: { source: checks, by: provider }\n    accountable: chef\n  - id: svar',
    'measurement: { source: zabbix, by: provider }\n    accountable: chef\n  - id: svar',
    'source: zabbix',
    'L06: no source is called "zabbix"',
  ],
  [
    'L07',
    'calendar: kontor\n    priority',
    'calendar: dagtid\n    priority',
    'calendar: dagtid',
    'no calendar is called "dagtid"',
  ],
  ['L08', 'maintenance:\n  notice: { workingDays: 5 }\n', '', 'id: drift', 'L08: nothing is said of planned'],
  [
    'L09',
    'priorities:\n',
    'priorities:\n  - { id: P2, title: Hinder }\n',
    'id: P2',
    'L09: priority P2 has no target for first-response',
  ],
  [
    'L10',
    'accountable: chef\n  - id',
    'accountable: vd\n  - id',
    'accountable: vd',
    'L10: no role is called',
  ],
  ['L11', 'reporting: { cadence: monthly }\n', '', 'id: drift', 'L11: nothing says how often results'],
  [
    'L12',
    'reviews: { cadence: quarterly, next: 2099-01-15 }\n',
    '',
    'id: drift',
    'L12: nothing says when the agreement is',
  ],
  [
    'L13',
    'deviations: { process: Orsak och kontroll }\n',
    '',
    'id: drift',
    'L13: nothing says how a deviation',
  ],
  ['L15', 'disputes: { steps: [{ stage: negotiation }] }\n', '', 'id: drift', 'L15: nothing says how a dis'],
  ['L16', 'role: chef }', 'role: vd }', 'role: vd }', 'L16: no role is called "vd"; roles are chef, jour'],
  [
    'L17',
    'calendar: kontor\n    priority',
    'calendar: 24x7\n    priority',
    'calendar: 24x7',
    'L17: the clock of P1 runs in "24x7", but no channel',
  ],
  ['L18', '">= 99 %"', '">= 99.96 %"', 'value: "99.95"', 'L18: the service delivered 99.95, worse than the'],
  [
    'L18',
    'roles:\n',
    'suppliers:\n  - { name: Nätet, objective: upp, target: ">= 98 %" }\nroles:\n',
    'name: Nätet',
    'L18: the suppliers of "upp" promise 98.000000 % together, less than the target 99 %: it cannot be backed',
  ],
  ['L19', '">= 99 %"', '">= 99.99 %"', 'target: ">= 99.99 %"', 'L19: a check every 300 s tells 0.012 % of'],
  ['L20', '"<= 2 h"', '"<= 1 dag"', 'target: "<= 1 dag"', 'target: "<= 1 dag" is ambiguous; write elapsed'],
  ['L20', '"<= 2 h"', '"omgående"', 'target: "omgående"', '"omgående" cannot be measured (rule L20); write'],
  [
    'L20',
    '    baseline: { value: "99.95"',
    '    minOutage: 1 day\n    baseline: { value: "99.95"',
    'minOutage: 1 day',
    'minOutage: "1 day" is ambiguous; write elapsed time',
  ],
  [
    'L20',
    '    baseline: { value: "99.95"',
    '    weights: { partial: "0.3" }\n    baseline: { value: "99.95"',
    'weights: {',
    'L20: a weight of 0.3 makes an outage count in part',
  ],
  ['L21', '  full: 2026-04-01\n', '', 'phases:', 'L21: the pilot phase never ends, so nothing ever binds'],
  [
    'L21',
    'full: 2026-04-01',
    'full: 2025-12-31',
    'full: 2025',
    'phases.full: full begins before pilot, 2026-01',
  ],
  [
    'L22',
    '  fee: { amount: 40000, currency: SEK }\n',
    '',
    'credits:',
    'L22: credits are shares of the fee, but',
  ],
  [
    'L23',
    '{ below: 95, percent: 25 }',
    '{ below: 95, percent: 5 }',
    'below: 95',
    'gives less than the band below 99, though the service was worse; raise it',
  ],
  [
    'L23',
    '{ below: 99, percent: 10 }',
    '{ below: 99, atLeast: 97, percent: 10 }',
    'below: 95',
    'nothing is said of values from 95 up to 97; write below: 97',
  ],
  [
    'L23',
    '{ below: 95, percent: 25 }',
    '{ below: "99.0", percent: 25 }',
    'below: "99.0"',
    'two bands begin below 99.0; keep one',
  ],
  [
    'L23',
    '  claimWithin',
    '  objectives:\n    svar: { tiers: [{ below: 99, percent: 10 }] }\n  claimWithin',
    'svar: { tiers',
    'bands are for targets where more is better, and of "svar" less is',
  ],
  [
    'L24',
    '  claimWithin: { calendarDays: 30 }\n',
    '',
    'credits:',
    'L24: nothing says until when a credit can',
  ],
  [
    'L25',
    'amendmentRule: { approvals: [provider, customer] }\n',
    '',
    'id: drift',
    'L25: nothing says how the',
  ],
]

describe('what a rule finds stands at its file and line', () => {
  test.each(CASES)('%s: %j → %j', async (_rule, from, to, at, said) => {
    const agreement = COMPLETE.replace(from, to)
    expect(agreement).not.toBe(COMPLETE)
    const line = agreement.split('\n').findIndex((text) => text.includes(at)) + 1
    const texts = await saidOf(agreement)
    expect(
      texts.filter((text) => text.startsWith(`agreements/drift.yaml:${line} `) && text.includes(said)),
    ).toHaveLength(1)
  })

  test('L03 and L14 are about what a longer change takes away', async () => {
    const portalAlone = COMPLETE.replaceAll(/^ {4}metric: .*$/gm, '$&\n    services: [portal]')
    expect(await saidOf(portalAlone)).toEqual([
      'agreements/drift.yaml:17 scope.services[1]: L03: "licens" is in scope but no objective holds for it, so nothing is promised; add an objective or take it out of the scope',
    ])
    const noCredits = COMPLETE.replace(/credits:\n(?: .*\n)*/, '')
    expect(await saidOf(noCredits)).toEqual([
      'agreements/drift.yaml:1 credits: L14: nothing is said of credits or penalties; state them, or write `credits: none`',
    ])
  })

  test('no rule is left out', () => {
    const rules = Array.from({ length: 25 }, (_, i) => `L${String(i + 1).padStart(2, '0')}`)
    expect(new Set([...CASES.map(([rule]) => rule), 'L03', 'L14'])).toEqual(new Set(rules))
  })
})

/** What `check` ends with for the agreement: how many of the rules that concern it are answered. */
async function completeness(agreement: string): Promise<{ lines: string[]; report: unknown }> {
  const folder = await folderWith({ ...SMALL, 'agreements/drift.yaml': agreement })
  const lines: string[] = []
  const terminal = {
    step: <T>(_label: string, work: () => Promise<T>) => work(),
    line: (text: string) => lines.push(text),
    error: (text: string) => lines.push(text),
  }
  const report = await check(folder, terminal, Date.parse('2026-06-12T12:00:00Z')).catch((error) => error)
  return { lines: lines.filter((line) => line.startsWith('drift: ')), report }
}

describe('how complete an agreement is', () => {
  test('one that answers everything: all 25 concern it', async () => {
    const { lines, report } = await completeness(COMPLETE)
    expect(lines).toEqual(['drift: 25 of 25 rules answered'])
    expect(report).toMatchObject({
      completeness: [{ agreement: 'drift', rules: 25, answered: 25, open: [] }],
    })
  })
  test('a rule that asks twice is one rule, and the open ones are named in order', async () => {
    const unsigned = COMPLETE.replace(/signatures:\n.*\n.*\n/, '').replace(/reporting: .*\n/, '')
    const { lines, report } = await completeness(unsigned)
    expect(lines).toEqual(['drift: 23 of 25 rules answered, L02, L11 open'])
    expect(report).toMatchObject({ completeness: [{ answered: 23, open: ['L02', 'L11'] }] })
  })
  test('without tickets, calendars and credits: L07, L09, L17, L22, L23 and L24 do not concern it', async () => {
    const plain = COMPLETE.replace(/ {2}- id: svar\n(?: {4}.*\n)+/, '').replace(
      /credits:\n(?: {2}.*\n)+/,
      'credits: none\n',
    )
    expect((await completeness(plain)).lines).toEqual(['drift: 19 of 19 rules answered'])
  })
  test('it is said of one with errors too', async () => {
    const { lines, report } = await completeness(COMPLETE.replace(/ {2}full: 2026-04-01\n/, ''))
    expect(lines).toEqual(['drift: 24 of 25 rules answered, L21 open'])
    expect(report).toBeInstanceOf(DataError)
  })
})
