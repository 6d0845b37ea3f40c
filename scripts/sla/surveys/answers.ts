import type { Answer, Items } from '../../../data/schema/items.ts'
import { scopeOf } from '../items/scope.ts'
import type { ItemQuestion } from '../types.ts'

/** As much of a question as says which answers are its own. */
type Asking = Pick<ItemQuestion, 'agreement' | 'objective' | 'service' | 'asOf'> & {
  items: Pick<Items, 'answers'>
}

/**
 * The answers that a period counts (semantics 2.7.7): those of the agreement given in it up to `asOf`, and of several by
 * one respondent to one survey the latest; of two at one instant, the one that stands last. `measurement.source` can name
 * the survey as well as its source.
 */
export function answersOf(question: Asking, start: number, end: number): Answer[] {
  const inScope = scopeOf(question)
  const { items, objective, asOf } = question
  const named = objective.measurement.source
  const latest = new Map<string, Answer>()
  for (const answer of items.answers) {
    if (answer.at < start || answer.at >= end || answer.at > asOf) continue
    if (!inScope(named === answer.survey ? { ...answer, source: named } : answer)) continue
    const key = JSON.stringify([answer.survey, answer.respondent])
    const former = latest.get(key)
    if (former === undefined || former.at <= answer.at) latest.set(key, answer)
  }
  return [...latest.values()]
}

/** How many were asked in a period, in the surveys that its answers are to or that the objective names; 0 if unknown. */
export function invitedTo(
  { items, objective, asOf }: ItemQuestion,
  answers: readonly Answer[],
  start: number,
  end: number,
): number {
  const surveys = new Set([...answers.map(({ survey }) => survey), objective.measurement.source])
  return items.invitations
    .filter(({ survey, at }) => surveys.has(survey) && at >= start && at < end && at <= asOf)
    .reduce((sum, { count }) => sum + count, 0)
}
