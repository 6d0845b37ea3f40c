import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { verify } from '../../scripts/verify.ts'
import { builtWhole, type Commanded, commanded } from './command.ts'
import { QUIET, strikeEveryCall } from './every-call.ts'
import { random } from './random.ts'
import { startReader } from './reader.ts'
import { leftovers, MINUTE } from './site.ts'
import { survived, tell } from './tried.ts'

/*
 * The build killed: at every call that changes a file as if, at some of them by SIGKILL, and by that at random moments,
 * while somebody reads.
 */

const SEED = 20260410

export async function crashes(): Promise<void> {
  const every = await strikeEveryCall('killed')
  survived('killed at every call that changes a file', every.tried - every.faulty, every.tried)
  tell(every.problems)
  await killedAtCalls(40)
  await killedAtRandom('feed alone', 150, ['--feed-only'])
  await killedAtRandom('with pages', 50, [])
}

/** A process that kills itself at a call, so that nothing at all can come after it. */
async function killedAtCalls(times: number): Promise<void> {
  const site = await commanded()
  await builtWhole(site)
  await builtWhole(site)
  const reader = await startReader(site.out, false)
  const problems: string[] = []
  let good = 0
  for (let time = 0; time < times; time += 1) {
    site.setClock(site.now() + MINUTE)
    const at = 1 + 4 * time
    const fault = { folders: [site.folder], at, half: time % 2 === 1 }
    const { code } = await site.start(['build', '--feed-only'], fault).ended
    const found = await stateAfter(site, ['--feed-only'], time % 5 === 4)
    if (code !== null && code !== 0) found.push(`ended with ${code}`)
    if (found.length === 0) good += 1
    problems.push(...found.map((one) => `call ${at}: ${one}`))
  }
  await reader.stop()
  survived('killed by SIGKILL at every fourth call', good, times)
  tell([...problems, ...reader.problems])
  site.remove()
}

async function killedAtRandom(what: string, times: number, args: string[]): Promise<void> {
  const site = await commanded()
  try {
    const duration = await measured(site, args)
    const reader = await startReader(site.out, args.length === 0)
    const next = random(SEED)
    const problems: string[] = []
    let unharmed = 0
    let late = 0
    for (let time = 0; time < times; time += 1) {
      // Half of them over the whole build, half in its last third, where it writes and publishes.
      const part = time % 2 === 0 ? next() : 0.65 + 0.4 * next()
      const found = await killOnce(site, args, part * duration, time % 5 === 4)
      if (found === 'late') late += 1
      else if (found.length > 0) problems.push(...found)
      if (found === 'late' || found.length === 0) unharmed += 1
    }
    await reader.stop()
    survived(`killed at random moments, ${what} (seed ${SEED})`, unharmed, times)
    tell(problems)
    survived(
      `  looks of a reader meanwhile, at ${reader.builds.size} builds`,
      reader.looks - reader.problems.length,
      reader.looks,
    )
    tell(reader.problems)
    console.log(`       ${late} of them had ended before; a build takes ${Math.round(duration)} ms`)
  } finally {
    site.remove()
  }
}

/** How long a build takes, in milliseconds: the longest of three, the first of which warms what is kept. */
async function measured(site: Commanded, args: string[]): Promise<number> {
  let longest = 0
  for (let time = 0; time < 3; time += 1) {
    site.setClock(site.now() + MINUTE)
    const start = performance.now()
    await builtWhole(site, args)
    if (time > 0) longest = Math.max(longest, performance.now() - start)
  }
  return longest
}

async function killOnce(
  site: Commanded,
  args: string[],
  after: number,
  repaired: boolean,
): Promise<string[] | 'late'> {
  site.setClock(site.now() + MINUTE)
  const { child, ended } = site.start(['build', ...args])
  await sleep(after)
  child.kill('SIGKILL')
  const { code } = await ended
  const found = await stateAfter(site, args, repaired)
  if (found.length > 0) return found.map((problem) => `after ${Math.round(after)} ms: ${problem}`)
  return code === null ? [] : 'late'
}

/** What is not as it should be after a kill, in the record and the report, and after the next build. */
async function stateAfter(site: Commanded, args: string[], repaired: boolean): Promise<string[]> {
  JSON.parse(readFileSync(`${site.out}.report.json`, 'utf8'))
  const { faults } = await verify({ data: site.data, asOf: site.now() }, QUIET)
  const problems = faults.map(({ message }) => `the record: ${message}`)
  if (!repaired) return problems
  site.setClock(site.now() + MINUTE)
  const next = await site.start(['build', ...args]).ended
  if (next.code !== 0) problems.push(`the next build: ${next.said}`)
  const left = leftovers(site.folder, 'site')
  if (left.length > 0) problems.push(`left lying about: ${left.join(', ')}`)
  return problems
}
