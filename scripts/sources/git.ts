import { execFile } from 'node:child_process'
import { SourceError } from './source-error.ts'

/** Bytes that git may say; a history of a million commits is smaller. */
const MOST_BYTES = 400_000_000

/** What a repository's own settings could otherwise make git run or fetch. */
const QUIET = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'],
  ...['-c', 'protocol.allow=never', '-c', 'log.showSignature=false', '--no-pager', '--no-optional-locks'],
]

/**
 * What git says of a repository. It reads alone: nothing is fetched, no hook, pager, signature check or filter runs, and the
 * settings of the machine and of whoever runs it have no say.
 * @throws SourceError with git's own words.
 */
export function git(repository: string, args: string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH ?? '',
    ...{ GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' },
    ...{ GIT_NO_LAZY_FETCH: '1', GIT_ATTR_NOSYSTEM: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  }
  const options = { env, maxBuffer: MOST_BYTES, encoding: 'utf8' as const }
  return new Promise((told, failed) => {
    execFile('git', ['-C', repository, ...QUIET, ...args], options, (error, out, words) => {
      if (error === null) return told(out)
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      const said = missing ? 'git is not installed' : (words.trim().split('\n').at(0) ?? error.message)
      failed(new SourceError([`${repository}: cannot be read with git: ${said}`]))
    })
  })
}
