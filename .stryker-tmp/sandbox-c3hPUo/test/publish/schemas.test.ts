// @ts-nocheck
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { contractOnly, type FeedKind, jsonSchema } from '../../scripts/publish/schemas.ts'

const KINDS: FeedKind[] = ['status', 'service', 'incidents', 'agreement']
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
