import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Agreement } from '../../data/schema/agreement.ts'
import { Text } from '../../data/schema/common.ts'
import { Metric } from '../../data/schema/feed-result.ts'
import { Target } from '../../data/schema/target.ts'
import { isMap } from '../sla/agreement/terms.ts'
import { DataError } from './problem.ts'
import { openQuestions } from './questions.ts'
import { openReadMemory, remembered } from './read-memory.ts'
import { templateNotes } from './template-notes.ts'
import { readTextFile } from './text-file.ts'
import { parseYaml } from './yaml-file.ts'

/** For a data folder that has no templates of its own. */
const OURS = fileURLToPath(new URL('../../data/templates', import.meta.url))

/** Where the templates are that agreements of a data folder begin from. */
export function templateFolder(data: string): string {
  const own = join(data, 'templates')
  return existsSync(own) ? own : OURS
}

/** An objective of a template, as far as the template says anything of it. */
interface TemplateObjective {
  id: string
  metric: Metric
  title?: Text
  /** Absent where the template asks for it; so are the others. */
  target?: Target
  quantifier?: string
  period?: string
  /** Where its number is from, as the comment above it says. */
  source?: string
  /** Fields that it asks for, as `measurement.source`. */
  open: string[]
}

/** What an agreement is begun from. */
export interface Template {
  about?: Text
  objectives: TemplateObjective[]
  /** Fields that it asks for besides those of its objectives, as `scope.services`, each once. */
  open: string[]
  /** Where other fields are from: by their names, as comments above them say. */
  sources: Record<string, string>
}

/** What a template promises: the target of each of its objectives, by id; those that it leaves open are not there. */
export type TemplateTargets = Record<
  string,
  { metric: string; target: Target; quantifier?: string; period?: string }
>

export function targetsOf({ objectives }: Template): TemplateTargets {
  return Object.fromEntries(
    objectives.flatMap(({ id, metric, target, quantifier, period }) =>
      target
        ? [
            [
              id,
              {
                ...{ metric, target },
                ...(quantifier !== undefined && { quantifier }),
                ...(period !== undefined && { period }),
              },
            ],
          ]
        : [],
    ),
  )
}

/** Every template of a data folder by its name, in the order of names. One that is no YAML says nothing. */
export async function readTemplates(
  data: string,
  memory = openReadMemory(null, data),
): Promise<Record<string, Template>> {
  const folder = templateFolder(data)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read = await Promise.all(
    files.map(async (file) => {
      const read = readTextFile(folder, file)
      const name = `templates/${file}`
      if ('problem' in read) throw new DataError([{ ...read.problem, file: name }])
      const template = remembered(memory, name, [read.text], () => templateOf(name, read.text))
      return [basename(file, '.yaml'), template] as const
    }),
  )
  return Object.fromEntries(read)
}

/** Whether an objective promises just what the template does. */
export function isTemplates(
  { metric, target }: Agreement['objectives'][number],
  known: TemplateTargets[string] | undefined,
): boolean {
  return (
    known?.metric === metric &&
    known.target.comparator === target.comparator &&
    known.target.unit === target.unit &&
    known.target.value === target.value
  )
}

/**
 * The same, over the same kind of period and of the same items where the template says which: 99.9 % of a quarter is less
 * than of each month, and nine cases of ten are less than every one.
 */
export function isKept(
  objective: Agreement['objectives'][number],
  known: TemplateTargets[string] | undefined,
): boolean {
  const quantifier = 'quantifier' in objective ? objective.quantifier : undefined
  return (
    isTemplates(objective, known) &&
    (known?.period ?? objective.period) === objective.period &&
    (known?.quantifier ?? quantifier) === quantifier
  )
}

/** How many objectives promise what the template does, how many something else, and how many it has no target for. */
export function comparedWith(template: TemplateTargets, { objectives }: Pick<Agreement, 'objectives'>) {
  const named = objectives.filter(({ id }) => Object.hasOwn(template, id))
  const kept = named.filter((objective) => isKept(objective, template[objective.id])).length
  return { kept, changed: named.length - kept, own: objectives.length - named.length }
}

function templateOf(file: string, text: string): Template {
  const parsed = parseYaml({ file, text, linesBefore: 0 })
  const { about, sources } = templateNotes(text)
  const whole = 'problems' in parsed ? undefined : parsed.value
  const listed = isMap(whole) && Array.isArray(whole.objectives) ? whole.objectives : []
  const asked = 'problems' in parsed ? [] : openQuestions({ file, ...parsed }).map(({ path }) => path)
  const fields = (paths: PropertyKey[][]) => [...new Set(paths.map((path) => path.filter(isName).join('.')))]
  return {
    ...(about && { about }),
    objectives: listed.flatMap((one: unknown, index) => {
      const { data: metric } = Metric.safeParse(isMap(one) ? one.metric : undefined)
      if (!isMap(one) || typeof one.id !== 'string' || metric === undefined) return []
      const { id } = one
      const own = asked.filter(([first, at]) => first === 'objectives' && at === index)
      const open = fields(own.map((path) => path.slice(2)))
      const target = open.includes('target') ? undefined : Target.safeParse(one.target).data
      const title = Text.safeParse(one.title).data
      const source = sources[`objectives.${id}`]
      return [
        {
          ...{ id, metric, open },
          ...(title !== undefined && { title }),
          ...(target && { target }),
          ...(typeof one.quantifier === 'string' &&
            !open.includes('quantifier') && { quantifier: one.quantifier }),
          ...(typeof one.period === 'string' && !open.includes('period') && { period: one.period }),
          ...(source !== undefined && { source }),
        },
      ]
    }),
    open: fields(asked.filter(([first]) => first !== 'objectives')),
    sources: Object.fromEntries(
      Object.entries(sources).filter(([field]) => !field.startsWith('objectives.')),
    ),
  }
}

/** Names of fields; places in lists are none. */
const isName = (part: PropertyKey): part is string => typeof part === 'string'
