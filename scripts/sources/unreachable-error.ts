/**
 * A source that did not answer, or answered something else than what it was asked for: it is down, slow, behind a login
 * page, or our credentials no longer hold. The build goes on without it, and what it would have told is unknown.
 */
export class UnreachableError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.name = 'UnreachableError'
    this.problems = problems
  }
}
