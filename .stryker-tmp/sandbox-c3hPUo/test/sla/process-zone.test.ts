// @ts-nocheck
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/* Property 17 of semantics.md, over processes: a zone of the process is no input. */

const PROGRAM = `
  const [{ default: fc }, { createHash }] = await Promise.all([import('fast-check'), import('node:crypto')])
  const [{ anything }, { evaluateAvailability }] = await Promise.all(process.argv.slice(1, 3).map((path) => import(path)))
  const hash = createHash('sha256')
  const text = (_, value) => (typeof value === 'bigint' ? String(value) : value)
  let breached = 0
  for (const asked of fc.sample(anything, { numRuns: 300, seed: 17 })) {
    const evaluation = evaluateAvailability(asked)
    if (evaluation.verdict === 'breached') breached += 1
    hash.update(JSON.stringify(evaluation, text))
  }
  const offset = new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()
  process.stdout.write(JSON.stringify({ bytes: hash.digest('hex'), breached, offset }))
`

const file = (path: string) => new URL(path, import.meta.url).href

async function inZone(TZ: string): Promise<{ bytes: string; breached: number; offset: number }> {
  const args = [file('arbitraries.ts'), file('../../scripts/sla/availability/evaluate.ts')]
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', PROGRAM, '--', ...args], {
    env: { ...process.env, TZ },
    timeout: 60_000,
  })
  return JSON.parse(stdout) as { bytes: string; breached: number; offset: number }
}

test('17. Viewer-dependent figures: the same questions give the same bytes under every zone of the process', async () => {
  const zones = ['UTC', 'America/New_York', 'Pacific/Chatham', 'Europe/Stockholm']
  const told = await Promise.all(zones.map(inZone))
  // The processes really were in these zones, and the questions really had answers.
  expect(told.map(({ offset }) => offset)).toEqual([0, 240, -765, -120])
  expect(told[0]?.breached).toBeGreaterThan(20)
  expect(new Set(told.map(({ bytes }) => bytes)).size).toBe(1)
})
