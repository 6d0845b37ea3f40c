import { html, type LitElement } from 'lit'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import { detailStyles } from '../detail.styles.ts'
import { hoursOf } from '../formats.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { age, type View } from '../view.ts'
import type { Look } from './chart.ts'
import { ChartHost } from './chart-host.ts'
import { legend, picture, scale, table } from './picture.ts'
import { NAMES, type Series, seriesOf } from './series.ts'
import { styles as ownStyles } from './sla-response-time.styles.ts'

export const styles = [sharedStyles, detailStyles, ownStyles]

/** The figure of one element: a picture of the lines, and the chart that takes its place when it is looked at. */
export class Figure {
  readonly #host: LitElement
  readonly #chart: ChartHost
  #drawn: { series: Series; view: View<ServiceFeed> } | undefined

  constructor(host: LitElement) {
    this.#host = host
    this.#chart = new ChartHost(host)
  }

  #headline(view: View<ServiceFeed>, series: Series | null): string {
    const { messages, formats, feed, plural } = view
    const { service } = feed
    if (service.responseTime === undefined) return messages.responseTimes.none
    const { p95, window } = service.responseTime
    // A service that was first measured yesterday was not seen over thirty days.
    const days = Math.min(Math.round((hoursOf(window) ?? 0) / 24), series?.dates.length ?? Infinity)
    return messages.responseTimes.sentence(
      view.say(service.name),
      formats.quantity(String(p95), 'ms'),
      messages.days(days, plural),
    )
  }

  /** Everything, as a template. */
  draw(view: View<ServiceFeed>) {
    const { feed, messages, plural } = view
    const name = view.say(feed.service.name)
    const series = seriesOf(feed)
    // One day makes no line: its values stand in the table, which is open then.
    const lines = series && series.dates.length > 1 ? series : undefined
    this.#drawn = lines && { series: lines, view }
    return html`
      <p class="headline lasting" part="headline">${this.#headline(view, series)}</p>
      <p class="sub" part="age"><span class="age">${age(view, view.nextAt)}.</span></p>
      <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>
      ${lines ? this.#lines(lines, view, messages.responseTimes.picture(name, messages.days(lines.dates.length, plural))) : ''}
      ${series ? table(feed, name, view, lines === undefined) : ''}
      <p class="small foot" part="zone">${messages.zone(feed.page.timeZone)}</p>
    `
  }

  /** Draw the chart into what has just been drawn. */
  updated(): void {
    const { renderRoot } = this.#host
    if (this.#drawn === undefined) return
    const { series, view } = this.#drawn
    this.#chart.update(renderRoot.querySelector('.box'), renderRoot.querySelector('canvas'), series, () =>
      this.#look(series, view),
    )
  }

  #lines(series: Series, view: View<ServiceFeed>, label: string) {
    const { formats } = view
    const charted = this.#chart.ready
    return html`
      <div class="box" part="chart">
        ${charted ? html`<canvas role="img" aria-label=${label}></canvas>` : ''}
        <div class="lines-box" ?hidden=${charted}>${picture(series, label)}${scale(series, view)}</div>
      </div>
      <p class="ends small" ?hidden=${charted}><span>${formats.day(series.dates[0] ?? '')}</span><span>${formats.day(series.dates.at(-1) ?? '')}</span></p>
      ${legend(series, view)}
    `
  }

  #look({ limit }: Series, { messages, formats }: View): Look {
    const { renderRoot } = this.#host
    const stroke = (name: string) => {
      const line = renderRoot.querySelector(`.legend .${name}`)
      return line ? getComputedStyle(line).stroke : ''
    }
    const own = getComputedStyle(this.#host)
    const rule = renderRoot.querySelector('.rule')
    const { series, limit: limitWords } = messages.responseTimes
    return {
      colours: Object.fromEntries([...NAMES, 'limit'].map((name) => [name, stroke(name)])),
      ink: own.color,
      rule: rule ? getComputedStyle(rule).stroke : own.color,
      font: own.fontFamily,
      names: series,
      limitName: limit === null ? '' : limitWords(formats.quantity(String(limit), 'ms')),
      day: formats.day,
      ms: (value) => formats.quantity(String(value), 'ms'),
      rightToLeft: own.direction === 'rtl',
    }
  }
}
