import { html, nothing } from 'lit'
import type { Service } from '../../data/schema/feed.ts'
import { icon } from '../icons.ts'
import { linked } from '../linked.ts'
import { targetWords, valueWords } from '../objectives.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { standing } from '../standing.ts'
import { age, gravity, instantWords, knownState, stateNow, stateWord, type View } from '../view.ts'
import { headline } from './headline.ts'
import { styles as ownStyles } from './sla-status.styles.ts'
import type { StatusView } from './view.ts'

export { headline } from './headline.ts'
export const styles = [sharedStyles, ownStyles]

/** The sentence and a line a service. */
export function compactView(view: StatusView) {
  return html`
    ${top(view)}
    <ul class="services compact">
      ${worstFirst(view.services).map(
        (service) => html`<li class="service" part="service" data-state=${stateNow(service, view)}>
          <div class="who">${who(service, view)}</div>
          ${service.objectives
            .slice(0, 1)
            .map(
              (one) =>
                html`<p class="promise">${valueWords(one, view)} <span class="small">${targetWords(one, view)}</span></p>`,
            )}
        </li>`,
      )}
    </ul>
    <p class="small foot" part="zone">${view.messages.zone(view.feed.page.timeZone)}</p>
  `
}

/** The sentence alone, to stand in a footer. */
export function lineView(view: StatusView) {
  const worst = worstFirst(view.services)[0]
  const state = worst ? stateNow(worst, view) : 'unknown'
  return html`<p class="line" data-state=${state}>${icon(state)}
    <span class="headline" part="headline">${linked(headline(view), '', view, 'name')}</span>
    <span class="small age" part="age">${age(view)} (${view.feed.page.timeZone})</span>
    ${view.notice ? html`<span class="small notice" part="notice">${view.notice}</span>` : html`<span class="notice" hidden></span>`}
  </p>`
}

export function top(view: StatusView) {
  const sum = standing(
    view.services.flatMap(({ objectives }) => objectives),
    view,
  )
  // Room for what the first answer adds, so that a page that was drawn before it does not move.
  const coming =
    view.now === undefined && !view.past ? `, ${view.messages.next(view.formats.time(0))}` : undefined
  return html`
    <p class="headline" part="headline">${headline(view)}</p>
    <p class="sub" part="age">${sum ? `${view.messages.standing(sum, view.plural)} ` : ''}<span class="age" data-coming=${coming ?? nothing}>${age(view, view.nextAt)}.</span></p>
    <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>
  `
}

/** Shape, name, state in words, and since when if it is not well. */
export function who(service: Service, view: View) {
  const state = stateNow(service, view)
  const now = Date.parse(view.feed.dataThrough)
  const since =
    view.stale || state === 'operational'
      ? ''
      : html` <span class="since">${view.messages.since(instantWords(service.since, view, now))}</span>`
  return html`${icon(state)}
    <p>${linked(view.say(service.name), service.href, view, 'name')}</p>
    <p class="state s-${state}" part="state">${stateWord(state, view, view.past)}${since}</p>`
}

/** Problems first, worst at the top; the rest as the provider ordered them. A stale feed keeps its order. */
export function worstFirst(services: Service[]): Service[] {
  return services.toSorted((a, b) => gravity(knownState(a.state)) - gravity(knownState(b.state)))
}
