import { isMap } from '../sla/agreement/terms.ts'
import type { RawFile } from './agreements.ts'
import type { Problem } from './problem.ts'

/** A value that a template leaves open: text, so that the file stays valid YAML, which no field can take for an answer. */
const QUESTION = /^(?:FRÅGA|QUESTION):\s*(\S.*)$/s

/** What stands in a value and all below it, each with its path. */
function* valuesOf(value: unknown, path: PropertyKey[]): Generator<{ path: PropertyKey[]; value: unknown }> {
  if (Array.isArray(value))
    for (const [index, part] of value.entries()) yield* valuesOf(part, [...path, index])
  else if (isMap(value))
    for (const [key, part] of Object.entries(value)) yield* valuesOf(part, [...path, key])
  else yield { path, value }
}

/** The questions that a file has not answered, in the order of the file: `"FRÅGA: Vilka tjänster omfattas?"`. */
export function openQuestions({
  value: whole,
  problem,
}: RawFile): { question: string; path: PropertyKey[]; problem: Problem }[] {
  return [...valuesOf(whole, [])].flatMap(({ path, value }) => {
    const [, question] = (typeof value === 'string' && QUESTION.exec(value)) || []
    return question === undefined
      ? []
      : [{ question, path, problem: problem(path, `open question: ${question}`) }]
  })
}
