import { html, isServer, nothing, svg } from 'lit'
import type { Service } from '../data/schema/feed.ts'
import { dayTimes, dayWords, stripSummary } from './day-words.ts'
import { dayAt, dayForKey, HEIGHT, STEP, type StripDay, stripDays, stripRuns } from './days.ts'
import { stateWord, type View } from './view.ts'

/** The day that a reader has chosen, in one strip at a time. */
export interface Choice {
  service: string
  index: number
}

export type Choose = (choice: Choice | undefined) => void

/**
 * A service's days: the strip, a line that tells of the chosen day, and all of it as a table.
 * @param brief - Leave the table to the service's own page, where one can be had.
 */
export function dayStrip(
  service: Service,
  view: View,
  chosen: Choice | undefined,
  choose: Choose,
  brief = false,
) {
  const days = stripDays(service.days)
  if (days.length === 0) return nothing
  const name = view.say(service.name)
  const index = chosen?.service === service.id ? chosen.index : undefined
  const day = index === undefined ? undefined : days[index]
  const { messages, formats, plural } = view
  const last = days.at(-1)?.date
  return html`
    <div class="track" part="strip">${isServer ? picture(name, days, view) : slider(service, days, view, index, choose)}</div>
    <p class="axis small">
      ${
        day
          ? html`<span class="readout" part="readout">${dayWords(day, view)}</span>`
          : html`<span>${messages.days(days.length, plural)}</span><span>${view.past && last ? formats.day(last) : messages.today}</span>`
      }
    </p>
    ${brief && view.link(service.href) !== undefined ? nothing : table(name, days, view)}
  `
}

function bars(days: StripDay[]) {
  return stripRuns(days).map(
    ({ state, d, width }) => svg`<path class="day run s-${state}" stroke-width=${width} d=${d}></path>`,
  )
}

const viewBox = (days: StripDay[]) => `0 0 ${days.length * STEP - 1} ${HEIGHT}`

/** Without scripts nothing can be walked through: a picture with its sentence, and the table behind it. */
function picture(name: string, days: StripDay[], view: View) {
  return html`<svg class="strip" role="img" aria-label=${stripSummary(name, days, view)} viewBox=${viewBox(days)} preserveAspectRatio="none">${bars(days)}</svg>`
}

function slider({ id }: Service, days: StripDay[], view: View, index: number | undefined, choose: Choose) {
  const at = index ?? days.length - 1
  const day = days[at]
  const rightToLeft = (strip: Element) => getComputedStyle(strip).direction === 'rtl'
  const point = (event: PointerEvent) => {
    const strip = event.currentTarget as Element
    const { left, width } = strip.getBoundingClientRect()
    choose({ service: id, index: dayAt(event.clientX - left, width, days.length, rightToLeft(strip)) })
  }
  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = dayForKey(event.key, at, days.length, rightToLeft(event.currentTarget as Element))
    if (next === undefined) return
    event.preventDefault()
    choose({ service: id, index: next })
  }
  const leave = (event: PointerEvent) => {
    const strip = event.currentTarget as Element
    if (event.pointerType === 'mouse' && !strip.matches(':focus')) choose(undefined)
  }
  return html`<svg
    class="strip"
    role="slider"
    tabindex="0"
    aria-label=${view.messages.strip(view.nameOf(id))}
    aria-valuemin="1"
    aria-valuemax=${days.length}
    aria-valuenow=${at + 1}
    aria-valuetext=${day ? dayWords(day, view, true) : nothing}
    viewBox=${viewBox(days)}
    preserveAspectRatio="none"
    @keydown=${key}
    @pointerdown=${point}
    @pointermove=${point}
    @pointerleave=${leave}
    @focus=${() => index === undefined && choose({ service: id, index: at })}
    @blur=${() => choose(undefined)}
  >${bars(days)}${
    index === undefined
      ? nothing
      : svg`<path class="cursor" d="M${index * STEP - 0.5} 0h4v${HEIGHT}h-4z"></path>`
  }</svg>`
}

/** The days that had something to tell, newest first, and how many had not. */
function table(name: string, days: StripDay[], view: View) {
  const { messages, formats, plural } = view
  const told = days.filter(({ state, detail }) => state !== 'operational' || detail !== undefined).reverse()
  const rest = days.length - told.length
  const { columns } = messages
  return html`<details class="days">
    <summary class="small unfold">${messages.asTable}<span class="sr">, ${name}</span></summary>
    <table part="table">
      <caption class="sr">${messages.tableCaption(name)}</caption>
      <thead><tr><th scope="col">${columns.date}</th><th scope="col">${columns.state}</th><th scope="col" class="number">${columns.uptime}</th><th scope="col">${columns.times}</th></tr></thead>
      <tbody>
        ${told.map(
          (day) => html`<tr>
            <th scope="row"><time datetime=${day.date}>${formats.day(day.date)}</time></th>
            <td>${stateWord(day.state, view, true)}</td>
            <td class="number" data-label=${columns.uptime}>${day.detail?.uptime == null ? '–' : formats.quantity(day.detail.uptime, '%')}</td>
            <td>${dayTimes(day, view) || '–'}</td>
          </tr>`,
        )}
        ${rest > 0 ? html`<tr><td colspan="4">${messages.otherDays(messages.days(rest, plural))}</td></tr>` : nothing}
      </tbody>
    </table>
  </details>`
}
