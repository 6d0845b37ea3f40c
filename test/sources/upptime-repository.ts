import { execFileSync } from 'node:child_process'
import { folderWith } from './builders.ts'

/** A check as Upptime commits it: the site's file with the time of the check, and a message. */
export interface UpptimeCommit {
  /** Epoch milliseconds of the check; the commit is made 3.5 s later. */
  at: number
  slug: string
  message: string
  /** The lines of history/SLUG.yml. */
  file: string
}

/** The file as Upptime writes it. */
export function siteFile(status: string, code: number, ms: number, at: number, startTime: string): string {
  return [
    'url: https://portal.example.se',
    `status: ${status}`,
    `code: ${code}`,
    `responseTime: ${ms}`,
    `lastUpdated: ${new Date(at).toISOString()}`,
    `startTime: ${startTime}`,
    'generator: Upptime <https://github.com/upptime/upptime>',
    '',
  ].join('\n')
}

/** A folder with a bare repository `upptime` that holds these commits. */
export function upptimeRepository(commits: UpptimeCommit[]): string {
  const folder = folderWith({})
  const run = (args: string[], input = '') =>
    execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] })
  run(['init', '--quiet', '--bare', '--initial-branch=master', 'upptime'])
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`
  const stream = commits.map(({ at, slug, message, file }) => {
    const who = `Upptime Bot <bot@example.se> ${Math.floor((at + 3500) / 1000)} +0000`
    return [
      `commit refs/heads/master\nauthor ${who}\ncommitter ${who}\n${data(message)}`,
      `M 100644 inline history/${slug}.yml\n${data(file)}`,
    ].join('')
  })
  run(['-C', 'upptime', 'fast-import', '--quiet'], `${stream.join('\n')}\ndone\n`)
  return folder
}
