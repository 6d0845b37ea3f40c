import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import { type Column, csvLine, csvLines } from './csv.ts'

/** Steps of an explanation that are about one thing that happened, and not about a sum. */
const EVENTS = ['maintenance', 'exclusion', 'suspension', 'outage', 'missed-item', 'open-item']

interface Row {
  result: ObjectiveResult
  step: Step
}

/** What such a step tells, under the names of the feed. */
const VALUES = [
  ...['start', 'end', 'countedMs', 'excludedMs', 'weight', 'why', 'id', 'incident', 'events', 'type'],
  ...['clause', 'duty', 'announcedAt', 'deadline', 'priority', 'used', 'limit', 'unit', 'due', 'decidedAt'],
]

const COLUMNS: Column<Row>[] = [
  ['agreement', ({ result }) => result.agreement],
  ['objective', ({ result }) => result.objective],
  ['service', ({ result }) => result.service],
  ['period.id', ({ result }) => result.period.id],
  ['step', ({ step }) => step.step],
  ...VALUES.map((name): Column<Row> => [name, ({ step }) => step.values[name]?.replaceAll('\n', ' ')]),
]

/** What each result's lines are: closed periods stay the same. */
const written = new WeakMap<ObjectiveResult, string>()

/**
 * What figures rest on, one thing that happened a row: each outage with the time that counted, what was taken out or was not
 * and why, each ticket or order that missed its target. What parties who disagree look at (agreement-concepts row 59).
 */
export function evidenceCsv(results: ObjectiveResult[]): string {
  const lines = results.map((result) => {
    const text = written.get(result) ?? linesOf(result)
    written.set(result, text)
    return text
  })
  return csvLines(COLUMNS, lines)
}

function linesOf(result: ObjectiveResult): string {
  return (result.explain ?? [])
    .filter(({ step }) => EVENTS.includes(step))
    .map((step) => csvLine(COLUMNS, { result, step }))
    .join('')
}
