import { html, isServer, nothing, svg } from 'lit'
import type { Choice, Choose } from '../day-strip.ts'
import { dayWords } from '../day-words.ts'
import { barPath, type StripDay } from '../days.ts'
import type { View } from '../view.ts'
import { CELL, COLUMNS, calendarKey, cellOf, dayUnder, type Month, monthsOf, rowsOf } from './months.ts'

/** How many months stand open; older ones are behind a disclosure. */
const RECENT = 12

/** What the calendar's choice is called beside that of the strip. */
const CALENDAR = 'calendar'

/** Month by month, the newest first. The line that tells of the chosen day is the one stop for the keyboard. */
export function calendar(
  name: string,
  days: StripDay[],
  view: View,
  chosen: Choice | undefined,
  choose: Choose,
) {
  const { messages, plural, formats } = view
  const months = monthsOf(days).reverse()
  const index = chosen?.service === CALENDAR ? chosen.index : undefined
  const at = index ?? days.length - 1
  const day = days[at]
  const draw = (month: Month) => drawMonth(month, index, view, choose)
  const older = months.slice(RECENT)
  const count = `${formats.integer(older.length)}\u00a0${plural(older.length, messages.history.months)}`
  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const target = event.currentTarget as Element
    const next = calendarKey(event.key, at, days.length, getComputedStyle(target).direction === 'rtl')
    if (next === undefined) return
    event.preventDefault()
    choose({ service: CALENDAR, index: next })
  }
  const label = messages.history.calendar(name)
  const words = index !== undefined && day ? html`<span class="readout">${dayWords(day, view)}</span>` : label
  const line = isServer
    ? html`<p class="small readout-line" part="readout">${words}</p>`
    : html`<p
        class="small readout-line"
        part="readout"
        role="slider"
        tabindex="0"
        aria-label=${label}
        aria-valuemin="1"
        aria-valuemax=${days.length}
        aria-valuenow=${at + 1}
        aria-valuetext=${day ? dayWords(day, view, true) : nothing}
        @keydown=${key}
        @focus=${() => index === undefined && choose({ service: CALENDAR, index: at })}
        @blur=${() => choose(undefined)}
      >${words}</p>`
  return html`
    ${line}
    <div class="months" part="calendar">${months.slice(0, RECENT).map(draw)}</div>
    ${older.length > 0 ? html`<details><summary class="small unfold">${messages.history.earlier(count)}</summary><div class="months">${older.map(draw)}</div></details>` : nothing}
  `
}

/** How many of a month's days had something to tell, and of how many nothing is known, which is no deviation. */
function monthWords({ days }: Month, { messages, plural }: View): string {
  const unmeasured = days.filter(({ state }) => state === 'unknown').length
  const told = days.filter(({ state, detail }) => state !== 'operational' || detail).length - unmeasured
  const words = [
    told > 0 && messages.history.deviating(messages.days(told, plural)),
    unmeasured > 0 && messages.history.unmeasured(messages.days(unmeasured, plural)),
  ].filter((part) => part !== false)
  return words.length > 0 ? words.join(', ') : messages.plainDay
}

function drawMonth(month: Month, chosen: number | undefined, view: View, choose: Choose) {
  const { formats } = view
  const start = Date.parse(`${month.id}-15T12:00:00Z`)
  const title = `${formats.month(start)} ${formats.year(start)}`
  const paths = new Map<string, string>()
  for (const [index, { state }] of month.days.entries()) {
    const { x, y } = cellOf(month, index)
    paths.set(state, (paths.get(state) ?? '') + barPath(state, x + 2, y + CELL - 2, CELL - 4, CELL - 4))
  }
  const inside = chosen === undefined ? undefined : month.days[chosen - month.first] && chosen - month.first
  const cursor = inside === undefined ? undefined : cellOf(month, inside)
  const point = (event: PointerEvent) => {
    const target = event.currentTarget as Element
    const { left, top, width, height } = target.getBoundingClientRect()
    const across = (event.clientX - left) / width
    const rightToLeft = getComputedStyle(target).direction === 'rtl'
    const index = dayUnder(month, rightToLeft ? 1 - across : across, (event.clientY - top) / height)
    choose(index === undefined ? undefined : { service: CALENDAR, index })
  }
  return html`<div class="month-of-days">
    <p class="month-name"><b>${title}</b></p>
    <p class="small">${monthWords(month, view)}</p>
    <svg class="grid" aria-hidden="true" viewBox=${`0 0 ${COLUMNS * CELL} ${rowsOf(month) * CELL}`} @pointerdown=${isServer ? nothing : point} @pointermove=${isServer ? nothing : point}>
      ${[...paths].map(([state, d]) => svg`<path class="day s-${state}" d=${d}></path>`)}
      ${cursor ? svg`<path class="cursor" d="M${cursor.x} ${cursor.y}h${CELL}v${CELL}h-${CELL}z"></path>` : nothing}
    </svg>
  </div>`
}
