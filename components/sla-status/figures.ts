import { html, nothing } from 'lit'
import type { ObjectiveResult, Service } from '../../data/schema/feed.ts'
import { hoursOf } from '../formats.ts'
import { periodName, standingOf } from './headline.ts'
import type { View } from './view.ts'
import { targetWords, valueWords } from './views.ts'

const TONES: Record<string, string> = { lost: 'bad', breached: 'bad', 'at-risk': 'risk', 'no-data': 'none' }

/** The promise beside the fact: value, target, what is left of the allowed downtime, and how it stands. */
export function figures(service: Service, view: View) {
  if (service.objectives.length === 0) return nothing
  const titled = service.objectives.length > 1
  return html`<ul class="figures" part="figures">
    ${service.objectives.map((objective) => html`<li>${figure(service, objective, view, titled)}</li>`)}
  </ul>`
}

function figure(service: Service, objective: ObjectiveResult, view: View, titled: boolean) {
  const { messages, plural, formats } = view
  const word = standingOf(objective)
  const period = periodName(objective, view) ?? rollingDays(objective, view)
  const { items, budget } = objective
  return html`
    <p class=${titled ? 'small title' : 'sr'}>${view.say(objective.title)}</p>
    <p class="promise">${valueWords(objective, view)} <span class="small">${targetWords(objective, view)}</span></p>
    ${budget ? meter(service, objective, budget, view) : nothing}
    <p class="small standing tone-${TONES[word] ?? 'well'}" part="standing">
      <span>${period}</span>
      ${
        budget
          ? html`<span>${restOf(budget.remainingMs, view, false)}</span>`
          : items &&
            html`<span>${messages.items(formats.integer(items.good), formats.integer(items.valid))}</span>`
      }
      <span class="verdict">${messages.standings[word] ?? ''}</span>
    </p>
  `

  function rollingDays({ period: { start, end } }: ObjectiveResult, { messages: words }: View): string {
    return words.days(Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000), plural)
  }
}

/** What is left is rounded down, what is too much is rounded up (semantics 2.10 R2). */
function restOf(remainingMs: number, { formats, messages }: View, spoken: boolean): string {
  const duration = spoken ? formats.spokenDuration : formats.duration
  return remainingMs < 0
    ? messages.over(duration(-remainingMs, 'ceil'))
    : messages.left(duration(remainingMs, 'floor'))
}

function meter(
  service: Service,
  objective: ObjectiveResult,
  budget: NonNullable<ObjectiveResult['budget']>,
  view: View,
) {
  const used = Math.min(100, Math.max(0, Number(budget.consumed)))
  const tone = TONES[standingOf(objective)] ?? 'well'
  const words = view.messages.budget(
    view.say(service.name),
    view.formats.spokenQuantity(budget.consumed, '%'),
    restOf(budget.remainingMs, view, true),
  )
  return html`<svg class="meter tone-${tone}" part="meter" role="meter" aria-label=${words} aria-valuetext=${words} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${used} viewBox="0 0 100 5" preserveAspectRatio="none"><rect class="ground" width="100" height="5"></rect><rect class="used" width=${used} height="5"></rect></svg>`
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
