import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { alarmAt } from './alarm.ts'

const DAY = 86_400_000

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('those who wait for the same instant share a timer, and each hears it once', () => {
  const rung: string[] = []
  alarmAt(1000, () => rung.push('a'))
  alarmAt(1000, () => rung.push('b'))
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(999)
  expect(rung).toEqual([])
  vi.advanceTimersByTime(1)
  expect(rung).toEqual(['a', 'b'])
})

test('the last one to leave takes the timer along', () => {
  const ring = vi.fn()
  const leave = [alarmAt(1000, ring), alarmAt(1000, () => ring())]
  leave[0]?.()
  expect(vi.getTimerCount()).toBe(1)
  leave[1]?.()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(2000)
  expect(ring).not.toHaveBeenCalled()
})

test('leaving late does not silence those who came after the ring', () => {
  const ring = vi.fn()
  const leave = alarmAt(1000, () => {})
  vi.advanceTimersByTime(1000)
  alarmAt(1000, ring)
  leave()
  vi.advanceTimersByTime(1)
  expect(ring).toHaveBeenCalledTimes(1)
})

test('an instant further off than a timer can wait does not ring early', () => {
  const ring = vi.fn()
  alarmAt(60 * DAY, ring)
  vi.advanceTimersByTime(59 * DAY)
  expect(ring).not.toHaveBeenCalled()
  vi.advanceTimersByTime(DAY)
  expect(ring).toHaveBeenCalledTimes(1)
})
