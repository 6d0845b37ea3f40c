/** Why a private feed is not shown. What is wrong with any feed has the names of the feed client. */
export type PrivateProblem =
  | 'address'
  | 'unreachable'
  | 'server'
  | 'too-large'
  | 'truncated'
  | 'version'
  | 'not-a-feed'
  | 'insecure'
  | 'key'
  | 'no-private-feed'
  | 'not-private'
  | 'swapped'
  | 'changed'
  | 'replayed'

/** Says what is wrong, and neither key nor content. */
export class PrivateFailure extends Error {
  readonly problem: PrivateProblem
  constructor(problem: PrivateProblem) {
    super(problem)
    this.name = 'PrivateFailure'
    this.problem = problem
  }
}
