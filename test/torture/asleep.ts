import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { verify } from '../../scripts/verify.ts'
import { type Commanded, commanded } from './command.ts'
import { QUIET } from './every-call.ts'
import { random } from './random.ts'
import { startReader } from './reader.ts'
import { MINUTE } from './site.ts'
import { survived, tell } from './tried.ts'

/*
 * A machine that sleeps while it watches: the process stands still at a random moment, the clock goes on for half a day, and
 * it wakes. It has to publish what is true then, soon, and the record has to be whole.
 */

const SEED = 7
const ASLEEP_MS = 12 * 60 * MINUTE
/** A timer of a minute, that may just have begun, and a build. */
const SOON_MS = 75_000

export async function asleep(times = 4): Promise<void> {
  const site = await commanded()
  const next = random(SEED)
  const { child, ended } = site.start(['watch'])
  let good = 0
  const problems: string[] = []
  try {
    await until(() => generatedAt(site) !== undefined, 60_000)
    const reader = await startReader(site.out, false)
    for (let time = 0; time < times; time += 1) {
      await sleep(next() * 2000)
      child.kill('SIGSTOP')
      await sleep(1000)
      site.setClock(site.now() + ASLEEP_MS)
      const woke = site.now()
      child.kill('SIGCONT')
      const published = await until(() => (generatedAt(site) ?? 0) >= woke, SOON_MS)
      if (!published) problems.push(`nothing new ${SOON_MS / 1000} s after waking`)
      const { faults } = await verify({ data: site.data, asOf: site.now() }, QUIET)
      problems.push(...faults.map(({ message }) => `the record: ${message}`))
      if (published && faults.length === 0) good += 1
    }
    await reader.stop()
    survived(`a machine that sleeps for 12 hours while it watches (seed ${SEED})`, good, times)
    tell([...problems, ...reader.problems])
  } finally {
    child.kill()
    await ended
    site.remove()
  }
}

/** When what is published was made, epoch milliseconds; undefined where nothing is. */
export function generatedAt({ out }: Commanded): number | undefined {
  try {
    const { generatedAt: text } = JSON.parse(readFileSync(join(out, 'feed/v1/status.json'), 'utf8'))
    return Date.parse(text)
  } catch {
    return undefined
  }
}

/** Wait until something is so; false where it is not within so many milliseconds. */
export async function until(so: () => boolean, within: number): Promise<boolean> {
  for (const end = performance.now() + within; performance.now() < end; await sleep(200))
    if (so()) return true
  return false
}
