import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type MonitorSource, Sources } from '../../data/schema/sources.ts'
import { replaceFile } from '../../scripts/record/files.ts'
import { recordChecks } from '../../scripts/record/timeline.ts'
import type { Replace } from '../../scripts/record/timeline-files.ts'
import { folderWith } from '../folder.ts'
import { aGatus, looks, MINUTE, recordIn } from './forgetting.ts'

const START = Date.UTC(2026, 2, 31, 20)
const at = (minute: number) => START + minute * MINUTE
const TRUTH = looks('U'.repeat(70) + 'X'.repeat(6) + 'U'.repeat(324), START)

/** Ends the process, as it were, at a step: before a file is written, halfway through it, or just after it is there. */
function dyingAt(step: number): { replace: Replace; steps: () => number } {
  let steps = 0
  const die = () => {
    steps += 1
    if (steps === step) throw new Error('killed')
  }
  const replace: Replace = async (folder, name, text) => {
    die()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `.${name}.1`), text.slice(0, text.length / 2))
    die()
    await replaceFile(folder, name, text)
    die()
  }
  return { replace, steps: () => steps }
}

/** Visible files alone: what a killed build left half written beside them is no part of the record. */
const written = (dataDir: string) =>
  Object.fromEntries(Object.entries(recordIn(dataDir)).filter(([name]) => !/(^|\/)\./.test(name)))

/** Builds at minutes 100, 290 (over the end of a month) and 390, killed at a step of one of them. */
async function builds(killed?: { build: number; step: number }) {
  const dataDir = await folderWith({})
  const gatus = await aGatus()
  const source = Sources.parse({
    sources: [
      { id: 'monitor', type: 'gatus', url: gatus.url, interval: '60 s', services: { core_portal: 'portal' } },
    ],
  }).sources[0] as Exclude<MonitorSource, { type: 'checks' }>
  let known: unknown
  let most = 0
  for (const [build, minute] of [100, 290, 390].entries()) {
    const asOf = at(minute)
    gatus.results = { core_portal: TRUTH.filter((look) => look.at <= asOf).slice(-200) }
    const options = {
      dataDir,
      services: ['portal'],
      timeZones: ['UTC', 'Europe/Stockholm'],
      asOf,
      keep: true,
    }
    if (killed?.build === build) {
      const dying = dyingAt(killed.step)
      const error = await recordChecks(source, { ...options, replace: dying.replace }).catch(
        (caught: Error) => caught,
      )
      most = dying.steps()
      if (error instanceof Error) expect(error.message).toBe('killed')
      // What a killed build leaves can be read whole.
      const { went } = await recordChecks(source, { ...options, keep: false })
      expect(went.setAside).toEqual([])
    }
    ;({ known } = await recordChecks(source, options))
  }
  return { files: written(dataDir), known, most }
}

test('killed at any step of any build, the next build makes what it would have made', async () => {
  const whole = await builds()
  expect(Object.keys(whole.files)).toEqual(['2026-03/monitor.txt', '2026-04/monitor.txt', 'monitor.txt'])
  let tried = 0
  for (const build of [0, 1, 2]) {
    for (let step = 1; ; step += 1) {
      const { files, known, most } = await builds({ build, step })
      expect({ build, step, files }).toEqual({ build, step, files: whole.files })
      expect(known).toEqual(whole.known)
      tried += 1
      if (most < step) break
    }
  }
  // One file in the first build, three in the second, two in the third, three steps each; and each once not killed.
  expect(tried).toBeGreaterThanOrEqual(6 * 3)
})
