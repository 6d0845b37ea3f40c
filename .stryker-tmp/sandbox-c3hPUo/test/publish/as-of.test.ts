// @ts-nocheck
import { expect, test } from 'vitest'
import type { IncidentRecord, MaintenanceRecord } from '../../data/schema/events.ts'
import { incidentsAsOf, maintenanceAsOf } from '../../scripts/publish/as-of.ts'

const incident: IncidentRecord = {
  id: 'a',
  title: 'A',
  impact: 'major',
  status: 'resolved',
  start: 100,
  end: 200,
  services: [{ id: 'portal', state: 'major_outage' }],
  updates: [
    { at: 110, status: 'investigating', markdown: 'letar' },
    { at: 150, status: 'identified', markdown: 'hittat' },
    { at: 210, status: 'resolved', markdown: 'klart' },
  ],
}
const window: MaintenanceRecord = {
  id: 'm',
  title: 'M',
  class: 'planned',
  services: ['portal'],
  announcedAt: 50,
  start: 100,
  end: 200,
  actual: { start: 110, end: 190 },
  markdown: '',
}

test('an archive of the middle of an incident shows it open, with what was known then', () => {
  const [open] = incidentsAsOf([incident], 160)
  expect(open).toMatchObject({ end: null, status: 'identified' })
  expect(open?.updates.map(({ status }) => status)).toEqual(['investigating', 'identified'])
})

test('a service that an incident touched later is not among its services yet', () => {
  const services = [
    { id: 'portal', state: 'major_outage' as const, end: 150 },
    { id: 'api', state: 'major_outage' as const, start: 140, end: 180 },
  ]
  const at = (asOf: number) => incidentsAsOf([{ ...incident, services }], asOf)[0]?.services
  expect(at(130)).toEqual([{ id: 'portal', state: 'major_outage' }])
  expect(at(160)).toEqual([services[0], { id: 'api', state: 'major_outage', start: 140 }])
})

test('an incident that ended is as it was written; one that began later is not known', () => {
  expect(incidentsAsOf([incident], 220)).toEqual([incident])
  expect(incidentsAsOf([incident], 99)).toEqual([])
})

test('maintenance is known from its announcement, its work from when it began', () => {
  expect(maintenanceAsOf([window], 49)).toEqual([])
  expect(maintenanceAsOf([window], 60)[0]).not.toHaveProperty('actual')
  expect(maintenanceAsOf([window], 150)[0]?.actual).toEqual({ start: 110, end: null })
  expect(maintenanceAsOf([window], 190)[0]?.actual).toEqual({ start: 110, end: 190 })
})
