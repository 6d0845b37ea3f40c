import { html } from 'lit'
import type { ObjectiveResult, Service } from '../../data/schema/feed.ts'
import { headline, standing } from './headline.ts'
import { icon } from './icons.ts'
import { gravity, instantWords, knownState, stateNow, stateWord, type View } from './view.ts'

/** What is said above the services, the same in every view. */
export interface Head {
  notice: string
  nextAt: number | undefined
}

/** The sentence and a line a service. */
export function compactView(view: View, head: Head) {
  return html`
    ${top(view, head)}
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
export function lineView(view: View, head: Head) {
  const worst = worstFirst(view.services)[0]
  const state = worst ? stateNow(worst, view) : 'unknown'
  return html`<p class="line" data-state=${state}>${icon(state)}
    <span class="headline" part="headline">${linked(headline(view), '', view, 'name')}</span>
    <span class="small age" part="age">${age(view, undefined)} (${view.feed.page.timeZone})</span>
    ${head.notice ? html`<span class="small notice" part="notice">${head.notice}</span>` : html`<span class="notice" hidden></span>`}
  </p>`
}

export function top(view: View, { notice, nextAt }: Head) {
  const sum = standing(view)
  return html`
    <p class="headline" part="headline">${headline(view)}</p>
    <p class="sub" part="age">${sum ? `${view.messages.standing(sum, view.plural)} ` : ''}<span class="age">${age(view, nextAt)}.</span></p>
    <p class="notice" part="notice" ?hidden=${notice === ''}>${notice}</p>
  `
}

/** How old the data is, always as clock time: the server draws the same as the browser (its day named, unless today). */
function age(view: View, nextAt: number | undefined): string {
  const { messages, formats, feed, now } = view
  const through = Date.parse(feed.dataThrough)
  const when = (at: number) => messages.dateAndTime(formats.longDate(at), formats.time(at))
  if (view.past) return messages.archive(when(Date.parse(feed.generatedAt)))
  if (view.stale && now !== undefined) {
    return messages.stale(when(through), formats.duration(now - through, 'floor'))
  }
  const next = nextAt === undefined ? '' : `, ${messages.next(formats.time(nextAt))}`
  return `${messages.dataThrough(instantWords(feed.dataThrough, view, now))}${next}`
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

/** The value as the feed has it, digits unchanged; a value that is missing is never 0. */
export function valueWords({ value, target: { unit } }: ObjectiveResult, { formats, messages }: View) {
  if (value === null) return html`<span class="value none">${messages.states.unknown}</span>`
  return html`<span class="value" part="value">${formats.quantity(value, unit)}</span>`
}

export function targetWords(
  { target: { comparator, value, unit } }: ObjectiveResult,
  { formats, messages }: View,
): string {
  const quantity = formats.quantity(value, unit)
  return messages.target[comparator]?.(quantity) ?? quantity
}

/** A link where the address is safe to follow, the words alone where it is not. */
export function linked(words: string, href: string, view: View, className: string) {
  const address = view.link(href)
  return address === undefined
    ? html`<span class=${className}>${words}</span>`
    : html`<a class=${className} href=${address}>${words}</a>`
}
