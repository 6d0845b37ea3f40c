import { html, nothing } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Service } from '../../data/schema/feed.ts'
import { type Choice, type Choose, dayStrip } from '../day-strip.ts'
import { detailStyles } from '../detail.styles.ts'
import { icon } from '../icons.ts'
import { gravity, instantWords, knownState, stateNow, stateWord } from '../view.ts'
import { comingMaintenance, openIncidents, recentIncidents } from './events.ts'
import { figures, responseTime } from './figures.ts'
import { styles as ownStyles } from './full-view.styles.ts'
import { ROWS_AT_ONCE, type StatusView } from './view.ts'
import { top, styles as viewStyles, who, worstFirst } from './views.ts'

export { headline } from './headline.ts'

/** What the full view needs beside the styles of every view. */
export const styles = [...viewStyles, detailStyles, ownStyles]

/**
 * The whole page: sentence, objectives, what happens now, services by group, maintenance, what was mended.
 * @param rows - How many services are drawn with their days and figures so far.
 */
export function fullView(view: StatusView, rows: number, chosen: Choice | undefined, choose: Choose) {
  let drawn = 0
  const row = (service: Service) => {
    drawn += 1
    const whole = drawn <= rows
    const own = chosen?.service === service.id ? chosen : undefined
    return html`<li class="service" part="service" data-state=${stateNow(service, view)}>
      ${guard([...view.setting, service, own, whole], () => (whole ? serviceRow(service, view, own, choose) : html`<div class="who">${who(service, view)}</div>`))}
    </li>`
  }
  return html`<div class="full ${view.services.length > ROWS_AT_ONCE ? 'many' : ''}">
    ${top(view)} ${openIncidents(view)}
    ${repeat(
      groups(view),
      ([name]) => name,
      ([name, services]) => {
        const list = html`<ul class="services">${repeat(services, ({ id }) => id, row)}</ul>`
        return name === '' ? list : group(name, services, list, view)
      },
    )}
    <div class="events">${comingMaintenance(view)} ${recentIncidents(view)}</div>
    <p class="small foot" part="zone">${view.messages.zone(view.feed.page.timeZone)}</p>
  </div>`
}

function serviceRow(service: Service, view: StatusView, chosen: Choice | undefined, choose: Choose) {
  return html`<div class="who">
      ${who(service, view)} ${silence(service, view)}
      ${service.responseTime ? html`<p class="small detail">${responseTime(service, view)}</p>` : nothing}
    </div>
    <div class="history">${dayStrip(service, view, chosen, choose, view.services.length > ROWS_AT_ONCE)}</div>
    ${figures(service, view)}`
}

/** Why the state is unknown, where that is because nothing is heard. */
function silence({ silence: told }: Service, view: StatusView) {
  if (told === undefined || view.stale) return nothing
  const { since, why } = told
  const isTime = since !== null && Number.isFinite(Date.parse(since))
  const when = isTime ? instantWords(since, view, Date.parse(view.feed.dataThrough)) : null
  const { unreachable, silent } = view.messages.silence
  return html`<p class="small silence">${why === 'silent' && when ? silent(when) : unreachable(when)}</p>`
}

/** A group with the state of the service that is worst off. In a long list those where all is well are folded. */
function group(name: string, services: Service[], list: unknown, view: StatusView) {
  const [worst] = services
  const state = worst ? stateNow(worst, view) : 'unknown'
  const { messages, formats } = view
  const count = messages.countOf(formats.integer(services.length))
  return html`<details class="group" ?open=${view.services.length <= ROWS_AT_ONCE || state !== 'operational'}>
    <summary part="group">${icon(state)}<span class="group-name">${name}</span> <span class="state s-${state}">${stateWord(state, view, view.past)}</span><span class="small">, ${count}</span></summary>
    ${list}
  </details>`
}

/** Groups with their services, of both the troubled ones first. What is in no group is one without a name. */
function groups(view: StatusView): [string, Service[]][] {
  const named = Map.groupBy(view.services, ({ group }) => (group === undefined ? '' : view.say(group)))
  const gravityOf = ([first]: Service[]) =>
    first ? gravity(knownState(first.state)) : Number.POSITIVE_INFINITY
  return [...named]
    .map(([name, services]): [string, Service[]] => [name, worstFirst(services)])
    .sort(([, a], [, b]) => gravityOf(a) - gravityOf(b))
}
