import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'

/* All 22 properties of semantics.md hold whatever the zone of the process (2.16); that the bytes are the same too is in process-zone.test.ts. */

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const CONFIG = new URL('vitest.config.ts', import.meta.url).pathname
/** `property 7: …`, `property 10 for outages: …`, `13. …`, by themselves or as the name of a group. */
const PROPERTY = '(^|\\s)(property (\\d+)\\b|(\\d+)\\. )'

const Report = z.object({
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
})

/** The numbers of the properties that were tried and held, each once. */
async function held(TZ: string): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-zones-'))
  const file = join(folder, 'report.json')
  try {
    const told = ['--reporter=json', `--outputFile.json=${file}`, '--testNamePattern', PROPERTY]
    // A process of its own: the one that runs this test has told its children what they are.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, TZ }
    await promisify(execFile)(process.execPath, [VITEST, 'run', '--config', CONFIG, ...told], { env })
    const { numFailedTests, testResults } = Report.parse(JSON.parse(await readFile(file, 'utf8')))
    expect(numFailedTests).toBe(0)
    const passed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed')
      .flatMap(({ fullName }) => {
        const found = new RegExp(PROPERTY).exec(fullName)
        return found ? [Number(found[3] ?? found[4])] : []
      })
    return [...new Set(passed)].sort((a, b) => a - b)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test.each(['UTC', 'America/New_York', 'Pacific/Chatham', 'Europe/Stockholm'])(
  'all 22 properties hold in a process in %s',
  async (zone) => {
    expect(await held(zone)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1))
  },
  180_000,
)
