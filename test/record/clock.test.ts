import { expect, test } from 'vitest'
import { EXIT, reportError } from '../../scripts/failure.ts'
import { ClockError, requireClock } from '../../scripts/record/clock.ts'
import { folderWith } from '../folder.ts'

const LAST = '2026-04-10T09:00:00Z'
const DAY = 86_400_000

/** Where the last build was of `LAST`. */
async function outputOf(report: string | null): Promise<string> {
  return `${await folderWith(report === null ? {} : { 'site.report.json': report })}/site`
}

test.each([
  ['a day back', -1],
  ['the same', 0],
  ['a quarter later', 92],
])('a clock that says %s builds', async (_, days) => {
  const out = await outputOf(JSON.stringify({ asOf: LAST }))
  await requireClock(Date.parse(LAST) + days * DAY, { out, accept: false })
})

test('a clock that runs a year ahead records nothing, with the way out in words and code 1', async () => {
  const out = await outputOf(JSON.stringify({ asOf: LAST }))
  const ahead = Date.parse(LAST) + 365 * DAY
  const error = await requireClock(ahead, { out, accept: false }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ClockError)
  const lines: string[] = []
  const terminal = { line: () => undefined, error: (text: string) => lines.push(text) }
  expect(reportError(error, { ...terminal, step: (_: string, work: () => never) => work() })).toBe(
    EXIT.dataWrong,
  )
  expect(lines).toEqual([
    'The clock says 2027-04-10T09:00:00Z, 365 days after the last build, of 2026-04-10T09:00:00Z; nothing was published or recorded. Set the clock, or where it is right build once with --accept-clock',
  ])
  await requireClock(ahead, { out, accept: true })
})

test.each([
  ['no report', null],
  ['half a report', '{"asOf": "2026'],
  ['a report of something else', '[]'],
])('%s says nothing of the clock', async (_, report) => {
  await requireClock(Date.parse(LAST), { out: await outputOf(report), accept: false })
})
