import { describe, expect, test } from 'vitest'
import { IncidentMatter } from '../../../data/schema/events.ts'
import { claimedExclusions } from '../../../scripts/timeline/claimed-exclusions.ts'
import { incidentsToSpans } from '../../../scripts/timeline/incidents-to-spans.ts'
import { type Asked, ask, at, evidence, MINUTE, percent6, SERVICE, work } from '../builders.ts'

/* Semantics 2.6, other exclusions, and 2.13, suspended service. */

const instant = (text: string) => Temporal.Instant.fromEpochMilliseconds(at(text)).toString()

/** An incident's file as people write it, down 10:00 to 11:00 unless stated. */
function incident(claims: Record<string, unknown>[], more: Record<string, unknown> = {}) {
  const matter = IncidentMatter.parse({
    title: 'Strömavbrott',
    impact: 'major',
    status: 'resolved',
    start: instant('2026-04-10T10:00'),
    end: instant('2026-04-10T11:00'),
    services: [{ id: SERVICE, state: 'major_outage' }],
    ...(claims.length > 0 && {
      exclusions: claims.map((claim) => ({
        agreement: 'avtal',
        type: 'force-majeure',
        clause: '9.1',
        evidence: 'SMHI röd varning',
        ...claim,
      })),
    }),
    ...more,
  })
  return { ...matter, id: 'i1', updates: [] }
}

const FORCE_MAJEURE = [{ type: 'force-majeure', clause: '9.1' }]

function evaluate(one: ReturnType<typeof incident>, exclusions: unknown, more: Asked = {}) {
  const asOf = at(more.asOf ?? '2030-01-01')
  return ask({
    ...more,
    agreement: { exclusions, ...more.agreement },
    evidence: {
      ...evidence(more.evidence),
      declared: incidentsToSpans([one], asOf),
      exclusions: claimedExclusions([one], asOf),
    },
  })
}
const minutes = ({ result: { ledger } }: ReturnType<typeof evaluate>) => [
  (ledger?.downMs ?? Number.NaN) / MINUTE,
  Object.fromEntries(ledger?.excluded.map(({ reason, ms }) => [reason, ms / MINUTE]) ?? []),
]
const approved = { approvedBy: ['customer'] }

describe('an exclusion that an incident claims', () => {
  test('listed and approved: taken out, with its type as reason', () => {
    const evaluation = evaluate(incident([approved]), FORCE_MAJEURE)
    expect(minutes(evaluation)).toEqual([0, { 'force-majeure': 60 }])
    expect(evaluation.result.ledger?.upMs).toBe((43_200 - 60) * MINUTE)
    expect(evaluation.result.disputed).toBeUndefined()
  })

  test.each([
    ['another type is listed', [{ type: 'customer', clause: '9.2' }]],
    ['none is', 'none'],
    ['nothing is said', undefined],
  ])('not taken out where %s, whoever approved it', (_, exclusions) => {
    const evaluation = evaluate(incident([{ type: 'third-party', ...approved }]), exclusions)
    expect(minutes(evaluation)).toEqual([60, {}])
    expect(evaluation.result.disputed).toBeUndefined()
  })

  test('a third party only when listed', () => {
    const terms = [{ type: 'third-party', clause: '9.3', requiresApproval: false }]
    expect(minutes(evaluate(incident([{ type: 'third-party' }]), terms))).toEqual([0, { 'third-party': 60 }])
  })

  test('for another agreement it is nothing to this one', () => {
    const { result, explain } = evaluate(incident([{ ...approved, agreement: 'annat' }]), FORCE_MAJEURE)
    expect(result.ledger?.downMs).toBe(60 * MINUTE)
    expect(explain.some(({ step }) => step === 'exclusion')).toBe(false)
  })

  test('it takes out its own span and no more', () => {
    const claim = {
      ...approved,
      start: instant('2026-04-10T10:15'),
      end: instant('2026-04-10T10:45'),
    }
    expect(minutes(evaluate(incident([claim]), FORCE_MAJEURE))).toEqual([30, { 'force-majeure': 30 }])
  })

  test('of an open incident it lasts until asOf', () => {
    const open = incident([approved], { end: null, status: 'investigating' })
    const evaluation = evaluate(open, FORCE_MAJEURE, { asOf: '2026-04-10T10:30' })
    expect(minutes(evaluation)).toEqual([0, { 'force-majeure': 30 }])
  })

  test('twice the same claim, or two that overlap, take the time out once', () => {
    const claims = [approved, approved, { ...approved, clause: '9.1 b' }]
    expect(minutes(evaluate(incident(claims), FORCE_MAJEURE))).toEqual([0, { 'force-majeure': 60 }])
  })

  test('reasons are told apart, and maintenance goes before a claim over the same time', () => {
    const window = work('m1', {
      announcedAt: '2026-04-01',
      start: '2026-04-10T10:00',
      end: '2026-04-10T10:20',
    })
    const evaluation = evaluate(incident([approved]), FORCE_MAJEURE, {
      agreement: { maintenance: { notice: { elapsed: '48 h' } } },
      evidence: { maintenance: [window] },
    })
    expect(minutes(evaluation)).toEqual([0, { 'force-majeure': 40, maintenance: 20 }])
  })

  test('under count-as-up it stays in the base', () => {
    const maintenance = { notice: { elapsed: '48 h' }, exclusionMode: 'count-as-up' }
    const { result } = evaluate(incident([approved]), FORCE_MAJEURE, { agreement: { maintenance } })
    expect([result.value, result.budget?.totalMs]).toEqual(['100.00', 43.2 * MINUTE])
  })
})

describe('approval: until the customer has approved it is disputed', () => {
  const disputed = () => evaluate(incident([{}]), FORCE_MAJEURE)
  test('the time counts, the other figure stands beside it, and the verdict is provisional', () => {
    expect(percent6(disputed().value)).toBe('99.861111')
    expect(disputed().result).toMatchObject({
      verdict: 'breached',
      finality: 'provisional',
      disputed: { without: '100.00', verdict: 'met' },
    })
  })
  test('a running period is at risk, not lost, while what would mend it waits for the customer (2.9)', () => {
    const running = { asOf: '2026-04-20' }
    const open = evaluate(incident([{}]), FORCE_MAJEURE, running)
    expect(open.result).toMatchObject({
      ...{ verdict: 'pending', outlook: 'at-risk', finality: 'provisional' },
      disputed: { without: '100.00', verdict: 'pending' },
    })
    // What no clause lets out, and what nobody claims, cannot mend it; nor can a part of it that is too small.
    expect(evaluate(incident([{}]), undefined, running).result).toMatchObject({ outlook: 'lost' })
    expect(evaluate(incident([]), FORCE_MAJEURE, running).result).toMatchObject({ outlook: 'lost' })
    const part = [{ start: instant('2026-04-10T10:00'), end: instant('2026-04-10T10:10') }]
    const some = evaluate(incident(part), FORCE_MAJEURE, running)
    expect(some.result).toMatchObject({ verdict: 'breached', outlook: 'lost' })
  })
  test('approved by the customer, by role or id, it is final', () => {
    const parties = [
      { role: 'provider', name: 'Leverantör' },
      { role: 'customer', id: 'acme', name: 'Acme' },
    ]
    for (const approvedBy of [['customer'], ['acme']]) {
      const { result } = evaluate(incident([{ approvedBy }]), FORCE_MAJEURE, { agreement: { parties } })
      expect([result.finality, result.verdict]).toEqual(['final', 'met'])
    }
  })
  test('of two customers each has to approve, by id: their role names neither of them', () => {
    const parties = [
      { role: 'provider', name: 'Leverantör' },
      { role: 'customer', id: 'acme', name: 'Acme' },
      { role: 'customer', id: 'beta', name: 'Beta' },
    ]
    const finality = (...approvedBy: string[]) =>
      evaluate(incident([{ approvedBy }]), FORCE_MAJEURE, { agreement: { parties } }).result.finality
    expect(finality('acme', 'beta')).toBe('final')
    for (const some of [['acme'], ['beta', 'provider'], ['customer'], []])
      expect(finality(...some)).toBe('provisional')
  })
  test("the provider's own approval is not the customer's", () => {
    expect(evaluate(incident([{ approvedBy: ['provider'] }]), FORCE_MAJEURE).result.disputed).toBeDefined()
  })
  test('where the terms ask for no approval there is nothing to dispute', () => {
    const terms = [{ ...FORCE_MAJEURE[0], requiresApproval: false }]
    const { result } = evaluate(incident([{}]), terms)
    expect([result.disputed, result.finality, result.verdict]).toEqual([undefined, 'final', 'met'])
  })
  test('a dispute of another month leaves this one final', () => {
    const { result } = evaluate(incident([{}]), FORCE_MAJEURE, { in: '2026-05-10' })
    expect([result.disputed, result.finality]).toEqual([undefined, 'final'])
  })
})

test('the explanation has a step for every claim, with why, and without the evidence', () => {
  const claims = [approved, { type: 'customer', clause: '9.2', duty: '4.1' }]
  const terms = [...FORCE_MAJEURE, { type: 'customer', clause: '9.2' }]
  const steps = evaluate(incident([...claims, { type: 'beta' }]), terms).explain.filter(
    ({ step }) => step === 'exclusion',
  )
  const told = steps.map(({ values }) => [values.type, values.why, values.excludedMs])
  expect(told.sort()).toEqual([
    ['beta', 'not-listed', '0'],
    ['customer', 'not-approved', '0'],
    ['force-majeure', 'listed', String(60 * MINUTE)],
  ])
  expect(JSON.stringify(steps)).not.toContain('SMHI')
  // The duty of the customer's that was not done; the other claims rest on none.
  expect(steps.flatMap(({ values }) => ('duty' in values ? [[values.type, values.duty]] : []))).toEqual([
    ['customer', '4.1'],
  ])
  expect(steps[0]?.values).toMatchObject({ incident: 'i1', service: SERVICE })
})

describe('suspended service is on neither side of the fraction', () => {
  const suspensions = [{ from: instant('2026-04-10'), to: instant('2026-04-20'), reason: 'Obetald faktura' }]
  test.each(['remove', 'count-as-up'])('%s', (exclusionMode) => {
    const { result } = evaluate(incident([]), undefined, {
      agreement: { suspensions, maintenance: { notice: { elapsed: '48 h' }, exclusionMode } },
    })
    expect(result.ledger).toMatchObject({
      downMs: 0,
      excluded: [{ reason: 'suspension', ms: 14_400 * MINUTE }],
    })
    // 20 days are left.
    expect(result.budget?.totalMs).toBe(28.8 * MINUTE)
  })
  test('all of a month suspended is excluded, for that reason', () => {
    const all = [{ from: instant('2026-03-10'), to: instant('2026-05-20'), reason: 'Vilande' }]
    expect(ask({ agreement: { suspensions: all } })).toMatchObject({
      value: null,
      verdict: 'excluded',
      reason: 'suspension',
    })
  })
  test('one without an end lasts until asOf; what is to come is agreed again', () => {
    const open = [{ from: instant('2026-04-10'), reason: 'Vilande' }]
    const { result } = ask({ agreement: { suspensions: open }, asOf: '2026-04-20' })
    expect(result.ledger?.excluded).toEqual([{ reason: 'suspension', ms: 14_400 * MINUTE }])
    expect(result.budget?.totalMs).toBe(28.8 * MINUTE)
  })
  test('one that is planned shrinks the budget to come', () => {
    for (const exclusionMode of ['remove', 'count-as-up']) {
      const maintenance = { notice: { elapsed: '48 h' }, exclusionMode }
      const { result } = ask({ agreement: { suspensions, maintenance }, asOf: '2026-04-05' })
      expect(result.budget?.totalMs).toBe(28.8 * MINUTE)
    }
  })
  test('it has a step of its own', () => {
    const steps = ask({ agreement: { suspensions } }).explain.filter(({ step }) => step === 'suspension')
    expect(steps.map(({ values }) => values.excludedMs)).toEqual([String(14_400 * MINUTE)])
  })
})
