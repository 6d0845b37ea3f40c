import type { TemplatesFeed } from '../../data/schema/feed.ts'
import type { Data } from '../load/data.ts'

/** What agreements are begun from, in the order of names; undefined unless site.yaml says so, and where there is nothing. */
export function templateEntries({
  site,
  templates,
  agreements,
}: Data): TemplatesFeed['templates'] | undefined {
  const names = Object.keys(templates)
  if (!site.publish.templates || names.length === 0) return undefined
  return Object.entries(templates).map(([id, { about, objectives, open, sources }]) => ({
    id,
    ...(about !== undefined && { about }),
    objectives,
    open,
    sources: Object.entries(sources).map(([field, source]) => ({ field, source })),
    agreements: agreements
      .filter(({ template, visibility }) => template === id && visibility === 'public')
      .map((agreement) => ({
        id: agreement.id,
        title: agreement.title,
        href: `agreements/${agreement.id}/`,
        effectiveFrom: agreement.effectiveFrom,
      })),
    href: `templates/${id}/`,
  }))
}
