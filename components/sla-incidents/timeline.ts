import { html, nothing } from 'lit'
import type { Incident, IncidentsFeed } from '../../data/schema/feed.ts'
import { isOpen, maintenanceWindow, nextWord, update } from '../events.ts'
import { icon } from '../icons.ts'
import { linked } from '../linked.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { age, gravity, instantWords, knownState, stateWord, type View } from '../view.ts'
import { styles as ownStyles } from './sla-incidents.styles.ts'

export const styles = [sharedStyles, ownStyles]

/** The events to show, newest first: what goes on, what is to come, and what was, by month. */
export interface Events {
  open: Incident[]
  closed: Incident[]
  maintenance: IncidentsFeed['maintenance']
}

type IncidentsView = View<IncidentsFeed>

/** The state of the service that an incident hit hardest. */
function worst({ services }: Incident) {
  const [first = 'unknown'] = services.map(({ state }) => state).toSorted((a, b) => gravity(a) - gravity(b))
  return knownState(first)
}

/** Each service with what it went through, and its own times where they differ from the incident's. */
function impact({ services, start, end }: Incident, view: IncidentsView) {
  const { incidents: words } = view.messages
  const reference = Date.parse(start)
  return html`<ul class="impact small" part="impact">
    ${services.map((service) => {
      const state = knownState(service.state)
      const from =
        service.start && service.start !== start ? instantWords(service.start, view, reference) : ''
      const to = service.end && service.end !== end ? instantWords(service.end, view, reference) : ''
      const times = from && to ? `${from}–${to}` : from ? words.from(from) : to && words.until(to)
      return html`<li>${icon(state)}<span>${view.nameOf(service.id)}: ${[stateWord(state, view, false), times].filter(Boolean).join(' ')}</span></li>`
    })}
  </ul>`
}

function whenOf(incident: Incident, view: IncidentsView): string {
  const { formats, messages } = view
  const start = Date.parse(incident.start)
  if (incident.end === null) {
    const lasted = Date.parse(view.feed.generatedAt) - start
    const began = messages.began(instantWords(incident.start, view, Date.parse(view.feed.dataThrough)))
    return view.stale || view.past || lasted <= 0
      ? began
      : `${began}, ${messages.lasted(formats.duration(lasted, 'floor'))}`
  }
  const end = Date.parse(incident.end)
  return `${formats.range(start, end)}, ${messages.incidents.took(formats.duration(end - start, 'ceil'))}`
}

/** One incident: what, when, whom it touched, and its updates, the newest open. */
function entry(incident: Incident, view: IncidentsView, open: boolean) {
  const [latest, ...earlier] = incident.updates
  const state = worst(incident)
  const promised = open ? nextWord(incident, view) : ''
  return html`<li class="event ${open ? `open s-${state}` : 'lasting'}" part="incident">
    <p class="what">${icon(state)}<span>${linked(view.say(incident.title), incident.href, view, 'name')}</span></p>
    <p class="small">${whenOf(incident, view)}</p>
    ${impact(incident, view)}
    <div class="updates" part="updates">
      ${latest ? update(latest, view) : nothing}
      ${promised === '' ? nothing : html`<p><b>${promised}.</b></p>`}
      ${
        earlier.length > 0
          ? html`<details><summary class="small"><span>${view.messages.earlierUpdates(view.formats.integer(earlier.length))}</span></summary>${earlier.map((one) => update(one, view))}</details>`
          : nothing
      }
    </div>
  </li>`
}

/** Everything, problems first. */
export function timeline({ open, closed, maintenance }: Events, view: IncidentsView) {
  const { messages, formats } = view
  const months = Map.groupBy(closed, ({ start }) => {
    const at = Date.parse(start)
    return `${formats.month(at)} ${formats.year(at)}`
  })
  return html`
    <p class="sub" part="age"><span class="age">${age(view, view.nextAt)}.</span></p>
    <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>
    ${open.length > 0 && !view.past ? html`<p class="month headline" part="month">${view.stale ? messages.unknownNow : messages.incidents.open}</p>` : nothing}
    ${open.length > 0 ? html`<ul>${open.map((one) => entry(one, view, true))}</ul>` : nothing}
    ${
      maintenance.length > 0
        ? html`<p class="month" part="month">${messages.maintenance}</p>
            <ul part="maintenance">${maintenance.map((window) => html`<li class="event">${maintenanceWindow(window, view)}</li>`)}</ul>`
        : nothing
    }
    ${[...months].map(
      ([month, incidents]) => html`<p class="month" part="month">${month}</p>
        <ul>${incidents.map((one) => entry(one, view, false))}</ul>`,
    )}
    ${open.length + closed.length + maintenance.length === 0 ? html`<p class="sub">${messages.incidents.none}</p>` : nothing}
    <p class="small foot" part="zone">${messages.zone(view.feed.page.timeZone)}</p>
  `
}

/** Those that touch a shown service; one that names no service concerns them all. `chosen` is ids with spaces between, or empty. */
export function eventsOf({ feed }: IncidentsView, chosen: string): Events {
  const ids = chosen.split(/\s+/).filter((id) => id !== '')
  const concerns = (touched: string[]) =>
    ids.length === 0 || touched.length === 0 || touched.some((id) => ids.includes(id))
  const through = Date.parse(feed.dataThrough)
  const incidents = feed.incidents.filter(({ services }) => concerns(services.map(({ id }) => id)))
  return {
    open: incidents.filter(isOpen),
    closed: incidents.filter((incident) => !isOpen(incident)),
    maintenance: feed.maintenance
      .filter(({ services }) => concerns(services))
      .filter(({ end, actual }) => (actual ? actual.end === null : Date.parse(end) > through))
      .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)),
  }
}

/** What goes on now. */
export function sentence({ open }: Events, { messages, say }: IncidentsView): string {
  if (open.length === 0) return messages.incidents.quiet
  return open
    .map(({ title, updates: [latest] }) => {
      const status = latest ? (messages.updates[latest.status] ?? latest.status) : ''
      return `${say(title)}. ${status}`.trim()
    })
    .join(' ')
}
