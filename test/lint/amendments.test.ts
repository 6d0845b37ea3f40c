import { describe, expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { DataError, problemText } from '../../scripts/load/problem.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/*
 * L25 of the amendments themselves, as `check` says it: a proposal whose day has come, and a change whose notice is
 * shorter than the agreement asks for. The notice counts like that of maintenance (semantics C6, 2.6, G26).
 */

const AGREEMENT = `id: drift
level: customer
title: Driftavtal
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, id: acme, name: Acme AB }
visibility: customer
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
scope:
  services: [portal]
objectives:
  - id: upp
    metric: availability
    target: ">= 99 %"
    period: calendar-month
    measurement: { source: checks, by: provider }
`

/** What `check` says of amendments on a day: lines with the number of the line, without the file. */
async function saidOf(
  rule: string | null,
  amendment: string,
  asOf = '2026-08-22T00:00:00Z',
): Promise<string[]> {
  const text = `${AGREEMENT}${rule === null ? '' : `amendmentRule: ${rule}`}
amendments:
  - id: a1
    set: { objectives.upp.target: ">= 98 %" }
${amendment.replaceAll(/^ */gm, '    ').replaceAll(/^ +- id/gm, '  - id')}
`
  const folder = await folderWith({ ...SMALL, 'agreements/drift.yaml': text })
  const lines: string[] = []
  const terminal = {
    step: <T>(_label: string, work: () => Promise<T>) => work(),
    line: (said: string) => lines.push(said),
    error: (said: string) => lines.push(said),
  }
  try {
    await check(folder, terminal, Temporal.Instant.from(asOf).epochMilliseconds)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    lines.push(...error.problems.map((problem) => `error ${problemText(problem)}`))
  }
  return lines
    .map((line) => line.trim().replace('agreements/drift.yaml:', ''))
    .filter((line) => line.includes(' amendments['))
}

const BOTH = '{ approvals: [provider, customer] }'

describe('a proposal whose day has come', () => {
  const PROPOSAL = 'effectiveFrom: 2026-08-22\napprovals: [provider]'

  test('is named with who has not approved it, from the first instant of its local day', async () => {
    const said = await saidOf(BOTH, PROPOSAL, '2026-08-21T22:00:00Z')
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(
      /^23 amendments\[0\]\.approvals: L25: "a1" was to be in force from 2026-08-22 and is still a proposal, .*not approved by acme; add who has approved it/,
    )
    expect(await saidOf(BOTH, PROPOSAL, '2026-08-21T21:59:59.999Z')).toEqual([])
  })

  test('without a rule every party has to approve, by id where it has one', async () => {
    const [said] = await saidOf(null, PROPOSAL.replace('[provider]', '[]'))
    expect(said).toContain('not approved by provider and acme;')
  })

  test('the rule is enough only for what is agreed before it is in force: retroactive, every party is asked', async () => {
    const rule = '{ approvals: [provider] }'
    const [retroactive] = await saidOf(rule, `${PROPOSAL}\nagreedAt: 2026-08-23`)
    expect(retroactive).toContain('not approved by acme;')
    expect(await saidOf(rule, `${PROPOSAL}\nagreedAt: 2026-08-21`)).toEqual([])
  })

  test('approved by all it is none', async () => {
    expect(await saidOf(BOTH, PROPOSAL.replace('[provider]', '[provider, acme]'))).toEqual([])
  })
})

describe('the notice that the agreement asks for', () => {
  const SIXTY = '{ approvals: [provider, customer], notice: { calendarDays: 60 } }'
  const approved = (agreedAt: string, by = '[provider, customer]', from = '2026-07-01') =>
    `effectiveFrom: ${from}\napprovals: ${by}\nagreedAt: ${agreedAt}`

  test('60 calendar days before 1 July: 2 May is the last day, 3 May gives 2 July', async () => {
    expect(await saidOf(SIXTY, approved('2026-05-02'))).toEqual([])
    const said = await saidOf(SIXTY, approved('2026-05-03'))
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(
      /^22 amendments\[0\]\.effectiveFrom: L25: "a1" was approved on 2026-05-03 .*notice of 60 calendar days, which is over on 2026-07-02; every party has approved the earlier day/,
    )
  })

  test('G26 five working days before Tuesday 23 June: midsummer eve is none, so Monday 15 June is the last', async () => {
    const five = '{ approvals: [provider, customer], notice: { workingDays: 5 } }'
    const of = (day: string) => saidOf(five, approved(day, '[provider, customer]', '2026-06-23'))
    expect(await of('2026-06-15')).toEqual([])
    expect((await of('2026-06-16'))[0]).toContain('notice of 5 working days, which is over on 2026-06-24;')
  })

  test('who has not approved has a right to it: that is an error, not a question', async () => {
    const alone = '{ approvals: [provider], notice: { calendarDays: 60 } }'
    const [said] = await saidOf(alone, approved('2026-05-03', '[provider]'))
    expect(said).toMatch(/^error 22 amendments.*acme has not waived it; set 2026-07-02 or later/)
    expect(await saidOf(alone, approved('2026-05-02', '[provider]'))).toEqual([])
  })

  test('without the day of the approval nobody can see it, and a proposal has none yet', async () => {
    const [said] = await saidOf(SIXTY, 'effectiveFrom: 2026-07-01\napprovals: [provider, customer]')
    expect(said).toContain('nothing says when "a1" was approved')
    expect(await saidOf(SIXTY, 'effectiveFrom: 2026-12-01\napprovals: []')).toEqual([])
  })

  test('the rule is that of the agreement as it began, not one that an amendment brings', async () => {
    const later = `${approved('2026-05-02')}
      - id: a2
        set: { amendmentRule.notice: { calendarDays: 90 } }
        effectiveFrom: 2026-07-01
        approvals: [provider, customer]
        agreedAt: 2026-05-02`
    expect(await saidOf(SIXTY, later)).toEqual([])
  })

  test('a calendar that nobody has is named', async () => {
    const rule = '{ approvals: [provider], notice: { workingDays: 5, calendar: dagtid } }'
    const folder = await folderWith({
      ...SMALL,
      'agreements/drift.yaml': `${AGREEMENT}amendmentRule: ${rule}\n`,
    })
    const terminal = { step: <T>(_: string, work: () => Promise<T>) => work(), line() {}, error() {} }
    await expect(check(folder, terminal)).rejects.toThrow(/no calendar is called "dagtid"/)
  })
})
