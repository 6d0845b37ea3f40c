import { css, html, isServer } from 'lit'
import type { StatusFeed } from '../../data/schema/feed.ts'
import type { Choice } from '../day-strip.ts'
import { blockHost, FeedElement, words } from '../feed-element.ts'
import { isStatusFeed } from '../feed-guard.ts'
import { Part } from '../part.ts'
import type { View } from '../view.ts'
import { ROWS_AT_ONCE, type StatusView } from './view.ts'

const views = new Part(() => import('./views.ts'))
const full = new Part(() => import('./full-view.ts'))

type Views = typeof import('./views.ts')
type Full = typeof import('./full-view.ts')

// A server draws in one go: it has every part at hand.
if (isServer) await Promise.all([views.load(), full.load()])

const lineHost = css`
  :host([view='line']) {
    display: inline-block;
    min-inline-size: 0;
  }
  :host([view='line']) .root {
    container-type: normal;
  }
`

/**
 * @summary What services do right now, how they keep their service level agreements, and how old the answer is.
 *
 * @attr {string} src - Address of the feed, `feed/v1/status.json` of a status page. Relative to the page it stands in.
 * @attr {string} services - Ids of the services to show, separated by spaces. All of them without it.
 * @attr {full|compact|line} view - Everything (default), a line a service, or one line.
 * @attr {number} refresh - Seconds between requests, 60 without it, at least 10; 0 asks once.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 * @attr {string} stale-after - On a pre-rendered element: the instant after which what was drawn is no longer true.
 * @attr {string} generated-at - On a pre-rendered element: when what was drawn was made; older feeds are not shown.
 *
 * @slot - What to show until data comes, and if none does: a link to the status page.
 *
 * @csspart headline - The sentence on what is true now.
 * @csspart age - How the objectives stand and how old the data is.
 * @csspart notice - What is wrong with updating.
 * @csspart incidents - The card of what is happening now.
 * @csspart group - The name of a group of services.
 * @csspart service - A service. @csspart icon - Its shape. @csspart state - Its state in words.
 * @csspart strip - Its days. @csspart readout - What the chosen day was like. @csspart table - The days as a table.
 * @csspart figures - Its objectives. @csspart value - A value. @csspart meter - The budget used. @csspart standing - How it stands.
 * @csspart maintenance - Maintenance to come. @csspart recent - What was mended lately. @csspart zone - The time zone.
 *
 * @cssprop --sla-card - Ground of the card. @cssprop --sla-muted - Small print. @cssprop --sla-line - Hairlines.
 * @cssprop --sla-well - Working. @cssprop --sla-well-quiet - Bars of good days.
 * @cssprop --sla-degraded - Degraded. @cssprop --sla-degraded-text - Its words.
 * @cssprop --sla-partial - Partial outage. @cssprop --sla-partial-text - Its words.
 * @cssprop --sla-major - Outage, and what is breached. @cssprop --sla-maintenance - Maintenance.
 * @cssprop --sla-unknown - No data. @cssprop --sla-focus - Focus ring.
 *
 * @event {SlaUpdateEvent} sla-update - New data has been drawn; `dataThrough` says up to when it knows.
 * @event {SlaErrorEvent} sla-error - The data could not be brought up to date; `problem` says why.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaStatus extends FeedElement<StatusFeed, Views | Full> {
  static override styles = [blockHost, lineHost, full.module?.styles ?? []]
  static override properties = {
    services: { converter: words },
    // Frameworks set the property; the style asks for the attribute.
    view: { reflect: true, converter: words },
    chosen: { state: true },
  }

  declare services: string
  declare view: string
  private declare chosen: Choice | undefined
  /** How many services are drawn with their days and figures. A server draws them all. */
  #rows = isServer ? Number.POSITIVE_INFINITY : ROWS_AT_ONCE
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super(isStatusFeed)
    this.services = ''
    this.view = 'full'
  }

  protected override servicesOf(feed: StatusFeed) {
    return feed.services
  }

  /** The whole view, or what is to be had of it: a line a service is better than nothing. */
  protected override drawnWith(): Part<Views | Full> {
    return this.#isFull() && !full.failed ? full : views
  }

  protected override sentence(plain: View<StatusFeed>, { headline }: Views | Full): string {
    const view = this.#chosenOf(plain)
    return view.services.length > 0 ? headline(view) : ''
  }

  protected override draw(plain: View<StatusFeed>, drawing: Views | Full) {
    const view = this.#chosenOf(plain)
    const { messages, feed } = view
    if (view.services.length === 0) {
      return html`<p class="sub">${feed.services.length > 0 ? messages.noneOfThese : messages.noServices}</p>`
    }
    if ('fullView' in drawing)
      return drawing.fullView(view, this.#rows, this.chosen, (choice) => {
        this.chosen = choice
      })
    return this.view === 'line' ? drawing.lineView(view) : drawing.compactView(view)
  }

  /** Draw the next few services when the browser has nothing better to do. */
  protected override updated(): void {
    const more = this.#isFull() && this.#rows < (this.feed?.services.length ?? 0)
    if (!more || this.#idle !== undefined) return
    this.#idle = setTimeout(() => {
      this.#idle = undefined
      this.#rows += ROWS_AT_ONCE
      this.requestUpdate()
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#idle)
    this.#idle = undefined
  }

  #isFull(): boolean {
    return this.view !== 'line' && this.view !== 'compact'
  }

  #chosenOf(view: View<StatusFeed>): StatusView {
    const ids = this.services.split(/\s+/).filter((id) => id !== '')
    const { services } = view.feed
    return { ...view, services: ids.length > 0 ? services.filter(({ id }) => ids.includes(id)) : services }
  }
}
