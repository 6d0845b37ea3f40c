import { DataError, problemText } from './load/problem.ts'
import { LockedError } from './lock.ts'
import { ClockError } from './record/clock.ts'
import { UnwritableError } from './record/unwritable-error.ts'
import { UnknownYearError } from './sla/time/calendar.ts'
import { SourceError } from './sources/source-error.ts'
import { UnreachableError } from './sources/unreachable-error.ts'
import type { Terminal } from './terminal.ts'

/** What a command exits with (design.md, Commands). */
export const EXIT = { ok: 0, dataWrong: 1, usage: 2, unreachable: 3 } as const

/** What was asked for does not exist, or is not one thing: said with what there is to ask for. */
export class UsageError extends Error {}

/** Tell what went wrong, in words for the people whose data it is; gives the exit code. */
export function reportError(error: unknown, terminal: Terminal): number {
  if (error instanceof DataError) {
    terminal.error(`The data has ${count(error.problems.length)}; nothing was published:`)
    for (const problem of error.problems) terminal.error(`  ${problemText(problem)}`)
    return EXIT.dataWrong
  }
  if (error instanceof SourceError) {
    terminal.error(`A source could not be read; nothing was published:`)
    for (const problem of error.problems) terminal.error(`  ${problem}`)
    return EXIT.dataWrong
  }
  if (error instanceof UnreachableError) {
    terminal.error('No source could be reached; nothing was published:')
    for (const problem of error.problems) terminal.error(`  ${problem}`)
    return EXIT.unreachable
  }
  if (error instanceof UnwritableError) {
    terminal.error(`A file could not be written; nothing was published:\n  ${error.message}`)
    return EXIT.dataWrong
  }
  if (error instanceof LockedError || error instanceof ClockError) {
    terminal.error(error.message)
    return EXIT.dataWrong
  }
  if (error instanceof UsageError) {
    terminal.error(error.message)
    return EXIT.usage
  }
  if (error instanceof UnknownYearError) {
    terminal.error(`A figure cannot be computed; nothing was published:\n  ${error.message}`)
    return EXIT.dataWrong
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    terminal.error('The port is taken; stop what listens there, or give another with --port')
    return EXIT.usage
  }
  terminal.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.dataWrong
}

function count(problems: number): string {
  return problems === 1 ? 'one problem' : `${problems} problems`
}
