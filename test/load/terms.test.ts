import { expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { DataError, problemText } from '../../scripts/load/problem.ts'
import { terminal } from '../../scripts/terminal.ts'
import { folderWith } from '../folder.ts'
import { TERMS_AT, TERMS_DATA } from '../terms-data.ts'

const FILE = 'agreements/drift.yaml'

/** What `check` says once something of the agreement is written otherwise: problems, or else open questions. */
async function said(from: string | RegExp, to: string): Promise<string> {
  const before = TERMS_DATA[FILE] ?? ''
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing is written as ${from}`)
  const { [FILE]: _, 'agreements/acme.yaml': __, 'customers.yaml': ___, ...others } = TERMS_DATA
  const folder = await folderWith({ ...others, [FILE]: after })
  try {
    const { warnings } = await check(folder, terminal({ quiet: true }), TERMS_AT)
    return warnings.map(problemText).join('\n')
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(problemText).join('\n')
    throw error
  }
}

test.each([
  [
    'a field of the plan',
    'pilotExit:',
    'pilotExits:',
    '"pilotExits" is not a field here; did you mean "pilotExit"?',
  ],
  [
    'a field of an assumption',
    'assumed: 2',
    'asumed: 2',
    '"asumed" is not a field here; did you mean "assumed"?',
  ],
  ['a field of RACI', 'raci: { responsible', 'raci: { responsable', 'did you mean "responsible"?'],
  ['a field of the document', 'sha256:', 'sha265:', '"sha265" is not a field here; did you mean "sha256"?'],
  ['the length of a checksum', /sha256: "a/, 'sha256: "', 'expected 64 hexadecimal digits'],
  [
    'an address without https',
    'href: "https://intern.example.com/avtal.pdf"',
    'href: "http://a.se/b"',
    'expected an address that begins with https://',
  ],
  [
    'a step that says neither when nor after how long',
    '{ after: 3 h, role: radet }',
    '{ role: radet }',
    'expected either `at` (per cent of the target) or `after`',
  ],
  ['a step that says both', '{ after: 3 h,', '{ at: 75, after: 3 h,', 'expected either `at`'],
  ['a step after "1 day"', 'after: 3 h', 'after: 1 day', '"1 day" is ambiguous'],
  [
    'a matrix with a row too few',
    'rows: [[P1, P1], [P1, P1]]',
    'rows: [[P1, P1]]',
    'expected one row for each of the 2 impacts, found 1',
  ],
  [
    'a matrix with a cell too few',
    'rows: [[P1, P1], [P1, P1]]',
    'rows: [[P1, P1], [P1]]',
    'expected one priority for each of the 2 urgencies, found 1',
  ],
  ['a cap under what is assumed', 'cap: 3', 'cap: 1', '1 is less than the 2 that are assumed'],
  [
    'objectives that hold up to nothing',
    '    cap: 3\n',
    '',
    'without `cap` nothing says up to how much these hold',
  ],
  [
    'priorities of what has none',
    'counts: tickets',
    'counts: orders\n    priority: P1',
    'only tickets have priorities',
  ],
  ['more at a course than were invited', 'attended: 33', 'attended: 41', 'is more than were invited'],
  [
    'an amendment of what was not adopted',
    'proposedAt: 2026-06-01 }',
    'proposedAt: 2026-06-01, amendment: a1 }',
    'only what was adopted led to an amendment',
  ],
  [
    'a way to sign that there is not',
    'method: advanced',
    'method: bankid',
    'expected "paper" or "electronic" or "advanced" or "qualified"',
  ],
])('%s is refused with what to write instead', async (_, from, to, message) => {
  expect(await said(from, to)).toContain(message)
})

test.each([
  ['L01', 'obligor: provider', 'obligor: provder', 'no party is called "provder"; did you mean "provider"?'],
  [
    'L01',
    'party: molnet, agreement',
    'party: molnt, agreement',
    'no party is called "molnt"; did you mean "molnet"?',
  ],
  [
    'L03',
    'objectives: [svar-p1]\nfees',
    'objectives: [svar-p2]\nfees',
    'no objective is called "svar-p2"; did you mean "svar-p1"?',
  ],
  [
    'L03',
    'counts: tickets\n',
    'counts: tickets\n    services: [wiki]\n',
    'no service in scope is called "wiki"',
  ],
  ['L06', 'source: arenden\n    per', 'source: ärenden\n    per', 'expected lower-case letters'],
  [
    'L06',
    'source: arenden\n    per',
    'source: arende\n    per',
    'no source is called "arende"; did you mean "arenden"?',
  ],
  ['L09', '[P1, P1]]', '[P1, P2]]', '"P2" is not one of the priorities'],
  [
    'L10',
    'responsible: [support]',
    'responsible: [suport]',
    'no role is called "suport"; did you mean "support"?',
  ],
  ['L10', 'by: chef }\n', 'by: cheff }\n', 'no role is called "cheff"; did you mean "chef"?'],
  ['L15', 'stage: mediation, since', 'stage: legal, since', 'the agreement has no step "legal"'],
  [
    'L18',
    'stretch: "99.95"',
    'stretch: "99.85"',
    '99.85 is not better than the target of "tillganglighet", 99.9',
  ],
  ['L21', 'objectives: [svar-p1] }', 'objectives: [svar] }', 'no objective is called "svar"'],
])('%s: a name that nothing has, or a value that cannot be', async (rule, from, to, message) => {
  const found = await said(from, to)
  expect(found).toContain(message)
  if (!message.startsWith('expected')) expect(found).toContain(`${rule}: ${message}`.slice(0, 12))
})

test('a priority that no impact and urgency gives is an open question', async () => {
  const found = await said(
    '  - { id: P1, title: { sv: Stopp, en: Stopped } }',
    '  - { id: P1, title: Stopp }\n  - { id: P3, title: Annat }',
  )
  expect(found).toContain('priority P3 has no target for first-response')
  expect(found).not.toContain('nothing ever has it, P1')
})

test('a field of the author’s own is nobody’s business at the top and in an objective; elsewhere it is a mistake', async () => {
  expect(await said('x-arende: DRIFT-4711', 'x-annat: { vad: som helst }')).not.toMatch(/x-/)
  expect(await said('counts: tickets\n', 'counts: tickets\n    x-egen: 1\n')).toContain(
    '"x-egen" is not a field here',
  )
})

test('a service that nobody promises anything about is an open question with its place', async () => {
  expect(await said('cap: 3', 'cap: 4')).toContain(
    'services.yaml services[2]: service-without-sla: no agreement that is in force today promises anything about "wiki"',
  )
})

test('a baseline worse than the target needs a reason, and has one', async () => {
  expect(await said('cap: 3', 'cap: 4')).not.toContain('worse than the target')
  expect(await said(/ {4}rationale: .*\n/, '')).toContain(
    'the service delivered 99.8, worse than the target 99.9',
  )
})

test('a target that is the template’s own is told apart from one that somebody has thought of', async () => {
  const fromTemplate = `template: it\nobjectives:\n  - id: losning
    metric: resolution
    target: "<= 4 h"
    quantifier: every
    calendar: kontor
    period: calendar-month
    measurement: { source: arenden, by: provider }
`
  const own = 'the target of "losning" is that of the template "it" as it stands'
  expect(await said('objectives:\n', fromTemplate)).toContain(own)
  const adapted = await said('objectives:\n', fromTemplate.replace('<= 4 h', '<= 5 h'))
  expect(adapted).not.toContain(own)
  expect(adapted).toContain('nothing says what "losning" was before it was promised')
  const known = fromTemplate.replace(
    '    quantifier',
    '    baseline: { value: "9000000", over: våren }\n    quantifier',
  )
  expect(await said('objectives:\n', known)).not.toMatch(/(target of|what) "losning"/)
})

test('a target that is raised step by step is said by amendments, each in force from its day', async () => {
  const ramp = `amendmentRule: { approvals: [provider, customer] }
amendments:
  - { id: steg-1, effectiveFrom: 2026-04-01, agreedAt: 2026-01-05, approvals: [provider, customer, molnet], set: { objectives.tillganglighet.target: ">= 99.92 %" } }
  - { id: steg-2, effectiveFrom: 2026-07-01, agreedAt: 2026-01-05, approvals: [provider, customer, molnet], set: { objectives.tillganglighet.target: ">= 99.94 %" } }
  # A band of volume: what holds once the cap is raised.
  - { id: mer, effectiveFrom: 2026-10-01, agreedAt: 2026-01-05, approvals: [provider, customer, molnet], set: { workload: [{ id: arenden, counts: tickets, source: arenden, per: calendar-month, assumed: 200, cap: 300, objectives: [svar-p1] }], objectives.svar-p1.target: "<= 6 h" } }
x-arende: DRIFT-4711`
  const found = await said('x-arende: DRIFT-4711', ramp)
  expect(found).not.toMatch(/steg|mer"|workload|objectives\.svar-p1/)
})
