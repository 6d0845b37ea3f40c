import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { type Change, explained } from './survivors.ts'

/*
 * `npm run mutate [FOLDER …]`: Stryker over the folders of scripts/sla, one after another, all of them if none is named;
 * `.` are the files beside the folders. Incremental: what was killed stays killed until its code or its tests change.
 * Printed for each folder: mutants killed and survived. Listed by line are survivors without a reason in
 * `equivalent/`, and reasons for what no longer survives. Exit code 1 where the bar is not reached, or either is found.
 */

/** The share of mutants to kill in scripts/sla, in per cent. */
const BAR = 90
const SLA = new URL('../../scripts/sla/', import.meta.url)

interface Report {
  files: Record<string, { source: string; mutants: Mutant[] }>
}
interface Mutant {
  status: string
  mutatorName: string
  replacement?: string
  location: { start: { line: number; column: number }; end: { line: number; column: number } }
}

const write = (line: string) => process.stdout.write(`${line}\n`)
const given = process.argv.slice(2)
const entries = await readdir(SLA, { withFileTypes: true })
const folders =
  given.length > 0 ? given : ['.', ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)]

await mkdir('reports/mutation', { recursive: true })
const sum = { killed: 0, all: 0 }
let broken = false
let unlisted = 0
for (const folder of folders) {
  const file = `reports/mutation/${folder === '.' ? 'root' : folder}.json`
  const glob = folder === '.' ? 'scripts/sla/*.ts' : `scripts/sla/${folder}/**/*.ts`
  if ((await stryker(folder, ['--mutate', glob, '--incrementalFile', file])) !== 0) {
    write(`${folder}: Stryker could not run`)
    broken = true
    continue
  }
  const { files } = JSON.parse(await readFile(file, 'utf8')) as Report
  const { killed, all, ignored, wrong } = await told(folder, files)
  sum.killed += killed
  sum.all += all
  unlisted += wrong
  write(`${folder}: ${killed} of ${all} killed, ${share(killed, all)} %; ${ignored} ignored as static\n`)
}
write(`together: ${sum.killed} of ${sum.all} killed, ${share(sum.killed, sum.all)} %; the bar is ${BAR} %`)
write(`${unlisted} survivors without a reason, or reasons without a survivor`)
process.exitCode = broken || unlisted > 0 || sum.killed * 100 < sum.all * BAR ? 1 : 0

/** Count, and list what has no reason. A mutant that no test reaches has survived; one that never ends was killed. */
async function told(folder: string, files: Report['files']) {
  const counts = { killed: 0, all: 0, ignored: 0, wrong: 0 }
  const reasons = new Set((await explained(folder)).map(({ change }) => JSON.stringify(change)))
  const met = new Set<string>()
  const prefix = folder === '.' ? 'scripts/sla/' : `scripts/sla/${folder}/`
  for (const [file, { source, mutants }] of Object.entries(files).sort()) {
    const lines = source.split('\n')
    for (const { status, mutatorName, replacement, location } of mutants) {
      if (status === 'Ignored') counts.ignored += 1
      const killed = status === 'Killed' || status === 'Timeout'
      if (killed) counts.killed += 1
      if (!killed && status !== 'Survived' && status !== 'NoCoverage') continue
      counts.all += 1
      if (killed) continue
      const { start, end } = location
      const line = lines[start.line - 1] ?? ''
      const found = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined)
      const becomes = (replacement ?? '').replaceAll(/\s*\n\s*/g, ' ')
      const change: Change = [file.slice(prefix.length), line.trim(), found, becomes]
      met.add(JSON.stringify(change))
      if (reasons.has(JSON.stringify(change))) continue
      counts.wrong += 1
      write(`${file}:${start.line}:${start.column} ${status} ${mutatorName}: ${found} → ${becomes}`)
    }
  }
  for (const reason of [...reasons].filter((one) => !met.has(one))) {
    counts.wrong += 1
    write(`${folder}: has a reason and does not survive: ${reason}`)
  }
  return counts
}

/** With two decimals, cut, so that 89.999 is not 90. */
function share(killed: number, all: number): string {
  const hundredths = all === 0 ? 0 : Math.floor((killed * 10_000) / all)
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

function stryker(folder: string, options: string[]): Promise<number> {
  const env = { ...process.env, SLA_MUTATED: folder === '.' ? '**' : folder }
  return new Promise((resolve) => {
    spawn('stryker', ['run', ...options], { stdio: 'inherit', env }).on('close', (code) => resolve(code ?? 1))
  })
}
