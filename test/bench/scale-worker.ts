import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from '../../scripts/build.ts'
import { openReadMemory } from '../../scripts/load/read-memory.ts'
import { openPeriodMemory } from '../../scripts/publish/agreement/period-memory.ts'
import { openOutputMemory } from '../../scripts/publish/output-memory.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { terminal } from '../../scripts/terminal.ts'
import { FIRST, MINUTES_A_DAY, writeMinutes } from './scale-data.ts'

/*
 * What `watch` does, in a process of its own so that its memory can be told: builds the feed from nothing, and again for
 * each further minute. Prints what it took as JSON on the last line.
 */

const [folder = '', servicesText = '', daysText = ''] = process.argv.slice(2)
const [services, days] = [Number(servicesText), Number(daysText)]
const MINUTES = Number(process.env.SCALE_MINUTES ?? 7)

const options = {
  data: join(folder, 'data'),
  out: join(folder, 'site'),
  feedOnly: true,
  texts: openReadMemory(join(folder, 'cache'), join(folder, 'data')),
  memory: openCheckMemory(join(folder, 'cache')),
  periods: openPeriodMemory(),
  outputs: openOutputMemory(),
}
const quiet = terminal({ quiet: process.env.SCALE_STEPS === undefined })

async function seconds(minute: number): Promise<number> {
  const start = performance.now()
  await build({ ...options, asOf: FIRST + minute * 60_000 + 30_000 }, quiet)
  return (performance.now() - start) / 1000
}

const last = days * MINUTES_A_DAY - 1
const first = await seconds(last)
const size = gzipSync(readFileSync(join(options.out, 'feed/v1/status.json'))).length
const peak = process.resourceUsage().maxRSS
const minutes: number[] = []
for (let minute = 1; minute <= MINUTES; minute += 1) {
  await writeMinutes(options.data, services, last + minute, 1)
  minutes.push(await seconds(last + minute))
}
const again = minutes.toSorted((a, b) => a - b)[MINUTES >> 1] ?? 0
console.log(JSON.stringify({ first, again, minutes, status: size, megabytes: peak / 1000 }))
