import { verify } from '../../scripts/verify.ts'
import { generatedAt, until } from './asleep.ts'
import { commanded } from './command.ts'
import { QUIET } from './every-call.ts'
import { startReader } from './reader.ts'
import { MINUTE } from './site.ts'
import { atMost, survived, tell } from './tried.ts'
import { faultsOf, walk } from './year.ts'

/*
 * The clock of the machine jumps while it builds: a day back, a year forward, and right again. What is recorded has to be
 * what a right clock gives, in the end; and a process that watches goes on by itself.
 */

const DAY = 24 * 60 * MINUTE
/** A timer of a minute, that may just have begun, and a build with pages. */
const SOON_MS = 90_000

/** By how much the clock is wrong, by the UTC day on which it is. */
const JUMPS: Record<string, number> = {
  '2028-03-30': -DAY,
  '2028-04-02': 365 * DAY,
  '2028-04-03': 365 * DAY,
  '2028-04-08': -DAY,
}

/** Twelve days over the end of a month, in four of which the clock is wrong. */
export function jumpingWalk() {
  return walk(Date.parse('2028-03-29T06:00:00Z'), Date.parse('2028-04-10T06:00:00Z'), DAY, (now) => {
    const day = new Date(now).toISOString().slice(0, 10)
    return JUMPS[day] ?? 0
  })
}

export async function clock(): Promise<void> {
  const walked = await jumpingWalk()
  const { builds, refused, closed, different } = walked
  console.log(`       ${builds} builds, and ${refused} refused by a clock that runs a year ahead`)
  survived('closed periods that a right clock gives too', closed - different.length, closed)
  atMost('other faults of the walk', faultsOf(walked).length - different.length, 0, '')
  tell(faultsOf(walked))
  await whileWatching()
}

async function whileWatching(): Promise<void> {
  const site = await commanded()
  const { child, ended, said } = site.start(['watch'])
  const problems: string[] = []
  let good = 0
  const TRIES: [what: string, by: number][] = [
    ['a day back', -DAY],
    ['a year forward', 365 * DAY],
  ]
  try {
    await until(() => generatedAt(site) !== undefined, 60_000)
    for (const [what, by] of TRIES) {
      const right = site.now()
      const at = performance.now()
      site.setClock(right + by)
      site.monitor.now = right
      // A build that began before the jump may still end: what it publishes is of the right time.
      const wrong = () => Math.abs((generatedAt(site) ?? right) - right) > DAY / 2
      await until(() => wrong() || said().includes('Set the clock'), SOON_MS)
      const builtWrong = wrong()
      const before = generatedAt(site)
      site.setClock(right + (performance.now() - at))
      const reader = await startReader(site.out, false)
      const again = await until(
        () => (generatedAt(site) ?? 0) >= right && generatedAt(site) !== before,
        SOON_MS,
      )
      await reader.stop()
      const { faults } = await verify({ data: site.data, asOf: site.now() }, QUIET)
      const found = faults.map(({ message }) => message)
      if (!again) found.push(`nothing of the right time ${SOON_MS / 1000} s after the clock is right`)
      if (builtWrong && by > 0) found.push('built by a clock that runs a year ahead')
      if (found.length === 0) good += 1
      problems.push(...found.map((one) => `${what}: ${one}`))
    }
  } finally {
    child.kill()
    await ended
    if (!said().includes('Set the clock')) problems.push('no word of the clock')
    site.remove()
  }
  survived('a clock that jumps while it watches, and is right again', good, TRIES.length)
  tell(problems)
}
