/** One thing that is wrong in the data, said so that it can be mended without reading code. */
// @ts-nocheck

export interface Problem {
  /** Relative to the data folder. */
  file: string
  /** From 1; null where a whole file is missing or unreadable. */
  line: number | null
  /** Path in the document, as in `objectives[0].target`; empty for the whole of it. */
  path: string
  /** What was expected, what was found, how to mend it. */
  message: string
}

/** The data is wrong: every problem at once. The command line prints them and exits with 1. */
export class DataError extends Error {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super(problems.map(problemText).join('\n'))
    this.name = 'DataError'
    this.problems = problems
  }
}

/** `agreements/a.yaml:12 objectives[0].target: expected …` */
export function problemText({ file, line, path, message }: Problem): string {
  const place = line === null ? file : `${file}:${line}`
  return path === '' ? `${place}: ${message}` : `${place} ${path}: ${message}`
}
