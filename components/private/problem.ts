/** Why a private feed is not shown, beside what can be wrong with any feed. */
export type PrivateProblem =
  | 'insecure'
  | 'key'
  | 'no-private-feed'
  | 'not-private'
  | 'swapped'
  | 'changed'
  | 'replayed'
  | 'no-agreement'
