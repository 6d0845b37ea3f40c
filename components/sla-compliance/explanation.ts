import { html, nothing } from 'lit'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import { quantityWords, standingOf, targetWords } from '../objectives.ts'
import type { View } from '../view.ts'
import { coded, length, MINUS } from './words.ts'

type Values = Step['values']

/** What says nothing beside others: a fraction stands in the value already, a unit beside its number, each outage says itself that it is open. */
export const LEFT_OUT = ['num', 'den', 'events', 'comparator', 'certainty', 'unit', 'openEvents', 'counts']
/** What people have named, digits and all. */
const NAMES = ['id', 'priority', 'incident', 'clause', 'duty', 'approvedBy']
const SHARES = ['coverage', 'responseRate', 'low', 'high', 'percent', 'percentOfFee', 'points']
const OF_THE_TARGET = ['value', 'worst', 'best', 'target', 'below', 'atLeast']
/** What is worth a word only where there is some of it. */
const SOME = [
  ...['outsideContractMs', 'outsideHoursMs', 'futureMs', 'excludedMs'],
  ...['undecided', 'cancelled', 'open', 'pastDue', 'emptySlices', 'unknownSlices', 'failed'],
  ...['noOpinion', 'offScale', 'late', 'withoutDeadline', 'foundLate'],
]
const FLAGS = ['open', 'edited']

const isDecimal = (value: string) => /^-?\d+(\.\d+)?$/.test(value)

/** One value of a step in words: lengths as such, instants as times, shares as per cent, codes as what they stand for. */
function valueWords(name: string, value: string, { unit = '' }: Values, target: Target, view: View): string {
  const { formats, messages } = view
  if (NAMES.includes(name)) return view.say(value)
  if (name === 'service') return view.nameOf(value)
  // No more is said to be taken out than was; all else is raised, as downtime is (semantics 2.10 R2).
  if (name.endsWith('Ms') && /^\d+$/.test(value))
    return formats.duration(Number(value), name === 'excludedMs' ? 'floor' : 'ceil')
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(value)) {
    const at = Date.parse(value)
    return messages.dateAndTime(formats.date(at), formats.time(at))
  }
  if (isDecimal(value)) {
    if (SHARES.includes(name)) return formats.quantity(value, '%')
    if (OF_THE_TARGET.includes(name)) return quantityWords(value, target, view)
    if (name === 'used' || name === 'limit') return quantityWords(value, { unit, comparator: '<=' }, view)
    return formats.quantity(value, '').replace('-', MINUS)
  }
  if (name === 'verdict' || name === 'outlook') return coded(messages.standings, value, view)
  return length(value, view) ?? coded(messages.compliance.reasons, value, view)
}

type Target = Pick<ObjectiveResult['target'], 'unit' | 'comparator'>

/** Whether a value adds anything to the others: no time at all was not taken away, and an outage counts in full unless said. */
function tells(step: string, [name, value]: [string, string], values: Values): boolean {
  const { start, end, worst, best, excludedMs } = values
  if (LEFT_OUT.includes(name) || value === '') return false
  if (step === 'maintenance' && name === 'id') return false
  if (FLAGS.includes(name) && !isDecimal(value)) return value === 'true'
  // Of a ticket that nobody has given one.
  if (name === 'priority') return value !== 'none'
  if (name === 'weight') return value !== '1'
  if (name === 'start' || name === 'end') return !(start && end)
  if (name === 'worst' || name === 'best') return worst !== best
  if (name === 'mode') return excludedMs !== '0'
  return !(SOME.includes(name) && value === '0')
}

/** The values of a step in words, one after another. */
export function stepFacts({ step, values }: Step, target: Target, view: View): string {
  const { compliance: words } = view.messages
  const { start, end } = values
  const when = start && end ? [view.formats.range(Date.parse(start), Date.parse(end))] : []
  const rest = Object.entries(values)
    .filter((entry) => tells(step, entry, values))
    .map(([name, value]) => {
      if (value === 'true' && FLAGS.includes(name)) return coded(words.values, name, view)
      // The same name is a yes or no of an outage and a number of items.
      if (name === 'open')
        return `${view.plural(Number(value), words.open)} ${view.formats.quantity(value, '')}`
      const said = valueWords(name, value, values, target, view)
      const escalation = /^at(\d{1,3})$/.exec(name)?.[1]
      if (escalation) return `${words.ofTheTime(view.formats.quantity(escalation, '%'))} ${said}`
      return `${coded(words.values, name, view)} ${said}`.trim()
    })
  return [...when, ...rest].join(', ')
}

/** Steps in order, each its name and what it says. */
export function stepList(steps: Step[], target: Target, view: View, result?: ObjectiveResult) {
  const { steps: names } = view.messages.compliance
  return html`<ol class="steps small">${steps.map((one) => {
    const said =
      one.step === 'verdict' && result
        ? `${targetWords(result, view)}: ${view.messages.standings[standingOf(result)]}`
        : stepFacts(one, target, view)
    return html`<li><b>${coded(names, one.step, view)}${said && ':'}</b> ${said}</li>`
  })}</ol>`
}

/** How the figure came about, in order, behind a disclosure. */
export function explanation(result: ObjectiveResult, title: string, view: View) {
  const { explain = [] } = result
  if (explain.length === 0) return nothing
  return html`<details part="explanation">
    <summary class="small">${view.messages.compliance.how}<span class="sr">, ${title}</span></summary>
    ${stepList(explain, result.target, view, result)}
  </details>`
}
