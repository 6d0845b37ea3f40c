import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.ts'
import { reportError } from '../../scripts/failure.ts'
import { DataError } from '../../scripts/load/problem.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { QUIET } from './every-call.ts'
import { harmIn, standing, strayIn } from './folder-harm.ts'
import { type MutantFolder, OUTSIDE, SECRET, writeMutant } from './folder-mutants.ts'
import { harmInPages, type Vocabulary } from './folder-pages.ts'

/** What came of one folder. */
export interface Tried {
  outcome: 'published' | 'refused'
  faults: string[]
  /** Milliseconds of the processor. */
  took: number
}

/** Milliseconds of the processor that one folder of a few files may take. */
export const MOST_MS = 10_000

/** Build a folder for real, and look at what was said and written. @param known - What pages are made of; without it none are built. */
export async function tryFolder(mutant: MutantFolder, known?: Vocabulary): Promise<Tried> {
  const sandbox = mkdtempSync(join(tmpdir(), 'sla-status-folder-'))
  const [data, out] = [join(sandbox, 'data'), join(sandbox, 'site')]
  mkdirSync(join(sandbox, OUTSIDE))
  writeFileSync(join(sandbox, OUTSIDE, 'secret.txt'), `---\ntitle: ${SECRET}\n---\n${SECRET}\n`)
  try {
    writeMutant(data, mutant)
    const before = standing(sandbox)
    const faults: string[] = []
    const start = process.cpuUsage()
    const error = await build(
      { data, out, feedOnly: known === undefined, memory: openCheckMemory(null) },
      QUIET,
    )
      .then(() => undefined)
      .catch((caught: unknown) => caught ?? new Error('nothing'))
    const { user, system } = process.cpuUsage(start)
    const took = (user + system) / 1000
    if (took > MOST_MS) faults.push(`${Math.round(took)} ms`)
    if (error === undefined) faults.push(...harmIn(out), ...(known ? harmInPages(out, known) : []))
    else faults.push(...badWords(error))
    faults.push(...strayIn(before, standing(sandbox)).map((name) => `written or changed: ${name}`))
    if (Object.hasOwn(Object.prototype, 'polluted')) faults.push('every object is polluted')
    return { outcome: error === undefined ? 'published' : 'refused', faults, took }
  } finally {
    rmSync(sandbox, { recursive: true, force: true })
  }
}

/** A refusal names the file, and the line where a part of it is wrong; it is never a stack of calls. */
function badWords(error: unknown): string[] {
  const lines: string[] = []
  reportError(error, { ...QUIET, error: (text) => lines.push(text) })
  const text = lines.join('\n')
  if (/\n {4}at /.test(text)) return [`a stack: ${text.slice(0, 400)}`]
  if (error instanceof DataError) {
    const vague = error.problems.filter(
      ({ file, line, path }) => file === '' || (path !== '' && line === null),
    )
    return vague.map((problem) => `no file or line: ${JSON.stringify(problem).slice(0, 300)}`)
  }
  return /\.(ya?ml|csv|ndjson|md)\b|source "|in the data folder|The clock|was to be written/.test(text)
    ? []
    : [`names no file: ${text.slice(0, 300)}`]
}
