import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { build } from '../../scripts/build.ts'
import { openPeriodMemory } from '../../scripts/publish/agreement/period-memory.ts'
import { openOutputMemory } from '../../scripts/publish/output-memory.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import type { Terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* A process that builds every minute proves what is new as it proved the first build. */

const SILENT: Terminal = { step: (_name, work) => work(), line: () => undefined, error: () => undefined }

let broken = false
vi.mock(import('../../scripts/publish/service-entry.ts'), async (original) => {
  const own = await original()
  return {
    ...own,
    serviceEntry: (facts) => ({ ...own.serviceEntry(facts), ...(broken && { group: '' }) }),
  }
})

test('what does not fit its schema is not published, in whichever minute it comes', {
  timeout: 60_000,
}, async () => {
  const data = await folderWith(SMALL)
  const out = join(await folderWith({}), 'site')
  const memories = {
    memory: openCheckMemory(null),
    periods: openPeriodMemory(),
    outputs: openOutputMemory(),
  }
  const minute = (count: number) =>
    build(
      { data, out, feedOnly: true, asOf: Date.parse('2026-04-10T12:00:00Z') + count * 60_000, ...memories },
      SILENT,
    )
  // The fourth writes over what the second wrote.
  for (let count = 0; count < 4; count += 1) await minute(count)
  const published = [await readlink(out), await readFile(join(out, 'feed/v1/status.json'), 'utf8')]
  broken = true
  await expect(minute(4)).rejects.toThrow('The service of the feed does not fit its own schema: /group')
  expect([await readlink(out), await readFile(join(out, 'feed/v1/status.json'), 'utf8')]).toEqual(published)
  broken = false
  await minute(5)
  expect(await readFile(join(out, 'feed/v1/status.json'), 'utf8')).toContain('2026-04-10T12:05:00Z')
})
