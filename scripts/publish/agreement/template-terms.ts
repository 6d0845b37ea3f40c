import type { Agreement } from '../../../data/schema/agreement.ts'
import type { AgreementTerms } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { comparedWith, isKept, type Template, type TemplateTargets, targetsOf } from '../../load/templates.ts'

/**
 * How far an agreement keeps to the template that it was begun from: how many of its targets do, and, where templates are
 * published, what the template says of each. Of a template that is not there any more nothing but its name.
 */
export function templateTerms(
  id: string,
  agreement: Agreement,
  templates: Data['templates'],
  publish: Pick<Site['publish'], 'templates'>,
): AgreementTerms['template'] {
  const known = Object.hasOwn(templates, id) ? templates[id] : undefined
  if (known === undefined) return { id }
  const objectives = publish.templates ? objectivesOf(known, agreement) : []
  return {
    id,
    targets: comparedWith(targetsOf(known), agreement),
    ...(objectives.length > 0 && { objectives }),
  }
}

type Compared = NonNullable<NonNullable<AgreementTerms['template']>['objectives']>[number]

/** Those that the agreement has in its order, then those that it left out. */
function objectivesOf(template: Template, { objectives }: Agreement): Compared[] {
  const targets = targetsOf(template)
  const titles = new Map(template.objectives.map(({ id, title }) => [id, title]))
  const entry = (id: string, standing: Compared['standing']): Compared[] => {
    const known = Object.hasOwn(targets, id) ? targets[id] : undefined
    const title = titles.get(id)
    if (known === undefined) return []
    return [{ objective: id, ...(title && { title }), standing, ...promiseOf(known) }]
  }
  const own = objectives.map(({ id }) => id)
  return [
    ...objectives.flatMap((one) => entry(one.id, isKept(one, targets[one.id]) ? 'kept' : 'changed')),
    ...Object.keys(targets)
      .filter((id) => !own.includes(id))
      .flatMap((id) => entry(id, 'left-out')),
  ]
}

const promiseOf = ({ metric: _, ...promise }: TemplateTargets[string]) => promise
