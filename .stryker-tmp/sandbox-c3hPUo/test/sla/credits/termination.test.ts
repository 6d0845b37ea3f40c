// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { breach, creditsOf, without } from './builders.ts'

describe('the right to terminate', () => {
  const file = { objectives: { tillganglighet: { terminationRight: { breaches: 3, months: 6 } } } }
  const inMonth = (month: string, more = {}) => breach(without(60), { in: `2026-${month}-15`, ...more })
  const due = (...verdicts: ReturnType<typeof inMonth>[]) => creditsOf(verdicts, file).at(-1)

  test('arises with the third breach in six months, the sixth month included', () => {
    expect(due(inMonth('01'), inMonth('03'), inMonth('06'))).toMatchObject({ status: 'eligible' })
    expect(due(inMonth('01'), inMonth('03'))).toMatchObject({ status: 'none' })
  })

  test('not with a breach seven months back', () => {
    const december = breach(without(60), { in: '2025-12-15' })
    expect(due(december, inMonth('03'), inMonth('06'))).toMatchObject({ status: 'none' })
  })

  test('breaches of the pilot do not count', () => {
    const pilot = { phase: 'pilot', binding: false } as const
    expect(due(inMonth('01', pilot), inMonth('03'), inMonth('06'))).toMatchObject({ status: 'none' })
  })

  test('breaches of another service do not count, and the same month counts once', () => {
    const [a, b] = [{ service: 'a' }, { service: 'b' }]
    expect(due(inMonth('01', b), inMonth('03', a), inMonth('06', a))).toMatchObject({ status: 'none' })
    expect(due(inMonth('06'), inMonth('06'), inMonth('06'))).toMatchObject({ status: 'none' })
  })

  test('breaches computed before count too', () => {
    const earlier = creditsOf([inMonth('01'), inMonth('03')], file)
    expect(creditsOf([inMonth('06')], file, { earlier }).at(-1)).toMatchObject({ status: 'eligible' })
  })
})
