import { DataError, problemText } from '../../scripts/load/problem.ts'

/** What is wrong with data that are being loaded, as the reader is told; nothing where they can be used. */
export async function problemsIn(loading: Promise<unknown>): Promise<string[]> {
  try {
    await loading
    return []
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(problemText)
    throw error
  }
}
