import { expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/*
 * Reviews that should have been held (agreement-concepts 93), as `check` says it. The example agreement begins on 1 January
 * 2026 in Stockholm. Each day is a day there.
 */

async function saidOf(more: string, day: string): Promise<string[]> {
  const folder = await folderWith({
    ...SMALL,
    'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${more}\n`,
  })
  const terminal = {
    step: <T>(_label: string, work: () => Promise<T>) => work(),
    line: () => undefined,
    error: () => undefined,
  }
  const { warnings } = await check(folder, terminal, Date.parse(`${day}T12:00:00+01:00`))
  return warnings
    .filter(({ message }) => message.includes('review was due'))
    .map(({ path, message }) => `${path} ${message}`)
}

const NEXT = 'reviews: { cadence: quarterly, next: 2026-03-10 }'
const YEARLY = 'reviews: { cadence: yearly }'

test('the day that is set: not on the day itself, and from the day after', async () => {
  expect(await saidOf(NEXT, '2026-03-10')).toEqual([])
  expect(await saidOf(NEXT, '2026-03-11')).toEqual([
    expect.stringMatching(
      /^reviews\.next L12: the review was due on 2026-03-10; hold it and write the day of the next/,
    ),
  ])
})

test('without a day it is due as long after the beginning as was agreed', async () => {
  expect(await saidOf(YEARLY, '2027-01-01')).toEqual([])
  expect(await saidOf(YEARLY, '2027-01-02')).toEqual([
    expect.stringMatching(
      /^reviews L12: the review was due on 2027-01-01, yearly counted from when the present terms/,
    ),
  ])
})

test('terms that were changed since were gone through then', async () => {
  const amended = `${YEARLY}
amendments:
  - { id: a1, effectiveFrom: 2026-09-01, agreedAt: 2026-05-01, approvals: [provider, customer], set: { objectives.tillganglighet.target: ">= 99.95 %" } }`
  expect(await saidOf(amended, '2027-09-01')).toEqual([])
  expect(await saidOf(amended, '2027-09-02')).toHaveLength(1)
})

test('nothing is said before the agreement begins, nor once it has ended', async () => {
  const past = 'reviews: { cadence: quarterly, next: 2025-12-01 }'
  expect(await saidOf(past, '2025-12-15')).toEqual([])
  expect(await saidOf(past, '2026-01-01')).toHaveLength(1)
  expect(await saidOf(`effectiveTo: 2026-06-30\n${past}`, '2026-07-01')).toEqual([])
})
