import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Objective } from '../../data/schema/objective.ts'
import { folderWith } from '../folder.ts'
import { EVERY_METRIC } from './every-metric.ts'

/* Property 17 of semantics.md, over processes: a zone of the process is no input. */

/** Said by each program besides the digest: the offset of July, so that it is known that it was in its zone. */
const OFFSET = 'new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()'
const ZONES = ['UTC', 'America/New_York', 'Pacific/Chatham', 'Europe/Stockholm']
const OFFSETS = [0, 240, -765, -120]

const TIME = `
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
  process.stdout.write(JSON.stringify({ bytes: hash.digest('hex'), breached, offset: ${OFFSET} }))
`

/** From the files of a folder to the feed: reading, levels, amendments, every metric, credits. */
const EVERYTHING = `
  const text = (_, value) => (typeof value === 'bigint' ? String(value) : value)
  const { createHash } = await import('node:crypto')
  const [folder, ...paths] = process.argv.slice(1)
  const [{ loadData }, { measure }, { evaluateAll }, { buildFeed }] = await Promise.all(paths.map((path) => import(path)))
  const asOf = Date.parse('2026-05-25T12:00:00Z')
  const data = await loadData(folder)
  const { measured, report } = await measure(data, asOf)
  const outcomes = evaluateAll(data, measured, asOf)
  const files = [...buildFeed(data, measured, asOf)]
  const bytes = createHash('sha256').update(JSON.stringify([outcomes, report.sources, files], text)).digest('hex')
  const { credits, versions } = JSON.parse(files.find(([path]) => path.endsWith('agreements/acme.json'))[1])
  const valued = outcomes.filter(({ closed }) => closed.some(({ value }) => value !== null))
  process.stdout.write(JSON.stringify({
    bytes,
    metrics: [...new Set(valued.map(({ objective }) => objective.metric))].sort(),
    parts: outcomes.some(({ closed }) => closed.some(({ parts }) => parts?.length === 2)),
    credits: credits.length,
    versions: versions.length,
    offset: ${OFFSET},
  }))
`

const file = (path: string) => new URL(path, import.meta.url).href

async function inZone<T>(TZ: string, program: string, args: string[]): Promise<T> {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program, '--', ...args], {
    env: { ...process.env, TZ },
    timeout: 60_000,
  })
  return JSON.parse(stdout) as T
}

test('17. Viewer-dependent figures: the same questions give the same bytes under every zone of the process', async () => {
  const args = [file('arbitraries.ts'), file('../../scripts/sla/availability/evaluate.ts')]
  const told = await Promise.all(
    ZONES.map((zone) => inZone<{ bytes: string; breached: number; offset: number }>(zone, TIME, args)),
  )
  // The processes really were in these zones, and the questions really had answers.
  expect(told.map(({ offset }) => offset)).toEqual(OFFSETS)
  expect(told[0]?.breached).toBeGreaterThan(20)
  expect(new Set(told.map(({ bytes }) => bytes)).size).toBe(1)
})

test('17. every metric, levels, an amendment within a month and credits, from files to feed: the same bytes', async () => {
  const folder = await folderWith(EVERY_METRIC)
  const modules = ['load/data', 'measure', 'publish/agreement/results', 'publish/feed']
  const args = [folder, ...modules.map((name) => file(`../../scripts/${name}.ts`))]
  interface Told {
    bytes: string
    metrics: string[]
    parts: boolean
    credits: number
    versions: number
    offset: number
  }
  const told = await Promise.all(ZONES.map((zone) => inZone<Told>(zone, EVERYTHING, args)))
  expect(told.map(({ offset }) => offset)).toEqual(OFFSETS)
  expect(new Set(told.map(({ bytes }) => bytes)).size).toBe(1)
  // Each metric had a value, the month was split, and something was credited.
  const metrics = Objective.options.flatMap(({ shape: { metric } }) =>
    metric instanceof z.ZodEnum ? metric.options : [...metric.values],
  )
  expect(told[0]).toMatchObject({ metrics: metrics.toSorted(), parts: true, versions: 2 })
  expect(told[0]?.credits).toBeGreaterThan(0)
}, 120_000)
