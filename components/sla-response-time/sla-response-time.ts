import { html } from 'lit'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import { detailStyles } from '../detail.styles.ts'
import { FeedElement } from '../feed-element.ts'
import { hoursOf } from '../formats.ts'
import { isServiceFeed } from '../service-guard.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { age, type View } from '../view.ts'
import type { Look } from './chart.ts'
import { ChartHost } from './chart-host.ts'
import { legend, picture, scale, table } from './picture.ts'
import { NAMES, type Series, seriesOf } from './series.ts'
import { styles } from './sla-response-time.styles.ts'

/**
 * @summary How fast a service answered day by day: percentiles, the limit of its objective, and all of it as a table.
 *
 * @attr {string} src - Address of the feed, `feed/v1/services/ID.json` of a status page. Relative to the page it stands in.
 * @attr {number} refresh - Seconds between requests, 60 without it, at least 10; 0 asks once.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 * @attr {string} stale-after - On a pre-rendered element: the instant after which what was drawn is no longer true.
 * @attr {string} generated-at - On a pre-rendered element: when what was drawn was made; older feeds are not shown.
 *
 * @slot - What to show until data comes, and if none does: a link to the service's page.
 *
 * @csspart headline - The sentence on how fast it answers. @csspart age - How old the data is.
 * @csspart notice - What is wrong with updating. @csspart chart - The lines. @csspart legend - Which line is which.
 * @csspart table - The days as a table. @csspart zone - The time zone.
 *
 * @cssprop --sla-muted - Small print. @cssprop --sla-line - Hairlines. @cssprop --sla-well - The median.
 * @cssprop --sla-maintenance - The 95th percentile. @cssprop --sla-major - The limit. @cssprop --sla-focus - Focus ring.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaResponseTime extends FeedElement<ServiceFeed> {
  static override styles = [sharedStyles, detailStyles, styles]

  readonly #chart = new ChartHost(this)
  #drawn: { series: Series; view: View<ServiceFeed> } | undefined

  constructor() {
    super(isServiceFeed)
  }

  protected override servicesOf({ service }: ServiceFeed) {
    return [service]
  }

  /** Figures change with every refresh; to tell each of them would be noise. */
  protected override sentence(): string {
    return ''
  }

  #headline(view: View<ServiceFeed>): string {
    const { messages, formats, feed, plural } = view
    const { service } = feed
    if (service.responseTime === undefined) return messages.responseTimes.none
    const { p95, window } = service.responseTime
    const days = Math.round((hoursOf(window) ?? 0) / 24)
    return messages.responseTimes.sentence(
      view.say(service.name),
      formats.quantity(String(p95), 'ms'),
      messages.days(days, plural),
    )
  }

  protected override draw(view: View<ServiceFeed>) {
    const { feed, messages, plural } = view
    const name = view.say(feed.service.name)
    const series = seriesOf(feed)
    this.#drawn = series ? { series, view } : undefined
    return html`
      <p class="headline lasting" part="headline">${this.#headline(view)}</p>
      <p class="sub" part="age"><span class="age">${age(view, view.nextAt)}.</span></p>
      <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>
      ${series ? this.#figure(series, view, messages.responseTimes.picture(name, messages.days(series.dates.length, plural))) : ''}
      ${series ? table(feed, name, view) : ''}
      <p class="small foot" part="zone">${messages.zone(feed.page.timeZone)}</p>
    `
  }

  protected override updated(): void {
    const { renderRoot } = this
    if (this.#drawn === undefined) return
    const { series, view } = this.#drawn
    this.#chart.update(renderRoot.querySelector('.box'), renderRoot.querySelector('canvas'), series, () =>
      this.#look(series, view),
    )
  }

  #figure(series: Series, view: View<ServiceFeed>, label: string) {
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
    const { renderRoot } = this
    const stroke = (name: string) => {
      const line = renderRoot.querySelector(`.legend .${name}`)
      return line ? getComputedStyle(line).stroke : ''
    }
    const own = getComputedStyle(this)
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
