import { expect, test } from 'vitest'
import { ask } from './builders.ts'

/* When a period is judged, and for whom its figure stands (semantics 2.9). */

test('a period has begun at its first instant, and not before', () => {
  const { verdict, reason } = ask({ asOf: '2026-04-01' })
  expect([verdict, reason === 'not-begun']).toEqual(['pending', false])
  expect(ask({ asOf: '2026-03-31T23:59:59.999' })).toMatchObject({ verdict: 'pending', reason: 'not-begun' })
})

test('what is only proposed binds nobody, though the agreement is signed and in its full phase', () => {
  expect(ask({})).toMatchObject({ phase: 'full', binding: true })
  expect(ask({ objective: { kind: 'proposed' } })).toMatchObject({ phase: 'full', binding: false })
})
