import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { verify } from '../../scripts/verify.ts'
import { commanded } from './command.ts'
import { QUIET } from './every-call.ts'
import { random } from './random.ts'
import { startReader } from './reader.ts'
import { leftovers, MINUTE } from './site.ts'
import { survived, tell } from './tried.ts'

/* Several builds at once, of one data folder into one output, started at moments that nearly meet. */

const SEED = 9

export async function together(times = 20, builds = 3): Promise<void> {
  const site = await commanded()
  const next = random(SEED)
  const problems: string[] = []
  let good = 0
  let waited = 0
  await site.start(['build', '--feed-only']).ended
  const reader = await startReader(site.out, false)
  for (let time = 0; time < times; time += 1) {
    site.setClock(site.now() + 60 * MINUTE)
    const started = []
    for (let build = 0; build < builds; build += 1) {
      started.push(site.start(['build', '--feed-only']))
      await sleep(next() * 300)
    }
    const ended = await Promise.all(started.map(({ ended: one }) => one))
    const found = ended.flatMap(({ code, said }) =>
      code === 0 ? [] : [`ended with ${code}: ${said.slice(-300)}`],
    )
    waited += ended.filter(({ said }) => said.includes('Another build is at work')).length
    const { faults } = await verify({ data: site.data, asOf: site.now() }, QUIET)
    found.push(...faults.map(({ message }) => `the record: ${message}`), ...leftovers(site.folder, 'site'))
    if (found.length === 0) good += 1
    problems.push(...found)
  }
  await reader.stop()
  survived(`${builds} builds at once (seed ${SEED})`, good, times)
  tell(problems)
  survived('  looks of a reader meanwhile', reader.looks - reader.problems.length, reader.looks)
  tell(reader.problems)
  console.log(`       ${waited} of ${times * builds} builds waited for another, with words`)
  await afterKilledHolder(site)
  site.remove()
}

/** A lock ends with its holder, also with one that is put to sleep first and then killed. */
async function afterKilledHolder(site: Awaited<ReturnType<typeof commanded>>): Promise<void> {
  const TIMES = 10
  let good = 0
  for (let time = 0; time < TIMES; time += 1) {
    const holder = site.start(['build', '--feed-only'])
    await sleep(250 + time * 60)
    holder.child.kill('SIGSTOP')
    const other = site.start(['build', '--feed-only'])
    await sleep(1500)
    spawnSync('kill', ['-KILL', String(holder.child.pid)])
    const { code } = await other.ended
    await holder.ended
    if (code === 0) good += 1
  }
  survived('a build whose lock is held by one that stands still and then dies', good, TIMES)
}
