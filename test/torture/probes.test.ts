import { expect, test } from 'vitest'
import { ProbeSource } from '../../data/schema/probe-source.ts'
import { openProbes } from '../../scripts/sources/probe/rounds.ts'
import { lookFor } from './probes.ts'
import { simulatedClock } from './simulated-clock.ts'
import { MINUTE } from './site.ts'

/* The short form of `npm run torture probes`, and what it found. */

/** Nobody listens at this port, and `fetch` refuses it by itself: a look takes no time. */
const REFUSED = 'http://127.0.0.1:1/'
const sourceOf = (targets: number) =>
  ProbeSource.parse({
    ...{ id: 'egen', type: 'probe', interval: '60 s', retries: 0 },
    targets: Array.from({ length: targets }, () => ({ service: 'portal', url: REFUSED })),
  })

test('a night of looks in which the machine sleeps: each is told of, what nobody saw is unknown', async () => {
  const { looks, missed, drift, wrong } = await lookFor(5, 600, 200)
  expect(wrong).toEqual([])
  // Both timers that are compared are late by less than fifteen milliseconds.
  expect(Math.abs(drift)).toBeLessThan(15)
  // Three sleeps of three hours, and the minute in which each begins or ends may have its look.
  expect(looks).toBeGreaterThanOrEqual(5 * 590)
  expect(missed).toBeGreaterThanOrEqual(3 * 178)
  expect(missed).toBeLessThanOrEqual(3 * 182)
}, 120_000)

test('timers that are late do not add up: after a thousand minutes a look is made within its second', async () => {
  const clock = simulatedClock(0, () => 12)
  const probes = openProbes(clock)
  await probes.take(sourceOf(1), undefined, clock.now())
  await clock.advance(1000 * MINUTE + 500)
  const found = await probes.take(sourceOf(1), 900 * MINUTE, clock.now())
  expect(found.length).toBe(101)
  expect(found.at(-1)?.sample.at).toBe(1000 * MINUTE + 12)
  probes.stop()
})

test('a clock that is set back does not stop the looks', async () => {
  let back = 0
  const clock = simulatedClock(10_000 * MINUTE, () => 0)
  const probes = openProbes({ ...clock, now: () => clock.now() - back })
  await probes.take(sourceOf(1), undefined, clock.now())
  back = 1440 * MINUTE
  await clock.advance(10_010 * MINUTE)
  expect((await probes.take(sourceOf(1), undefined, clock.now())).length).toBe(11)
  probes.stop()
})

test('what nobody takes for as long as builds fail is let go, the oldest first', async () => {
  const clock = simulatedClock(0, () => 0)
  const probes = openProbes(clock)
  await probes.take(sourceOf(1), undefined, clock.now())
  await clock.advance(1500 * MINUTE)
  const found = await probes.take(sourceOf(1), undefined, clock.now())
  expect(found.length).toBe(1000)
  expect(found[0]?.sample.at).toBe(501 * MINUTE)
  probes.stop()
})

test('two hours of a thousand targets that nobody took can be taken', async () => {
  const clock = simulatedClock(0, () => 0)
  const probes = openProbes(clock)
  const source = sourceOf(1000)
  await probes.take(source, undefined, clock.now())
  await clock.advance(140 * MINUTE)
  expect((await probes.take(source, undefined, clock.now())).length).toBe(141_000)
  probes.stop()
}, 120_000)
