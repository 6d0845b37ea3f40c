import { SourceError } from './source-error.ts'
import { UnreachableError } from './unreachable-error.ts'

/** Puts the source's name before every problem that keeps it from being read. */
export async function named<T>(id: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof SourceError || error instanceof UnreachableError)) throw error
    const problems = error.problems.map((problem) => `source "${id}": ${problem}`)
    throw error instanceof SourceError ? new SourceError(problems) : new UnreachableError(problems)
  }
}
