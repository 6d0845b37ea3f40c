import type { TemplateEntry } from '../../../data/schema/feed.ts'
import type { Speaker } from '../speaker.ts'
import { csvTable } from './csv.ts'
import { texts } from './csv-columns.ts'

interface Row {
  template: TemplateEntry
  objective: TemplateEntry['objectives'][number]
}

/** What templates promise, one objective a row. What a template asks for has no value, and stands in `open`. */
export function templatesCsv(templates: TemplateEntry[], speakers: Speaker[]): string {
  const rows = templates.flatMap((template) =>
    template.objectives.map((objective): Row => ({ template, objective })),
  )
  return csvTable<Row>(
    [
      ['template', ({ template }) => template.id],
      ['objective', ({ objective }) => objective.id],
      ...texts<Row>('title', ({ objective }) => objective.title, speakers),
      ['metric', ({ objective }) => objective.metric],
      ['target.comparator', ({ objective }) => objective.target?.comparator],
      ['target.value', ({ objective }) => objective.target?.value],
      ['target.unit', ({ objective }) => objective.target?.unit],
      ['quantifier', ({ objective }) => objective.quantifier],
      ['period', ({ objective }) => objective.period],
      ['source', ({ objective }) => objective.source],
      ['open', ({ objective }) => objective.open.join(' ')],
    ],
    rows,
  )
}
