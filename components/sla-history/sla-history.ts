import { isServer } from 'lit'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import type { Choice } from '../day-strip.ts'
import { blockHost, FeedElement, words } from '../feed-element.ts'
import { Part } from '../part.ts'
import { isServiceFeed } from '../service-guard.ts'
import type { View } from '../view.ts'

type History = typeof import('./history.ts')
const history = new Part<History>(() => import('./history.ts'))
if (isServer) await history.load()

/**
 * @summary What every day of a service was like: a strip of the last days, and a calendar of months.
 *
 * @attr {string} src - Address of the feed, `feed/v1/services/ID.json` of a status page. Relative to the page it stands in.
 * @attr {full|strip|calendar} view - Both (default), the strip of the last days, or the calendar of months.
 * @attr {number} refresh - Seconds between requests, 60 without it, at least 10; 0 asks once.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 * @attr {string} stale-after - On a pre-rendered element: the instant after which what was drawn is no longer true.
 * @attr {string} generated-at - On a pre-rendered element: when what was drawn was made; older feeds are not shown.
 *
 * @slot - What to show until data comes, and if none does: a link to the service's page.
 *
 * @csspart headline - How the service is now. @csspart age - How old the data is. @csspart notice - What is wrong with updating.
 * @csspart strip - The last days. @csspart readout - What the chosen day was like. @csspart table - The days as a table.
 * @csspart calendar - The months. @csspart zone - The time zone.
 *
 * @cssprop --sla-muted - Small print. @cssprop --sla-line - Hairlines. @cssprop --sla-well-quiet - Bars of good days.
 * @cssprop --sla-degraded - Degraded. @cssprop --sla-partial - Partial outage. @cssprop --sla-major - Outage.
 * @cssprop --sla-maintenance - Maintenance. @cssprop --sla-unknown - No data. @cssprop --sla-focus - Focus ring.
 *
 * @event {SlaUpdateEvent} sla-update - New data has been drawn; `dataThrough` says up to when it knows.
 * @event {SlaErrorEvent} sla-error - The data could not be brought up to date; `problem` says why.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaHistory extends FeedElement<ServiceFeed, History> {
  static override styles = [blockHost, history.module?.styles ?? []]
  static override properties = { view: { converter: words }, chosen: { state: true } }

  declare view: string
  private declare chosen: Choice | undefined

  constructor() {
    super(isServiceFeed)
    this.view = 'full'
  }

  protected override servicesOf({ service }: ServiceFeed) {
    return [service]
  }

  protected override drawnWith() {
    return history
  }

  protected override sentence(view: View<ServiceFeed>, drawing: History): string {
    return drawing.sentence(view)
  }

  protected override draw(view: View<ServiceFeed>, drawing: History) {
    return drawing.history(view, this.view, this.chosen, (choice) => {
      this.chosen = choice
    })
  }
}
