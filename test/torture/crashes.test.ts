import { expect, test } from 'vitest'
import { strikeEveryCall } from './every-call.ts'

/* Short forms of `npm run torture crashes refusals`, which strike at every call. */

test.each([
  ['killed', 24, 8],
  ['ENOSPC', 48, 4],
  ['EACCES', 60, 2],
  ['EROFS', 80, 2],
] as const)(
  '%s at every %dth call that changes a file: former build or new one whole, record intact, next build repairs',
  async (strike, step, least) => {
    const { tried, problems } = await strikeEveryCall(strike, step)
    expect(problems).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(least)
  },
  120_000,
)
