import type { Problem } from '../load/problem.ts'
import { openSloObjectives } from './openslo.ts'
import { pyrraObjectives } from './pyrra.ts'
import { targetDocuments } from './target-documents.ts'

/** An objective as a file in data/agreements/ has it, before it is checked. */
export interface ImportedObjective {
  /** What the document calls the service, which is none of ours yet; null where it names none. */
  service: string | null
  /** The zone that its periods are of, which an agreement says for all of its own. */
  timeZone?: string
  objective: Record<string, unknown> & { id: string; metric: string; target: string }
}

export interface ImportedObjectives {
  objectives: ImportedObjective[]
  /** Everything that could not be carried over, where it stands and why; also what means something else here. */
  notCarried: Problem[]
}

/**
 * The objectives of a file with OpenSLO documents (version 1) or Pyrra's, with everything of them that could not be carried
 * over. Nothing is rounded or guessed: a target keeps its digits, and a window that has no period of ours leaves its
 * objective out.
 * @param file its name, for what is said of it.
 */
export function objectivesFrom(yamlText: string, file: string): ImportedObjectives {
  const { documents, problems } = targetDocuments(yamlText, file)
  const all: ImportedObjectives = { objectives: [], notCarried: problems }
  for (const document of documents) {
    const { apiVersion, kind } = document
    const openSlo = apiVersion === 'openslo/v1'
    const pyrra = apiVersion.startsWith('pyrra.dev/') && kind === 'ServiceLevelObjective'
    if (openSlo && kind === 'SLO') add(all, openSloObjectives(document, documents))
    else if (openSlo && kind === 'SLI') continue
    else if (pyrra) add(all, pyrraObjectives(document))
    else {
      const known = 'expected kind SLO of openslo/v1, or ServiceLevelObjective of pyrra.dev'
      all.notCarried.push(document.problem(['kind'], `${apiVersion} ${kind} tells no target; ${known}`))
    }
  }
  const ids = new Map<string, number>()
  for (const { objective } of all.objectives) {
    const count = (ids.get(objective.id) ?? 0) + 1
    ids.set(objective.id, count)
    if (count > 1) objective.id = `${objective.id}-${count}`
  }
  return all
}

function add(all: ImportedObjectives, { objectives, notCarried }: ImportedObjectives): void {
  all.objectives.push(...objectives)
  all.notCarried.push(...notCarried)
}
