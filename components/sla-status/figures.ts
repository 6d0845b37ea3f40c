import { html, nothing } from 'lit'
import type { ObjectiveResult, Service } from '../../data/schema/feed.ts'
import { hoursOf } from '../formats.ts'
import { meter, periodName, restOf, standingOf, targetWords, toneOf, valueWords } from '../objectives.ts'
import type { View } from '../view.ts'

/**
 * The promise beside the fact: value, target, what is left of the allowed downtime, and how it stands. Only the first
 * promise stands beside the days; the others are lines below them, so that many promises make no hole beside their column.
 */
export function figures(service: Service, view: View) {
  const { objectives } = service
  const list = (some: ObjectiveResult[], more = '') =>
    some.length === 0
      ? nothing
      : html`<ul class="figures${more}" part="figures">
    ${some.map((objective) => html`<li>${figure(service, objective, view, objectives.length > 1)}</li>`)}
  </ul>`
  return [list(objectives.slice(0, 1)), list(objectives.slice(1), ' more')]
}

function figure(service: Service, objective: ObjectiveResult, view: View, titled: boolean) {
  const { messages, plural, formats } = view
  const word = standingOf(objective)
  const period = periodName(objective, view) ?? rollingDays(objective, view)
  const { items, budget } = objective
  return html`
    <p class=${titled ? 'small title' : 'sr'}>${view.say(objective.title)}</p>
    <p class="promise">${valueWords(objective, view)} <span class="small">${targetWords(objective, view)}</span></p>
    ${meter(view.say(service.name), objective, view)}
    <p class="small standing tone-${toneOf(objective)}" part="standing">
      <span>${period}</span>
      ${
        budget
          ? html`<span>${restOf(budget.remainingMs, view)}</span>`
          : items &&
            html`<span>${messages.items(formats.integer(items.good), formats.integer(items.valid))}</span>`
      }
      <span class="verdict">${objective.value === null ? '' : (messages.standings[word] ?? '')}</span>
    </p>
  `

  function rollingDays({ period: { start, end } }: ObjectiveResult, { messages: words }: View): string {
    return words.days(Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000), plural)
  }
}

/** `svarstid 412 ms (p95, 30 dagar)`. */
export function responseTime({ responseTime: time }: Service, { messages, formats, plural }: View): string {
  if (time === undefined) return ''
  const hours = hoursOf(time.window)
  const window =
    hours === null
      ? time.window
      : hours % 24 === 0
        ? messages.days(hours / 24, plural)
        : formats.duration(hours * 3_600_000, 'floor')
  return messages.responseTime(formats.quantity(String(Math.ceil(time.p95)), 'ms'), window)
}
