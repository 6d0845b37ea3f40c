// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { ask, downFor, percent6 } from './builders.ts'

/* Goldens 3.2: the values that published contracts name, to six decimals. What is paid for them: test/sla/credits. */

/** A month of 43 200 minutes with so many minutes down at once. */
const down = (minutes: number, target: string) =>
  ask({ objective: { target }, evidence: { monitored: [downFor('2026-04-02T00:00', minutes)] } })
const figure = (minutes: number, target: string) => {
  const { value, verdict } = down(minutes, target)
  return [percent6(value), verdict]
}

test('G02 Atlassian Cloud, Premium 99.90 %: 60 minutes are 99.861111, shown 99.86', () => {
  const { result, value, verdict } = down(60, '>= 99.90 %')
  expect([result.value, percent6(value), verdict]).toEqual(['99.86', '99.861111', 'breached'])
})

describe('G04 AWS EC2 instance: each bound belongs to the better band', () => {
  test.each([
    [216, '>= 99.5 %', '99.500000', 'met'],
    [217, '>= 99.5 %', '99.497685', 'breached'],
    [432, '>= 99.0 %', '99.000000', 'met'],
    [433, '>= 99.0 %', '98.997685', 'breached'],
    [2160, '>= 95.0 %', '95.000000', 'met'],
    [2161, '>= 95.0 %', '94.997685', 'breached'],
  ])('%d minutes against %s: %s, %s', (minutes, target, value, verdict) => {
    expect(figure(minutes, target)).toEqual([value, verdict])
  })
})

describe('G07 Azure DNS, 100 %', () => {
  test.each([
    [0, '>= 100 %', '100.000000', 'met'],
    [1, '>= 100 %', '99.997685', 'breached'],
    [4, '>= 99.99 %', '99.990740', 'met'],
    [5, '>= 99.99 %', '99.988425', 'breached'],
    [216, '>= 99.5 %', '99.500000', 'met'],
    [217, '>= 99.5 %', '99.497685', 'breached'],
  ])('%d minutes against %s: %s, %s', (minutes, target, value, verdict) => {
    expect(figure(minutes, target)).toEqual([value, verdict])
  })
})

describe('G08 Google Compute, a single instance', () => {
  test.each([
    [43, '>= 99.9 %', '99.900462', 'met'],
    [44, '>= 99.9 %', '99.898148', 'breached'],
    [2160, '>= 95 %', '95.000000', 'met'],
    [2161, '>= 95 %', '94.997685', 'breached'],
    [4320, '>= 90 %', '90.000000', 'met'],
    [4321, '>= 90 %', '89.997685', 'breached'],
  ])('%d minutes against %s: %s, %s', (minutes, target, value, verdict) => {
    expect(figure(minutes, target)).toEqual([value, verdict])
  })
})

test('G09 Google Workspace: 480 minutes are 98.888888', () => {
  expect(figure(480, '>= 99.9 %')).toEqual(['98.888888', 'breached'])
})

test('G14 Icinga: 6 719 of 14 400 s OK are 46.6597222222… %', () => {
  const { value } = ask({
    objective: { period: { rolling: 'PT4H' } },
    evidence: { monitored: [downFor('2026-04-10T00:00', (14_400 - 6_719) / 60)] },
    in: '2026-04-10T04:00',
    asOf: '2026-04-10T04:00',
  })
  expect(value).toEqual({ num: 6719n, den: 14_400n })
})

test('G34 Instatus over 90 days: 60 minutes whole and 120 partial at 0.3 are 96 of 129 600', () => {
  const { value } = ask({
    objective: { period: { rolling: 'PT2160H' }, weights: { partial: '0.3' } },
    evidence: {
      monitored: [
        downFor('2026-04-10T10:00', 60),
        downFor('2026-04-20T10:00', 120, { state: 'partial_outage' }),
      ],
    },
    in: '2026-05-01',
    asOf: '2026-05-01',
  })
  expect(percent6(value)).toBe('99.925925')
})

test('G65 Göteborg Guld: two outages of an hour in 30 days keep 99 % (the count of outages is another objective)', () => {
  const monitored = [downFor('2026-04-10T10:00', 60), downFor('2026-04-20T10:00', 60)]
  const { value, verdict } = ask({ objective: { target: '>= 99 %' }, evidence: { monitored } })
  expect([percent6(value), verdict]).toEqual(['99.722222', 'met'])
})
