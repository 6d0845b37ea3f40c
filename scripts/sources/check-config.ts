import type { ChecksSource } from '../../data/schema/sources.ts'
import type { StateWords } from '../../data/schema/state-words.ts'

/** What is wrong with a source by itself and against the services that exist: a list of sentences, empty when all is well. */
export function checkConfig(source: ChecksSource, services: string[]): string[] {
  const problems: string[] = []
  const known = `expected one of ${services.join(', ')}`
  if (source.service === undefined && source.columns.service === undefined)
    problems.push('no service is named; give `service`, or `columns.service` where a column names it')
  if (source.service !== undefined && source.columns.service !== undefined)
    problems.push('both `service` and `columns.service` are given; keep the one that holds')
  if (source.service !== undefined && !services.includes(source.service))
    problems.push(`\`service\` is "${source.service}", which does not exist; ${known}`)
  for (const [name, id] of Object.entries(source.services ?? {})) {
    if (!services.includes(id))
      problems.push(`\`services\` maps "${name}" to "${id}", which does not exist; ${known}`)
  }
  problems.push(...wordProblems(source.states))
  return problems
}

/** Words that stand for two states. */
export function wordProblems(states: StateWords): string[] {
  const problems: string[] = []
  const meaning = new Map<string, string>()
  for (const [state, words] of Object.entries(states)) {
    for (const word of words ?? []) {
      const other = meaning.get(word)
      if (other !== undefined && other !== state)
        problems.push(
          `the word "${word}" stands for both ${other} and ${state} in \`states\`; keep one of them`,
        )
      meaning.set(word, state)
    }
  }
  return problems
}
