import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.ts'
import { reportError } from '../../scripts/failure.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import type { Terminal } from '../../scripts/terminal.ts'
import { verify } from '../../scripts/verify.ts'
import {
  aMonitor,
  differenceOf,
  EARLIER,
  filesIn,
  LATER,
  leftovers,
  type Monitor,
  smallSite,
  writeInto,
} from './site.ts'
import { interceptWrites, type WriteCall } from './write-calls.ts'

export interface Struck {
  tried: number
  /** How many were not survived. */
  faulty: number
  problems: string[]
}

export const QUIET: Terminal = {
  line: () => undefined,
  error: () => undefined,
  step: (_name, work) => work(),
}

/** What strikes at a call: the process ends there, or the system refuses from then on, as it does on a full disk. */
export type Strike = 'killed' | 'ENOSPC' | 'EACCES' | 'EROFS' | 'EIO'

/** One small site at two instants, in a folder of its own. */
interface Stage {
  folder: string
  data: string
  out: string
  buildAt(now: number): Promise<void>
}

/** A copy of a stage, which is removed after the work. */
async function onCopyOf<T>(folder: string, monitor: Monitor, work: (stage: Stage) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'sla-status-torture-'))
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
  try {
    return await work(stageIn(copy, monitor))
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function stageIn(folder: string, monitor: Monitor): Stage {
  const [data, out] = [join(folder, 'data'), join(folder, 'site')]
  const realNow = Date.now
  const buildAt = async (now: number) => {
    monitor.now = now
    Date.now = () => now
    try {
      await build({ data, out, feedOnly: true, memory: openCheckMemory(null) }, QUIET)
    } finally {
      Date.now = realNow
    }
  }
  return { folder, data, out, buildAt }
}

/** What is published and recorded, and where it stands. */
interface State {
  site: Map<string, string>
  record: Map<string, string>
  /** What instant the report is of; undefined where there is none. */
  report: unknown
}

function stateOf({ folder, data, out }: Stage): State {
  const record = filesIn(join(data, 'record'))
  for (const name of record.keys()) if (isHidden(name)) record.delete(name)
  const place = join(folder, 'site.report.json')
  const report = existsSync(place) ? asOfIn(readFileSync(place, 'utf8')) : undefined
  return { site: filesIn(out), record, report }
}

function asOfIn(text: string): unknown {
  try {
    return JSON.parse(text).asOf
  } catch {
    return 'cut'
  }
}

/** A lock, or what a killed build left beside a file: no part of the record. */
const isHidden = (name: string) => /(^|\/)\./.test(name)

/**
 * The second of two builds of a small site, feed alone, struck at every call that changes a file, one call after another,
 * before it and halfway through it. After each: what is published is the former build or the new one, whole; the record can
 * be read; and the next build makes what it would have made, and clears up.
 * @param step - Of how many calls one is tried; 1 tries all.
 */
export async function strikeEveryCall(strike: Strike, step = 1): Promise<Struck> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-status-torture-'))
  const monitor = await aMonitor(EARLIER)
  try {
    const stage = stageIn(folder, monitor)
    writeInto(stage.data, smallSite(monitor))
    await stage.buildAt(EARLIER)
    const before = stateOf(stage)
    const calls: WriteCall[] = []
    const after = await onCopyOf(folder, monitor, async (copy) => {
      const restore = interceptWrites([copy.folder], (call) => {
        if (isStruck(strike, call)) calls.push(call)
        return undefined
      })
      await copy.buildAt(LATER).finally(restore)
      return stateOf(copy)
    })
    const struck: Struck = { tried: 0, faulty: 0, problems: [] }
    for (const [index, { name, path }] of calls.entries()) {
      if (index % step !== 0) continue
      for (const half of hasHalves(strike, name) ? [false, true] : [false]) {
        const problems = await onCopyOf(folder, monitor, (copy) =>
          strikeOnce(copy, { strike, at: index + 1, half }, { before, after }),
        )
        struck.tried += 1
        if (problems.length > 0) struck.faulty += 1
        const place = `${strike} ${half ? 'halfway through' : 'before'} call ${index + 1}, ${name} ${path.replace(/.*sla-status-torture-\w+/, '')}`
        struck.problems.push(...problems.map((problem) => `${place}: ${problem}`))
      }
    }
    return struck
  } finally {
    monitor.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What frees room works on a disk that is full. */
const isStruck = (strike: Strike, { name }: WriteCall) => strike !== 'ENOSPC' || !/^(rm|unlink)$/.test(name)
const hasHalves = (strike: Strike, name: string) =>
  (strike === 'killed' || strike === 'ENOSPC') && /^(writeFile|rm)$/.test(name)

async function strikeOnce(
  stage: Stage,
  { strike, at, half }: { strike: Strike; at: number; half: boolean },
  { before, after }: { before: State; after: State },
): Promise<string[]> {
  const problems: string[] = []
  let calls = 0
  const restore = interceptWrites([stage.folder], (call) => {
    if (!isStruck(strike, call)) return undefined
    calls += 1
    if (calls < at) return undefined
    // Of a process that is gone nothing more is written, not even what it would do on its way out.
    return {
      half: half && calls === at,
      strike: () => {
        throw strike === 'killed'
          ? new Error('killed')
          : Object.assign(new Error(strike), { code: strike, syscall: 'torture' })
      },
    }
  })
  const error = await stage
    .buildAt(LATER)
    .then(() => undefined)
    .catch((caught: unknown) => caught)
    .finally(restore)
  if (strike !== 'killed') problems.push(...wordsFor(error, strike))
  const now = stateOf(stage)
  if (differenceOf(now.site, before.site) !== '' && differenceOf(now.site, after.site) !== '')
    problems.push(`what is published is neither build: ${differenceOf(now.site, before.site)}`)
  if (now.report !== before.report && now.report !== after.report) problems.push('half a report')
  await verify({ data: stage.data, asOf: LATER }, QUIET).then(
    ({ faults }) => problems.push(...faults.map(({ message }) => `the record: ${message}`)),
    (caught: unknown) => problems.push(`the record cannot be verified: ${String(caught)}`),
  )
  await stage.buildAt(LATER).catch((caught: unknown) => problems.push(`the next build: ${String(caught)}`))
  const next = stateOf(stage)
  const [site, record] = [differenceOf(next.site, after.site), differenceOf(next.record, after.record)]
  if (site !== '') problems.push(`the next build publishes something else: ${site}`)
  if (record !== '') problems.push(`the next build records something else: ${record}`)
  const left = leftovers(stage.folder, 'site')
  if (left.length > 0) problems.push(`left lying about: ${left.join(', ')}`)
  return problems
}

/** What the system refuses has to be said in words, with the way out; a stack of calls is none. */
function wordsFor(error: unknown, strike: Strike): string[] {
  if (error === undefined) return []
  const lines: string[] = []
  reportError(error, { ...QUIET, error: (text) => lines.push(text) })
  const text = lines.join('\n')
  return /\n {4}at /.test(text) || !text.includes(strike)
    ? [`said without words: ${text.split('\n')[0]}`]
    : []
}
