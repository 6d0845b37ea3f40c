import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { contractOnly, type FeedKind, feedText, jsonSchema } from '../../scripts/publish/schemas.ts'

const KINDS: FeedKind[] = [
  ...(['status', 'service', 'incidents', 'agreement', 'period', 'baseline', 'templates'] as const),
]
const HEAD = {
  version: 1 as const,
  generatedAt: '2026-06-01T00:00:00Z',
  dataThrough: '2026-06-01T00:00:00Z',
  staleAfter: '2026-06-01T00:10:00Z',
  page: {
    name: 'Liten drift',
    url: 'https://status.example.com',
    timeZone: 'Europe/Stockholm',
    locales: ['sv'],
  },
}

test.each(KINDS)('the published schema of %s is a valid schema and refuses an empty document', (kind) => {
  const validate = new Ajv2020({ strict: false }).compile(jsonSchema(kind))
  expect(validate({})).toBe(false)
})

test('the published schema accepts fields of later versions and refuses another version', () => {
  const validate = new Ajv2020({ strict: false }).compile(jsonSchema('incidents'))
  expect(validate({ ...HEAD, services: [], incidents: [], maintenance: [], added: 1 })).toBe(true)
  expect(validate({ ...HEAD, version: 2, services: [], incidents: [], maintenance: [] })).toBe(false)
})

test('fields that are not in the contract never leave the build', () => {
  const leaking = { ...HEAD, services: [], incidents: [], maintenance: [], target: 'http://10.0.0.1/health' }
  expect(JSON.stringify(contractOnly('incidents', leaking))).not.toContain('10.0.0.1')
})

const INCIDENT = {
  id: 'nat',
  title: 'Nätet',
  impact: 'major' as const,
  status: 'resolved' as const,
  start: '2026-05-01T10:00:00Z',
  end: '2026-05-01T11:00:00Z',
  services: [],
  updates: [],
  href: 'incidents/nat/',
}
const feedOf = (incidents: object[]) =>
  ({ ...HEAD, services: [], incidents, maintenance: [] }) as Parameters<typeof contractOnly<'incidents'>>[1]
const WRONG = { ...INCIDENT, start: 'yesterday' }

test('what does not fit its own schema is a fault, in whatever part of a file it is', () => {
  const wrong = 'does not fit its own schema'
  expect(() => contractOnly('incidents', { ...feedOf([]), generatedAt: 'today' })).toThrow(wrong)
  expect(() => contractOnly('incidents', feedOf([INCIDENT, WRONG]))).toThrow(`incident of the feed ${wrong}`)
  const day = { date: '2026-05-01', p50: 1, p95: 2, p99: 3, samples: 4 }
  const ofDays = (responseDays: object[]) => () =>
    contractOnly('service', { ...HEAD, history: [], incidents: [], maintenance: [], responseDays } as never)
  expect(ofDays([day, { ...day }])).not.toThrow()
  // Of a list that grew only what is new is proven.
  expect(ofDays([day, { ...day, samples: -1 }])).toThrow(`response day of the feed ${wrong}`)
})

test('a list that lost entries, or has others, is kept as it is now', () => {
  const [one, two, three] = [
    { ...INCIDENT, id: 'one' },
    { ...INCIDENT, id: 'two' },
    { ...INCIDENT, id: 'three' },
  ]
  const namesOf = (...incidents: object[]) => {
    const kept = contractOnly('incidents', feedOf(incidents))
    expect(JSON.parse(feedText('incidents', kept)).incidents).toEqual(incidents)
    return kept.incidents.map(({ id }) => id)
  }
  expect(namesOf(one, two, three)).toEqual(['one', 'two', 'three'])
  expect(namesOf(one, two)).toEqual(['one', 'two'])
  expect(namesOf(one, three, two)).toEqual(['one', 'three', 'two'])
  expect(namesOf(one)).toEqual(['one'])
  expect(namesOf()).toEqual([])
})

test('what nobody proved yet is proven by the next who keeps it, and once proven no more', () => {
  const proofsOf = (incidents: object[]) => {
    const proofs: (() => void)[] = []
    contractOnly('incidents', feedOf(incidents), (proof) => proofs.push(proof))
    return () => {
      for (const proof of proofs) proof()
    }
  }
  const wrong = { ...WRONG }
  const good = { ...INCIDENT }
  // The first build fails for another reason before it comes to its proofs.
  proofsOf([good, wrong])
  expect(proofsOf([good, wrong])).toThrow('incident')
  expect(proofsOf([good])).not.toThrow()
  expect(proofsOf([good, wrong])).toThrow('incident')
  expect(proofsOf([wrong])).toThrow('incident')
})
