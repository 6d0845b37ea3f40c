import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNames } from './files.ts'
import { SourceError } from './source-error.ts'

/** JSON with where it came from. */
export interface Answer {
  place: string
  body: unknown
}

/**
 * Answers that somebody saved as files.
 * @throws SourceError with every file that is missing or is not JSON.
 */
export function savedAnswers(files: string[], dataDir: string): Answer[] {
  const { names, problems } = findNames(files, dataDir)
  const answers: Answer[] = []
  for (const name of names) {
    try {
      answers.push({ place: name, body: JSON.parse(readFileSync(join(dataDir, name), 'utf8')) })
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      problems.push(`${name}: is not JSON: ${words}; save the answer again`)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  return answers
}
