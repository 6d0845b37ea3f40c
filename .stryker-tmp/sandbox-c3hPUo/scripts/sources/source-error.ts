/**
 * What stops a source from being read: a file that is missing or cannot be read, a column that does not exist. Each
 * problem names source, file, what was found, what was expected and how to mend it; all of them are reported at once.
 */
// @ts-nocheck

export class SourceError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.name = 'SourceError'
    this.problems = problems
  }
}
