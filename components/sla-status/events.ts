import { html, nothing } from 'lit'
import type { Incident } from '../../data/schema/feed.ts'
import { isOpen, maintenanceWindow, namesOf, nextWord, update } from '../events.ts'
import { linked } from '../linked.ts'
import { periodName } from '../objectives.ts'
import { instantWords } from '../view.ts'
import type { StatusView } from './view.ts'

/** How many resolved incidents are shown; the page has them all. */
const RECENT = 5

/** Those that touch a shown service; one that names no service concerns them all. */
function concerned<T>(events: T[], idsOf: (event: T) => string[], view: StatusView): T[] {
  const shown = new Set(view.services.map(({ id }) => id))
  return events.filter((event) => {
    const ids = idsOf(event)
    return ids.length === 0 || ids.some((id) => shown.has(id))
  })
}

const incidentsOf = (view: StatusView) =>
  concerned(view.feed.incidents, ({ services }) => services.map(({ id }) => id), view)

/** What is happening now: the one card of the page. */
export function openIncidents(view: StatusView) {
  const open = incidentsOf(view).filter(isOpen)
  if (open.length === 0) return nothing
  return html`<ul class="card" part="incidents">
    ${open.map((incident) => html`<li>${openIncident(incident, view)}</li>`)}
  </ul>`
}

/** What nobody called over is counted to when the feed was made, also where the last measurement is older. */
const reckonedTo = (view: StatusView) => Date.parse(view.feed.generatedAt)

function openIncident(incident: Incident, view: StatusView) {
  const { messages, formats } = view
  const through = reckonedTo(view)
  const lasted = through - Date.parse(incident.start)
  const [latest, ...earlier] = incident.updates
  const ids = incident.services.map(({ id }) => id)
  const began = messages.began(instantWords(incident.start, view, through))
  const facts = [
    view.stale || view.past || lasted <= 0
      ? began
      : `${began}, ${messages.lasted(formats.duration(lasted, 'floor'))}`,
    ids.length > 0 ? messages.affects(namesOf(ids, view)) : '',
    ...breaches(incident, view),
  ].filter((fact) => fact !== '')
  const promised = nextWord(incident, view)
  return html`
    <p class="title">${linked(view.say(incident.title), incident.href, view, 'name')}</p>
    ${latest ? update(latest, view) : nothing}
    ${promised === '' ? nothing : html`<p><b>${promised}.</b></p>`}
    <p class="small">${facts.join(' · ')}</p>
    ${
      earlier.length > 0
        ? html`<details class="earlier"><summary class="small">${messages.earlierUpdates(formats.integer(earlier.length))}</summary>${earlier.map((one) => update(one, view))}</details>`
        : nothing
    }
  `
}

/** What the incident has done to the objectives of its services, or will do if it goes on. */
function breaches({ start, services }: Incident, view: StatusView): string[] {
  const through = reckonedTo(view)
  const affected = view.services.filter(({ id }) => services.some((service) => service.id === id))
  const words = affected.flatMap(({ objectives }) =>
    objectives.flatMap((objective) => {
      const at = objective.budget?.breachAt
      const period = periodName(objective, view)
      if (at === undefined || period === undefined || Date.parse(at) < Date.parse(start)) return []
      const say = Date.parse(at) <= through ? view.messages.brokenSince : view.messages.breaksAt
      return [say(period, instantWords(at, view, through))]
    }),
  )
  return [...new Set(words)]
}

/** Maintenance that goes on or is to come, and whether its time will be left out of the figures. */
export function comingMaintenance(view: StatusView) {
  const through = Date.parse(view.feed.dataThrough)
  const coming = concerned(view.feed.maintenance, ({ services }) => services, view)
    .filter(({ end, actual }) => (actual ? actual.end === null : Date.parse(end) > through))
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
  if (coming.length === 0) return nothing
  return html`<section part="maintenance">
    <p class="section">${view.messages.maintenance}</p>
    <ul>${coming.map((window) => html`<li>${maintenanceWindow(window, view)}</li>`)}</ul>
  </section>`
}

/** What was mended lately. */
export function recentIncidents(view: StatusView) {
  const closed = incidentsOf(view)
    .filter((incident) => !isOpen(incident))
    .slice(0, RECENT)
  if (closed.length === 0) return nothing
  return html`<section part="recent">
    <p class="section">${view.messages.recent}</p>
    <ul>
      ${closed.map(({ title, href, start, end, updates }) => {
        const [text = ''] = updates[0] ? view.paragraphs(updates[0].html) : []
        const lasted =
          end === null ? '' : `, ${view.formats.duration(Date.parse(end) - Date.parse(start), 'ceil')}`
        return html`<li>
          <p class="small">${view.formats.date(Date.parse(start))}${lasted}</p>
          <p>${linked(view.say(title), href, view, 'name')}. ${text}</p>
        </li>`
      })}
    </ul>
  </section>`
}
