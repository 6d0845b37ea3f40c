import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { build } from '../../scripts/build.ts'
import { openPeriodMemory } from '../../scripts/publish/agreement/period-memory.ts'
import { openOutputMemory } from '../../scripts/publish/output-memory.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { folderWith } from '../folder.ts'
import { CHANGES, type Change, FILES, LATER, MINUTE, SILENT, START } from './kinds-of-change.ts'

/*
 * A process that builds again and again remembers what it read, worked out and wrote. Whatever changes in between, what it
 * publishes is what a process publishes that knows nothing, to the byte.
 */

function contents(out: string): Map<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return new Map(paths.map((path) => [path.slice(out.length + 1), readFileSync(path, 'utf8')]))
}

test('after every kind of change the feed is that of a process that remembers nothing', {
  timeout: 600_000,
}, async () => {
  const data = await folderWith(FILES)
  const place = await folderWith({})
  const remembered = {
    memory: openCheckMemory(join(place, 'cache')),
    periods: openPeriodMemory(),
    outputs: openOutputMemory(),
  }
  let asOf = START
  for (const [what, change] of [
    ['first', async () => undefined] as [string, Change],
    ...Object.entries(CHANGES),
  ]) {
    asOf += LATER[what] ?? MINUTE
    await change(data, asOf)
    const [out, anew] = [join(place, 'site'), join(place, what.replaceAll(' ', '-'))]
    await build({ data, out, feedOnly: true, asOf, ...remembered }, SILENT)
    // Every module anew, with all that they remember.
    vi.resetModules()
    const fresh = await import('../../scripts/build.ts')
    await fresh.build({ data, out: anew, feedOnly: true, asOf, memory: openCheckMemory(null) }, SILENT)
    const [found, expected] = [contents(out), contents(anew)]
    expect([...found.keys()], what).toEqual([...expected.keys()])
    for (const [path, text] of found) expect(text, `${what}: ${path}`).toBe(expected.get(path))
  }
})
