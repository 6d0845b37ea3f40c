import { finish } from './tried.ts'

/*
 * `npm run torture`: every attack on what must always hold, for some hours; `npm run torture NAME…` some of them. Exit
 * code 1 when anything was not survived. Short forms are among the ordinary tests (*.test.ts beside these files).
 */

const ATTACKS: Record<string, () => Promise<void>> = {
  crashes: async () => (await import('./crashes.ts')).crashes(),
  refusals: async () => (await import('./refusals.ts')).refusals(),
  together: async () => (await import('./together.ts')).together(),
  asleep: async () => (await import('./asleep.ts')).asleep(),
  clock: async () => (await import('./clock.ts')).clock(),
  tag: async () => (await import('./tag.ts')).tag(),
  load: async () => (await import('./load.ts')).load(),
  probes: async () => (await import('./probes.ts')).probes(),
  fuzz: async () => (await import('./fuzz.ts')).fuzzed(),
  folder: async () => (await import('./folder.ts')).folder(),
  tables: async () => (await import('./tables.ts')).tables(),
  year: async () => (await import('./year.ts')).year(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => ATTACKS[name] === undefined)
if (unknown.length > 0) {
  console.error(`There is no attack ${unknown.join(', ')}; there are ${Object.keys(ATTACKS).join(', ')}`)
  process.exit(2)
}
for (const [name, attack] of Object.entries(ATTACKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n== ${name}`)
  await attack()
}
finish()
