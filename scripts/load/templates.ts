import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Agreement } from '../../data/schema/agreement.ts'
import { Target } from '../../data/schema/target.ts'
import { isMap } from '../sla/agreement/terms.ts'
import { parseYaml } from './yaml-file.ts'

/** For a data folder that has no templates of its own. */
const OURS = fileURLToPath(new URL('../../data/templates', import.meta.url))

/** Where the templates are that agreements of a data folder begin from. */
export function templateFolder(data: string): string {
  const own = join(data, 'templates')
  return existsSync(own) ? own : OURS
}

/** What a template promises: the target of each of its objectives, by id; those that it leaves open are not there. */
export type TemplateTargets = Record<string, { metric: string; target: Target }>

/** The targets of every template of a data folder, by the template's name. */
export async function templateTargets(data: string): Promise<Record<string, TemplateTargets>> {
  const folder = templateFolder(data)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
  const read = await Promise.all(
    files.map(async (file) => {
      const parsed = parseYaml({ file, text: await readFile(join(folder, file), 'utf8'), linesBefore: 0 })
      return [basename(file, '.yaml'), 'problems' in parsed ? {} : targetsOf(parsed.value)] as const
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

/** How many objectives promise what the template does, how many something else, and how many it has no target for. */
export function comparedWith(template: TemplateTargets, { objectives }: Pick<Agreement, 'objectives'>) {
  const named = objectives.filter(({ id }) => Object.hasOwn(template, id))
  const kept = named.filter((objective) => isTemplates(objective, template[objective.id])).length
  return { kept, changed: named.length - kept, own: objectives.length - named.length }
}

function targetsOf(template: unknown): TemplateTargets {
  const objectives = isMap(template) && Array.isArray(template.objectives) ? template.objectives : []
  return Object.fromEntries(
    objectives.flatMap((one: unknown) => {
      if (!isMap(one) || typeof one.id !== 'string' || typeof one.metric !== 'string') return []
      const { data: target } = Target.safeParse(one.target)
      return target ? [[one.id, { metric: one.metric, target }]] : []
    }),
  )
}
