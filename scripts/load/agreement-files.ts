import type { Agreement } from '../../data/schema/agreement.ts'
import type { Contract } from '../../data/schema/contract.ts'
import { type AgreementsRead, type RawFile, readAgreements } from './agreements.ts'
import type { Problem } from './problem.ts'
import { openQuestions } from './questions.ts'
import { once, type ReadMemory } from './read-memory.ts'
import { parseYaml, type YamlText } from './yaml-file.ts'

interface FilesRead extends AgreementsRead {
  /** What a file leaves open, and what is no YAML. */
  questions: Problem[]
  unreadable: Problem[]
}

/** What is remembered of files with which nothing is wrong: an agreement is put together from several. */
interface Kept {
  contracts: Contract[]
  versions: Agreement[]
}

/** The agreements of these files, the very same as long as all of them are as they were. */
export function agreementsOf(
  files: readonly Pick<YamlText, 'file' | 'text'>[],
  memory: ReadMemory,
): FilesRead {
  const from = files.flatMap(({ file, text }) => [file, text])
  const kept = memory.recall<Kept>('agreements', from)
  if (kept === undefined) {
    const read = readFiles(files)
    const { contracts, versions, problems, questions, unreadable } = read
    if (problems.length + questions.length + unreadable.length === 0)
      memory.keep('agreements', from, { contracts, versions: versions.map(({ value }) => value) })
    return read
  }
  const anew = once(() => readFiles(files))
  const versions = kept.versions.map((value, index) => ({
    value,
    problem: (path: PropertyKey[], message: string) => {
      const version = anew().versions[index]
      if (version === undefined) throw new Error('the same files gave fewer versions')
      return version.problem(path, message)
    },
  }))
  return { contracts: kept.contracts, versions, problems: [], questions: [], unreadable: [] }
}

function readFiles(files: readonly Pick<YamlText, 'file' | 'text'>[]): FilesRead {
  const raw: RawFile[] = []
  const unreadable: Problem[] = []
  for (const { file, text } of files) {
    const parsed = parseYaml({ file, text, linesBefore: 0 })
    if ('problems' in parsed) unreadable.push(...parsed.problems)
    else raw.push({ file, ...parsed })
  }
  const questions = raw.flatMap(openQuestions).map(({ problem }) => problem)
  // They would be wrong in what they leave open.
  if (questions.length > 0) return { contracts: [], versions: [], problems: [], questions, unreadable }
  return { ...readAgreements(raw), questions, unreadable }
}
