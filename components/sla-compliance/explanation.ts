import { html, nothing } from 'lit'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import { standingOf, targetWords } from '../objectives.ts'
import type { View } from '../view.ts'

/** Numbers that say nothing beside others: a fraction stands in the value already. */
const LEFT_OUT = ['num', 'den', 'events', 'comparator', 'certainty']

/** One number of a step in words: milliseconds as a duration, instants as times, percentages as such. */
function numberWords(name: string, value: string, { target }: ObjectiveResult, view: View): string {
  const { formats, messages } = view
  const { reasons } = messages.compliance
  if (name.endsWith('Ms') && /^\d+$/.test(value)) return formats.duration(Number(value), 'ceil')
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(value)) {
    const at = Date.parse(value)
    return messages.dateAndTime(formats.date(at), formats.time(at))
  }
  if (name === 'coverage') return formats.quantity(value, '%')
  if (['value', 'worst', 'best', 'target'].includes(name) && /^-?\d+(\.\d+)?$/.test(value))
    return formats.quantity(value, target.unit)
  if (name === 'verdict' || name === 'outlook')
    return messages.standings[value as keyof typeof messages.standings] ?? value
  return reasons[value] ?? value
}

/** A time of nothing at all is left out where it stands among others: it took nothing away. */
function tells([key, value]: [string, string], values: Record<string, string>): boolean {
  if (LEFT_OUT.includes(key) || value === '') return false
  return !(key.endsWith('Ms') && value === '0' && Object.keys(values).length > 1)
}

function step({ step: name, values }: Step, result: ObjectiveResult, view: View) {
  const { steps, values: names } = view.messages.compliance
  if (name === 'verdict') {
    const stands = view.messages.standings[standingOf(result)]
    return html`<li><b>${steps[name]}</b> ${targetWords(result, view)}: ${stands}</li>`
  }
  const facts = Object.entries(values)
    .filter((entry) => tells(entry, values))
    .map(([key, value]) => `${names[key] ?? key} ${numberWords(key, value, result, view)}`.trim())
  return html`<li><b>${steps[name] ?? name}</b> ${facts.join(', ')}</li>`
}

/** How the figure came about, in order, behind a disclosure. */
export function explanation(result: ObjectiveResult, title: string, view: View) {
  const { explain = [] } = result
  if (explain.length === 0) return nothing
  return html`<details part="explanation">
    <summary class="small">${view.messages.compliance.how}<span class="sr">, ${title}</span></summary>
    <ol class="steps small">${explain.map((one) => step(one, result, view))}</ol>
  </details>`
}
