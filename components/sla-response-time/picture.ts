import { html, nothing, svg } from 'lit'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import type { View } from '../view.ts'
import { NAMES, pathOf, type Series } from './series.ts'

const WIDTH = 600
const HEIGHT = 180

/** The lines as a picture: what stands without scripts, in print, and until the chart has come. */
export function picture({ lines, limit, top }: Series, label: string) {
  const y = limit === null ? null : HEIGHT - (HEIGHT * limit) / top
  return html`<svg class="lines" role="img" aria-label=${label} viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
    ${[0, 0.5, 1].map((share) => svg`<path class="rule" d="M0 ${HEIGHT * share}h${WIDTH}"></path>`)}
    ${lines.map(({ name, values }) => svg`<path class="line ${name}" d=${pathOf(values, top, WIDTH, HEIGHT)}></path>`)}
    ${y === null ? nothing : svg`<path class="limit" d="M0 ${y}h${WIDTH}"></path>`}
  </svg>`
}

/** What the rules of the picture stand for; the table says it to a screen reader. */
export function scale({ top }: Series, { formats }: View) {
  const ms = (value: number) => formats.quantity(String(value), 'ms')
  return html`<span class="scale" aria-hidden="true">${ms(top)}</span><span class="scale middle" aria-hidden="true">${ms(top / 2)}</span><span class="scale ground" aria-hidden="true">${ms(0)}</span>`
}

/** Which line is which, in words. */
export function legend({ lines, limit }: Series, view: View) {
  const { series, limit: limitWords } = view.messages.responseTimes
  const sample = (name: string) =>
    html`<svg class="sample" aria-hidden="true" viewBox="0 0 24 8"><path class=${name} d="M0 4h24"></path></svg>`
  return html`<ul class="legend small" part="legend">
    ${lines.map(({ name }) => html`<li>${sample(`line ${name}`)}${series[name]}</li>`)}
    ${limit === null ? nothing : html`<li>${sample('limit')}${limitWords(view.formats.quantity(String(limit), 'ms'))}</li>`}
  </ul>`
}

/** All figures, newest first. `open` where nothing else shows them. */
export function table({ responseDays }: ServiceFeed, name: string, view: View, open: boolean) {
  const { messages, formats } = view
  const { responseTimes: words } = messages
  const ms = (value: number | undefined) =>
    value === undefined ? '–' : formats.quantity(String(value), 'ms')
  return html`<details class="days" ?open=${open}>
    <summary class="small unfold">${messages.asTable}<span class="sr">, ${name}</span></summary>
    <table part="table">
      <caption class="sr">${words.caption(name)}</caption>
      <thead><tr><th scope="col">${words.day}</th>${NAMES.map((one) => html`<th scope="col" class="number">${words.series[one]}</th>`)}<th scope="col" class="number">${words.samples}</th></tr></thead>
      <tbody>
        ${responseDays.toReversed().map(
          (day) => html`<tr>
            <th scope="row"><time datetime=${day.date}>${formats.day(day.date)}</time></th>
            ${NAMES.map((one) => html`<td class="number" data-label=${words.series[one]}>${ms(day[one])}</td>`)}
            <td class="number" data-label=${words.samples}>${formats.integer(day.samples)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`
}
