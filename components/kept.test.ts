import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kept } from './kept.ts'

test('what has not changed is the same object, what holds a change is not', () => {
  const old = { a: { b: [1, { c: 2 }] }, d: { e: null } }
  const next = { a: { b: [1, { c: 3 }] }, d: { e: null } }
  const now = kept(old, next)
  expect(now).toEqual({ a: { b: [1, { c: 3 }] }, d: { e: null } })
  expect(now.d).toBe(old.d)
  expect(now.a).not.toBe(old.a)
})

test('nothing changed: the old one itself', () => {
  const old = { list: [{ a: 1 }, { b: [] }], text: 'x' }
  expect(kept(old, structuredClone(old))).toBe(old)
})

test('a field that comes or goes, and a list that grows or shrinks, is a change', () => {
  for (const [old, next] of [
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [[1, 2], [1]],
    [[1], [1, 2]],
    [[], {}],
    [null, {}],
    [{ a: { x: 1 } }, { b: { x: 1 } }],
  ])
    expect(kept<unknown>(old, next)).toBe(next)
})

test('for any two feeds it is equal to the next one, and the old one is not touched', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (one, other) => {
      const old = JSON.parse(one)
      expect(kept(old, JSON.parse(other))).toEqual(JSON.parse(other))
      expect(old).toEqual(JSON.parse(one))
    }),
  )
})
