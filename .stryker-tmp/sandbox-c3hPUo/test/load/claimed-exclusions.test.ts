// @ts-nocheck
import { expect, test } from 'vitest'
import { IncidentMatter } from '../../data/schema/events.ts'
import { type Located, unknownNames } from '../../scripts/load/references.ts'
import { anAgreement, SERVICE } from '../sla/builders.ts'

const located = <T>(value: T, file: string): Located<T> => ({
  value,
  problem: (path, message) => ({ file, line: 1, path: path.join('.'), message }),
})

const problems = (agreement: string) => {
  const matter = IncidentMatter.parse({
    ...{ title: 'Fel', impact: 'major', status: 'resolved' },
    ...{ start: '2026-04-10T10:00:00Z', end: '2026-04-10T11:00:00Z' },
    services: [{ id: SERVICE, state: 'major_outage' }],
    exclusions: [{ agreement, type: 'customer', clause: '9', evidence: 'Kundens brandvägg' }],
  })
  const incident = { ...matter, id: 'i1', updates: [] }
  return unknownNames(
    {
      ...{ sources: undefined, agreements: [located(anAgreement(), 'avtal.yaml')], maintenance: [] },
      incidents: [located(incident, 'i1.md')],
    },
    { services: [SERVICE], calendars: [] },
  )
}

test('an exclusion for an agreement that does not exist is told with those that do', () => {
  expect(problems('avtal')).toEqual([])
  expect(problems('avtla')).toEqual([
    {
      file: 'i1.md',
      line: 1,
      path: 'exclusions.0.agreement',
      message: 'no agreement is called "avtla"; known are avtal',
    },
  ])
})
