import { expect, test } from 'vitest'
import { z } from 'zod'
import { AgreementFeed, IncidentsFeed, ServiceFeed, StatusFeed } from '../../data/schema/feed.ts'
import { pickerOf } from '../../scripts/publish/allow-list.ts'
import { contractOnly, type FeedKind, feedText } from '../../scripts/publish/schemas.ts'
import { exampleFeed } from './example-feed.ts'

/* The fields that may leave the build are those that zod keeps by the contract, to the byte. */

const feeds = await exampleFeed()
const FILES: [FeedKind, z.ZodType, unknown[]][] = [
  ['status', StatusFeed, [feeds.status]],
  ['incidents', IncidentsFeed, [feeds.incidents]],
  ['service', ServiceFeed, feeds.services],
  ['agreement', AgreementFeed, feeds.agreements],
]

/** With a field that no contract knows in every object, at its beginning and its end, and its own in another order. */
function hostile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hostile)
  if (typeof value !== 'object' || value === null) return value
  // What has one text for each language takes any language: so it is one.
  const own = Object.entries(value).map(([field, one]) => [field, hostile(one)])
  return Object.fromEntries([['xx', 'http://10.0.0.1'], ...own.reverse(), ['xy', 'http://10.0.0.2']])
}

/** How often the fields of `hostile` are in a text. */
const leaks = (text: string) => text.match(/10\.0\.0\.[12]/g)?.length ?? 0

test.each(FILES)('%s: all fields of the example are kept', (_, schema, files) => {
  const pick = pickerOf(schema)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files)
    expect(JSON.stringify(pick(file, undefined))).toBe(JSON.stringify(schema.parse(file)))
})

test('what has no field too many is the same object', () => {
  expect(pickerOf(StatusFeed)(feeds.status, undefined)).toBe(feeds.status)
  for (const service of feeds.services) expect(pickerOf(ServiceFeed)(service, undefined)).toBe(service)
})

test.each(FILES)('%s: fields beside the contract are taken away at every depth', (_, schema, files) => {
  const pick = pickerOf(schema)
  for (const file of files) {
    const given = hostile(file)
    const before = JSON.stringify(given)
    const text = JSON.stringify(pick(given, undefined))
    expect(text).toBe(JSON.stringify(schema.parse(given)))
    // All but those of records, which have what names they like.
    expect(leaks(text)).toBeLessThan(leaks(before))
    expect(JSON.stringify(given)).toBe(before)
  }
})

test.each(FILES)('%s: so they are in the file that is written', (kind, schema, files) => {
  for (const file of files) {
    const given = hostile(file)
    expect(feedText(kind, contractOnly(kind, given as never))).toBe(
      `${JSON.stringify(schema.parse(given))}\n`,
    )
  }
})

test('one object of many that has a field too many is made anew, and its neighbours are not', () => {
  const pick = pickerOf(z.object({ list: z.array(z.object({ a: z.string(), b: z.int().optional() })) }))
  const [one, two, three] = [{ a: 'one' }, { a: 'two', secret: 1 }, { a: 'three', b: 3 }]
  const given = { list: [one, two, three] }
  const picked = pick(given, undefined) as { list: object[] }
  expect(picked).toEqual({ list: [{ a: 'one' }, { a: 'two' }, { a: 'three', b: 3 }] })
  expect([picked.list[0] === one, picked.list[2] === three]).toEqual([true, true])
  expect([two, given.list]).toEqual([{ a: 'two', secret: 1 }, [one, two, three]])
})

test('fields that stand in another order are put into the order of the contract', () => {
  const pick = pickerOf(z.object({ a: z.int(), b: z.object({ c: z.int(), d: z.int() }) }))
  expect(JSON.stringify(pick({ b: { d: 1, c: 2 }, a: 3 }, undefined))).toBe('{"a":3,"b":{"c":2,"d":1}}')
})

test('a value that can have several forms is told by zod, and what is no object stays as it is', () => {
  const pick = pickerOf(z.object({ of: z.union([z.literal('none'), z.object({ a: z.int() })]).optional() }))
  expect(pick({ of: { a: 1, secret: 2 } }, undefined)).toEqual({ of: { a: 1 } })
  expect(pick({ of: 'none' }, undefined)).toEqual({ of: 'none' })
  expect(pick({}, undefined)).toEqual({})
  expect(pick({ of: undefined }, undefined)).toEqual({})
  // What the proof refuses is not the picker's to put right.
  expect(pick('text', undefined)).toBe('text')
})
