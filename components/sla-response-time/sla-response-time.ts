import { isServer } from 'lit'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import { blockHost, FeedElement } from '../feed-element.ts'
import { Part } from '../part.ts'
import { isServiceFeed } from '../service-guard.ts'
import type { View } from '../view.ts'
import type { Figure } from './figure.ts'

type Figures = typeof import('./figure.ts')
const figures = new Part<Figures>(() => import('./figure.ts'))
if (isServer) await figures.load()

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
 * @event {SlaUpdateEvent} sla-update - New data has been drawn; `dataThrough` says up to when it knows.
 * @event {SlaErrorEvent} sla-error - The data could not be brought up to date; `problem` says why.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaResponseTime extends FeedElement<ServiceFeed, Figures> {
  static override styles = [blockHost, figures.module?.styles ?? []]

  #figure: Figure | undefined

  constructor() {
    super(isServiceFeed)
  }

  protected override servicesOf({ service }: ServiceFeed) {
    return [service]
  }

  protected override drawnWith() {
    return figures
  }

  /** Figures change with every refresh; to tell each of them would be noise. */
  protected override sentence(): string {
    return ''
  }

  protected override draw(view: View<ServiceFeed>, drawing: Figures) {
    this.#figure ??= new drawing.Figure(this)
    return this.#figure.draw(view)
  }

  protected override updated(): void {
    this.#figure?.updated()
  }
}
