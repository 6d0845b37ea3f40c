import { html, nothing, type TemplateResult } from 'lit'
import type { Incident, Maintenance } from '../data/schema/feed.ts'
import { linked } from './linked.ts'
import { instantWords, type View } from './view.ts'

/** Whether something is wrong still. */
export const isOpen = ({ end, status }: Incident) =>
  end === null && status !== 'resolved' && status !== 'postmortem'

/** The names of services as a list in words. */
export const namesOf = (ids: string[], view: View) => view.formats.list(ids.map(view.nameOf))

/** An update of an incident: its status in words, its time, and its text as paragraphs. */
export function update({ at, status, html: body }: Incident['updates'][number], view: View): TemplateResult {
  const word = Object.hasOwn(view.messages.updates, status) ? view.messages.updates[status] : status
  const [first = '', ...rest] = view.paragraphs(body)
  const time = instantWords(at, view, Date.parse(view.feed.dataThrough))
  return html`<p><b>${word} ${time}.</b> ${first}</p>${rest.map((paragraph) => html`<p>${paragraph}</p>`)}`
}

/**
 * By when people promised the next word of an open incident, and, where the feed was made later than that and has none, that
 * it should have come. An archive promises nothing.
 */
export function nextWord({ nextUpdate }: Incident, view: View): string {
  if (nextUpdate === undefined || view.past) return ''
  const made = Date.parse(view.feed.generatedAt)
  const say = Date.parse(nextUpdate) < made ? view.messages.lateUpdate : view.messages.nextUpdate
  return say(instantWords(nextUpdate, view, made))
}

/** A maintenance window: when, what, which services, and whether its time is left out of the figures and why. */
export function maintenanceWindow(window: Maintenance, view: View) {
  const { messages, formats } = view
  const { announcedAt, deadline } = window.counts.values
  const through = Date.parse(view.feed.dataThrough)
  const begun = Date.parse(window.actual?.start ?? window.start) <= through
  const over = window.actual ? window.actual.end !== null : Date.parse(window.end) <= through
  const reason = {
    ...window.counts,
    ...(announcedAt ? { announced: dayOf(announcedAt) } : {}),
    ...(deadline ? { deadline: dayOf(deadline) } : {}),
  }
  return html`
    <p class="small">${begun && !over && !view.past && !view.stale ? html`<b>${messages.running}.</b> ` : nothing}${formats.range(Date.parse(window.start), Date.parse(window.end))}</p>
    <p>${linked(view.say(window.title), window.href, view, 'name')}${window.services.length > 0 ? `, ${namesOf(window.services, view)}` : ''}. ${messages.counts(reason)}</p>
  `

  /** A deadline at midnight is the end of the day before. */
  function dayOf(instant: string): string {
    const at = Date.parse(instant)
    return Number.isFinite(at) ? formats.date(formats.time(at) === '00:00' ? at - 1 : at) : instant
  }
}
