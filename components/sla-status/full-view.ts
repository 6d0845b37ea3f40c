import { html, nothing } from 'lit'
import type { Service } from '../../data/schema/feed.ts'
import { type Choice, type Choose, dayStrip } from './day-strip.ts'
import { comingMaintenance, openIncidents, recentIncidents } from './events.ts'
import { figures, responseTime } from './figures.ts'
import { stateNow, type View } from './view.ts'
import { type Head, top, who, worstFirst } from './views.ts'

export { styles as fullStyles } from './full-view.styles.ts'

/** The whole page: sentence, objectives, what happens now, services by group, maintenance, what was mended. */
export function fullView(view: View, head: Head, chosen: Choice | undefined, choose: Choose) {
  const row = (
    service: Service,
  ) => html`<li class="service" part="service" data-state=${stateNow(service, view)}>
    <div class="who">
      ${who(service, view)}
      ${service.responseTime ? html`<p class="small detail">${responseTime(service, view)}</p>` : nothing}
    </div>
    <div class="history">${dayStrip(service, view, chosen, choose)}</div>
    ${figures(service, view)}
  </li>`
  return html`<div class="full">
    ${top(view, head)} ${openIncidents(view)}
    ${groups(view).map(([name, services]) => {
      const list = html`<ul class="services">${services.map(row)}</ul>`
      return name === ''
        ? list
        : html`<details class="group" open><summary part="group">${name}</summary>${list}</details>`
    })}
    <div class="events">${comingMaintenance(view)} ${recentIncidents(view)}</div>
    <p class="small foot" part="zone">${view.messages.zone(view.feed.page.timeZone)}</p>
  </div>`
}

function groups(view: View): [string, Service[]][] {
  const named = Map.groupBy(view.services, ({ group }) => (group === undefined ? '' : view.say(group)))
  return [...named].map(([name, services]) => [name, worstFirst(services)])
}
