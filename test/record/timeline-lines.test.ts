import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineText, readLine } from '../../scripts/record/timeline-lines.ts'
import { monthText, NO_MONTH, readLatest, readMonth } from '../../scripts/record/timeline-parse.ts'
import { type Check, STATES } from '../../scripts/sources/check-rows.ts'
import { thin } from '../../scripts/timeline/thin.ts'

test.each([
  'portal 2026-11-22T10:41:00Z up',
  'portal 2026-11-22T10:41:00.123Z unknown',
  'portal 2026-11-22T10:41:00Z down "https://portal.example.se: \\"x\\" åäö"',
  'portal 2026-11-01T00:03:00Z/2026-11-22T10:40:00Z up 30000 checks at most 61000 ms apart',
  'portal 2026-11-22T10:42:00Z degraded took 1230 ms',
  'portal times 2026-11-22 Europe/Stockholm failed 3 ms 120:5 121:7',
  'portal times 2026-11-22 UTC failed 3 ms',
  'portal times 2026-11-22 UTC failed 0 ms 0..5:10 5..2.5:1 5..:2',
  'portal 2026-11-03T10:00:00Z/2026-11-03T11:00:00Z partial_outage declared "n4njzfn1mqy0"',
  'portal 2026-11-03T10:00:00Z/.. major_outage declared "a"',
  'portal window ["page-w1","Databas \\"x\\" [åäö]","Två rader.\\nSlut"]',
  'portal 2026-11-03T10:00:00Z/2026-11-03T11:00:00Z planned, announced 2026-10-01T07:00:00.500Z "page-w1"',
  'portal 2026-11-03T10:05:00Z/.. worked "page-w1"',
  'portal 2026-11-03T10:05:00Z/2026-11-03T10:55:00Z worked "page-w1"',
  'portal planned through 2026-11-22T10:42:00Z',
  'portal heard through 2026-11-22T10:42:00Z',
  'portal heard never',
  'settled through 2026-11-22T10:27:00Z',
  'without response times',
  'lag 60000 ms',
  'month 2026-11',
])('%s is read and written as it stands', (text) => {
  const line = readLine(text)
  expect(line).not.toBeNull()
  expect(line && lineText(line)).toBe(text)
})

test.each([
  '',
  ' portal 2026-11-22T10:41:00Z up',
  'portal 2026-11-22T10:41:00Z up ',
  'portal 2026-11-22T10:41:00.000Z up',
  'portal 2026-11-22T11:41:00+01:00 up',
  'portal 2026-02-30T10:41:00Z up',
  'portal 2026-11-22T10:41:00Z sideways',
  'portal 2026-11-22T10:41:00Z down "open',
  'portal 2026-11-22T10:41:00Z/2026-11-22T10:42:00Z up',
  'portal times 2026-02-30 UTC failed 0 ms',
  'portal times 2026-11-22 Mars/North failed 0 ms',
  'portal times 2026-11-22 UTC failed 0 ms 1:x',
  'month 2026-1',
  '<<<<<<< ours',
])('"%s" is not one of ours', (text) => {
  expect(readLine(text)).toBeNull()
})

const RULE = { interval: 60_000, confirm: { failures: 1, successes: 1, backdate: true } }

test('whatever was thinned comes back from a month as it was, and is written the same again', () => {
  const checks = fc
    .array(
      fc.record({
        step: fc.integer({ min: 1, max: 300_000 }),
        state: fc.constantFrom(...STATES),
        ref: fc.string(),
      }),
    )
    .map((list) => {
      let at = Date.UTC(2026, 2, 1)
      return list.map(({ step, ...check }): Check => {
        at += step
        return { at, ...check }
      })
    })
  fc.assert(
    fc.property(checks, (list) => {
      const thinned = thin(list, RULE)
      const month = { ...NO_MONTH, services: new Map([['portal', { checks: thinned, times: {} }]]) }
      const text = monthText('monitor 2026-03', month)
      const { value, damage } = readMonth('file', 'monitor 2026-03', text)
      expect(damage).toEqual([])
      expect(value.services.get('portal')?.checks ?? []).toEqual(thinned)
      expect(monthText('monitor 2026-03', value)).toBe(
        thinned.length === 0 ? monthText('monitor 2026-03', NO_MONTH) : text,
      )
    }),
  )
})

test('a line that is right but not in its place is damage', () => {
  const text =
    'timeline 1 m 2026-03, 2 lines\nportal 2026-03-01T00:01:00Z up\nportal 2026-03-01T00:00:00Z up\n'
  const { damage } = readMonth('file', 'm 2026-03', text)
  expect(damage.map(({ line, found }) => [line, found])).toEqual([[3, 'portal 2026-03-01T00:00:00Z up']])
  expect(
    readLatest('file', 'm', 'timeline 1 m, 1 lines\nportal times 2026-03-01 UTC failed 0 ms\n').damage,
  ).toHaveLength(1)
})
