import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import { dataAsOf } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { openPeriodMemory, type PeriodMemory } from '../../scripts/publish/agreement/period-memory.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { closePeriods } from '../../scripts/record/close-periods.ts'
import { folderWith } from '../folder.ts'
import { DOWN, edit, REASON, RECORDED } from '../record/recorded.ts'

/* Builds of one process: what the second makes of a changed folder, with what it remembers and without. */

/** January to March are final (see RECORDED). */
const FIRST = Date.parse('2026-04-20T12:00:00Z')
const MINUTE = 60_000

const AGREEMENT = `${RECORDED['agreements/drift.yaml']}    serviceHours: kontor
  - id: dygnet-runt
    metric: availability
    target: ">= 99.9 %"
    period: calendar-month
    measurement: { source: checks }
  - id: langre-avbrott
    metric: availability
    target: ">= 99.9 %"
    period: calendar-month
    minOutage: 10 min
    mergeGap: 5 min
    measurement: { source: checks }
exclusions: [{ type: force-majeure, clause: "7" }]
maintenance: { notice: { calendarDays: 2 } }
`

const FILES: Record<string, string> = { ...RECORDED, 'agreements/drift.yaml': AGREEMENT }

async function outcomesOf(folder: string, asOf: number, memory?: PeriodMemory) {
  const data = dataAsOf(await loadData(folder), asOf, false)
  const { measured } = await measure(data, asOf)
  return { data, measured, outcomes: evaluateAll(data, measured, asOf, memory) }
}

type Outcomes = Awaited<ReturnType<typeof outcomesOf>>['outcomes']

function found(outcomes: Outcomes, objective: string, period = '2026-02'): ObjectiveResult | undefined {
  const own = outcomes.find((one) => one.objective.id === objective && one.services.includes('portal'))
  return own?.history.find((result) => result.period.id === period)
}

/** The figures of a folder before and after a change, a minute later in the same process; held to those of a fresh one. */
async function beforeAndAfter(change: (folder: string) => Promise<void>, files = FILES) {
  const folder = await folderWith(files)
  const memory = openPeriodMemory()
  const { outcomes: before } = await outcomesOf(folder, FIRST, memory)
  await change(folder)
  const { outcomes: after } = await outcomesOf(folder, FIRST + MINUTE, memory)
  expect(after).toEqual((await outcomesOf(folder, FIRST + MINUTE)).outcomes)
  return { folder, memory, before, after }
}

const checks = 'measurements/checks.csv'
const exactly = (num: string, den: string) => ({ exact: { num, den } })

test('the next minute finds what is final as it was worked out, and no period of the present', async () => {
  const row = '2026-04-20T12:00:30Z,portal,down\n'
  const { before, after } = await beforeAndAfter((folder) => edit(join(folder, checks), (text) => text + row))
  expect(found(before, 'dygnet-runt')).toMatchObject(exactly('4031', '4032'))
  expect(found(after, 'dygnet-runt')).toBe(found(before, 'dygnet-runt'))
  expect(after[0]?.running).not.toEqual(before[0]?.running)
})

test('what grace keeps from being final is not worked out each minute, changes with its evidence, and is final in the end', async () => {
  const folder = await folderWith(FILES)
  const memory = openPeriodMemory()
  const march = async (asOf: number) => {
    const { outcomes } = await outcomesOf(folder, asOf, memory)
    expect(outcomes).toEqual((await outcomesOf(folder, asOf)).outcomes)
    return found(outcomes, 'dygnet-runt', '2026-03')
  }
  const inGrace = Date.parse('2026-04-01T12:00:00Z')
  const first = await march(inGrace)
  expect(first?.finality).toBe('provisional')
  expect(await march(inGrace + MINUTE)).toBe(first)
  const late = '2026-03-10T12:00:00Z,portal,down\n2026-03-10T12:10:00Z,portal,up\n'
  await edit(join(folder, checks), (text) => text + late)
  const told = await march(inGrace + 2 * MINUTE)
  expect(told).not.toEqual(first)
  expect(told?.finality).toBe('provisional')
  expect((await march(FIRST))?.finality).toBe('final')
})

test('an old row that is corrected changes the old figure', async () => {
  // Down for an hour instead of ten minutes: 40320 - 60.
  const { before, after } = await beforeAndAfter((folder) =>
    edit(join(folder, checks), (text) => text.replace('2026-02-10T00:10:00Z', '2026-02-10T01:00:00Z')),
  )
  expect(found(after, 'dygnet-runt')).toMatchObject({ ...exactly('671', '672'), verdict: 'breached' })
  // January is before what changed.
  expect(found(after, 'dygnet-runt', '2026-01')).toBe(found(before, 'dygnet-runt', '2026-01'))
})

test('an old row that is taken away leaves its day unknown', async () => {
  const { after } = await beforeAndAfter((folder) =>
    edit(join(folder, checks), (text) => text.replace(/2026-02-20T00:00:00Z,portal,up\n/, '')),
  )
  // Two looks 48 hours apart, each good for 26: the last 22 of them were not seen.
  expect(found(after, 'dygnet-runt')?.ledger?.unknownMs).toBe(22 * 60 * MINUTE)
})

test('an outage over the end of a month is looked at whole: a row of March changes February', async () => {
  const outage = (end: string) =>
    RECORDED[checks]
      ?.replace(`${DOWN},portal,down`, `${DOWN},portal,up`)
      .replace('2026-03-01T00:00:00Z,portal,up\n', `2026-02-28T22:55:00Z,portal,down\n${end},portal,up\n`) ??
    ''
  // Midnight is 23:00 UTC. Seven minutes are too short to count; of twelve, five of 40320 are in February (2.6, G31).
  const { before, after } = await beforeAndAfter(
    (folder) => writeFile(join(folder, checks), outage('2026-02-28T23:07:00Z')),
    { ...FILES, [checks]: outage('2026-02-28T23:02:00Z') },
  )
  expect(found(before, 'langre-avbrott')).toMatchObject(exactly('1', '1'))
  expect(found(after, 'langre-avbrott')).toMatchObject(exactly('8063', '8064'))
})

test('an amendment changes what it governs, however old', async () => {
  const { before, after } = await beforeAndAfter((folder) =>
    edit(
      join(folder, 'agreements/drift.yaml'),
      (text) => `${text}amendments:
  - id: skarpt
    effectiveFrom: 2026-02-01
    approvals: [provider, customer]
    reason: Skarpare
    set: { objectives.dygnet-runt.target: ">= 99.99 %" }
`,
    ),
  )
  expect(found(before, 'dygnet-runt')?.verdict).toBe('met')
  expect(found(after, 'dygnet-runt')?.verdict).toBe('breached')
  expect(found(after, 'dygnet-runt', '2026-01')?.verdict).toBe('met')
})

const INCIDENT = (exclusions: string) => `---
title: Brand
impact: critical
status: resolved
start: ${DOWN}
end: 2026-02-10T00:10:00Z
services: [{ id: portal, state: major_outage }]
${exclusions}---
`

test('an exclusion that is claimed later takes the time out', async () => {
  const file = 'incidents/2026-02-10-brand.md'
  const claim =
    'exclusions: [{ agreement: drift, type: force-majeure, clause: "7", evidence: Rapport, approvedBy: [customer] }]\n'
  const { before, after } = await beforeAndAfter((folder) => writeFile(join(folder, file), INCIDENT(claim)), {
    ...FILES,
    [file]: INCIDENT(''),
  })
  expect(found(before, 'dygnet-runt')).toMatchObject(exactly('4031', '4032'))
  expect(found(after, 'dygnet-runt')).toMatchObject(exactly('1', '1'))
})

test('maintenance that is told of later takes the time out', async () => {
  const window = `---
title: Byte
services: [portal]
announcedAt: 2026-02-01T00:00:00Z
start: ${DOWN}
end: 2026-02-10T01:00:00Z
---
`
  const { after } = await beforeAndAfter(
    (folder) => writeFile(join(folder, 'maintenance/2026-02-10-byte.md'), window),
    { ...FILES, 'maintenance/2026-01-01-annat.md': window.replaceAll('2026-02', '2025-02') },
  )
  expect(found(after, 'dygnet-runt')).toMatchObject(exactly('1', '1'))
})

test('a calendar that is changed changes the agreed time', async () => {
  const { before, after } = await beforeAndAfter((folder) =>
    edit(join(folder, 'calendars.yaml'), (text) => text.replace('fri: ["08:00-17:00"]', 'fri: []')),
  )
  const agreed = (outcomes: Outcomes) => found(outcomes, 'tillganglighet')?.ledger?.upMs
  // February 2026 has four of each weekday: nine hours a day.
  expect(agreed(before)).toBe(20 * 9 * 60 * MINUTE)
  expect(agreed(after)).toBe(16 * 9 * 60 * MINUTE)
})

test('a signature counts from its day on, and the day is not worked out from memory', async () => {
  const signed = `${AGREEMENT}signatures:
  - { party: provider, name: A, signedAt: 2025-12-01 }
  - { party: customer, name: B, signedAt: 2026-04-21 }
`
  const folder = await folderWith({ ...FILES, 'agreements/drift.yaml': signed })
  const memory = openPeriodMemory()
  const midnight = Date.parse('2026-04-20T22:00:00Z')
  const { outcomes: before } = await outcomesOf(folder, midnight - MINUTE, memory)
  const { outcomes: after } = await outcomesOf(folder, midnight, memory)
  expect([before, after].map((one) => found(one, 'dygnet-runt')?.binding)).toEqual([false, true])
})

test('a dispute that is opened makes the old figure provisional, though not a file changed', async () => {
  const disputed = `${AGREEMENT}disputes:
  steps: [{ stage: negotiation }]
  open: [{ stage: negotiation, openedAt: "2026-04-20T12:00:30Z", incidents: [2026-02-10-brand] }]
`
  const files = {
    ...FILES,
    'agreements/drift.yaml': disputed.replaceAll(
      'measurement: { source: checks }',
      'measurement: { source: checks, authority: incidents }',
    ),
    'incidents/2026-02-10-brand.md': INCIDENT(''),
  }
  const { before, after } = await beforeAndAfter(async () => {}, files)
  expect([before, after].map((one) => found(one, 'dygnet-runt')?.finality)).toEqual(['final', 'provisional'])
})

test('a restatement puts the corrected figure in the place of the recorded one', async () => {
  const folder = await folderWith(FILES)
  const memory = openPeriodMemory()
  const close = async (asOf: number) => {
    const { data, measured, outcomes } = await outcomesOf(folder, asOf, memory)
    const given = { readOnly: false, out: join(folder, '../out'), environment: {} }
    return closePeriods(outcomes, data, measured, asOf, given)
  }
  await close(FIRST)
  await edit(join(folder, checks), (text) => text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`))
  const unexplained = await close(FIRST + MINUTE)
  expect(found(unexplained.outcomes, 'dygnet-runt')).toMatchObject(exactly('4031', '4032'))
  expect(unexplained.faults).not.toEqual([])
  await mkdir(join(folder, 'restatements'))
  await writeFile(join(folder, 'restatements/a.yaml'), REASON.replace('tillganglighet', 'dygnet-runt'))
  const restated = await close(FIRST + 2 * MINUTE)
  expect(found(restated.outcomes, 'dygnet-runt')).toMatchObject({
    ...exactly('1', '1'),
    restated: { version: 2 },
  })
})

test('tickets that come late free a figure of time from its cap, in the next minute as in a fresh build', async () => {
  const cap = `workload:
  - { id: arenden, counts: tickets, source: arenden, per: calendar-month, assumed: 1, cap: 1, objectives: [dygnet-runt], aboveCap: not-binding }
`
  const tickets = 'tickets/2026.csv'
  const { before, after } = await beforeAndAfter(
    (folder) => edit(join(folder, tickets), (text) => `${text}2026-02-12T08:00:00Z,A-2,created\n`),
    {
      ...FILES,
      'agreements/drift.yaml': `${AGREEMENT}${cap}`,
      'sources.yaml': `${FILES['sources.yaml']}  - id: arenden
    type: tickets
    files: tickets/*.csv
    rows: events
    timeZone: UTC
    columns: { id: ticket, time: time, event: event }
    events: { created: created }
`,
      [tickets]: 'time,ticket,event\n2026-02-11T08:00:00Z,A-1,created\n',
    },
  )
  expect(found(before, 'dygnet-runt')?.aboveCap).toBeUndefined()
  expect(found(after, 'dygnet-runt')?.aboveCap).toMatchObject({ actual: 2, cap: 1 })
})
