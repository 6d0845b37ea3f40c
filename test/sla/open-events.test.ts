import { describe, expect, test } from 'vitest'
import { type Asked, aSpan, ask, between, downFor } from './builders.ts'
import { askOutages } from './outages/builders.ts'

/*
 * Semantics T1: what is open is taken to end at `asOf`, and the result says how many events that was done with. It is
 * 12:00 on Friday 10 April 2026.
 */

const NOW = '2026-04-10T12:00'
const open = (id: string, start = '2026-04-10T11:00') =>
  aSpan(between(start, NOW), { source: 'incidents', ref: id })
const ended = aSpan(between('2026-04-10T10:30', '2026-04-10T11:59'), { source: 'incidents', ref: 'over' })

const openIn = (asked: Asked) => ask({ asOf: NOW, ...asked }).result.numbers?.openEvents
const openOf = (declared: Asked['evidence'], more: Asked = {}) =>
  openIn({ ...more, evidence: { ...declared } })

describe('an availability figure', () => {
  test('tells of one event that is open', () => {
    expect(openOf({ declared: [open('a')] })).toBe('1')
  })

  test('tells of each that is, and not of those that are over', () => {
    expect(openOf({ declared: [open('a'), ended, open('b', '2026-04-10T11:30')] })).toBe('2')
    expect(openOf({ declared: [open('a')], monitored: [downFor('2026-04-10T11:50', 10)] })).toBe('2')
  })

  test('says nothing where none is', () => {
    expect(openOf({ declared: [ended] })).toBeUndefined()
    expect(openOf({})).toBeUndefined()
  })

  test('says nothing of one that counts as nothing: degraded, or shorter than the minimum so far', () => {
    expect(openOf({ declared: [{ ...open('a'), state: 'degraded_performance' }] })).toBeUndefined()
    const minimum = (minOutage: string) => openOf({ declared: [open('a')] }, { objective: { minOutage } })
    expect([minimum('PT1H'), minimum('PT1H1M')]).toEqual(['1', undefined])
  })

  test('of a period that is over rests on no open end', () => {
    const lasting = { declared: [open('a', '2026-03-31T20:00')] }
    expect(openOf(lasting, { in: '2026-03-15' })).toBeUndefined()
    expect(openOf(lasting)).toBe('1')
    // April ends as it is asked about: the event ends with it.
    const toTheEnd = { declared: [aSpan(between('2026-04-30T20:00', '2026-05-01'))] }
    expect(openOf(toTheEnd, { asOf: '2026-05-01' })).toBeUndefined()
  })

  test('is explained with it', () => {
    const down = (declared: Asked['evidence']) =>
      ask({ asOf: NOW, evidence: declared ?? {} }).explain.find(({ step }) => step === 'down')?.values
    expect(down({ declared: [open('a'), open('b')] })).toEqual({ downMs: '3600000', openEvents: '2' })
    expect(down({ declared: [ended] })).not.toHaveProperty('openEvents')
  })
})

test('a figure of outages tells of it too', () => {
  const told = (declared: Asked['evidence']) =>
    askOutages('outage-total', { asOf: NOW, evidence: declared ?? {} }).result.numbers
  expect(told({ declared: [ended, open('a')] })).toMatchObject({ outages: '1', openEvents: '1' })
  expect(told({ declared: [ended] })).not.toHaveProperty('openEvents')
})
