import { TABLES } from './table-cases.ts'
import { tryTable } from './table-try.ts'

/*
 * `node table-worker.ts NAME`: one case by itself, so that what it takes of memory is its own; without a name all that are
 * small, one after another.
 */

const name = process.argv[2]
for (const one of TABLES.filter((other) => (name === undefined ? !other.heavy : other.name === name))) {
  const start = process.cpuUsage()
  const faults = await tryTable(one, 1)
  const { user, system } = process.cpuUsage(start)
  const memory = process.resourceUsage().maxRSS * 1024
  console.log(JSON.stringify({ name: one.name, faults, memory, took: Math.round((user + system) / 1000) }))
}
