import type { IncidentsFeed } from '../../data/schema/feed.ts'
import { FeedElement } from '../feed-element.ts'
import { isIncidentsFeed } from '../incidents-guard.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import type { View } from '../view.ts'
import { styles } from './sla-incidents.styles.ts'
import { type Events, sorted, timeline } from './timeline.ts'

/**
 * @summary What went wrong and when: incidents with their updates and what each service went through, and maintenance.
 *
 * @attr {string} src - Address of the feed, `feed/v1/incidents.json` of a status page. Relative to the page it stands in.
 * @attr {string} services - Ids of the services whose events to show, separated by spaces. All of them without it.
 * @attr {number} refresh - Seconds between requests, 60 without it, at least 10; 0 asks once.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 * @attr {string} stale-after - On a pre-rendered element: the instant after which what was drawn is no longer true.
 * @attr {string} generated-at - On a pre-rendered element: when what was drawn was made; older feeds are not shown.
 *
 * @slot - What to show until data comes, and if none does: a link to the status page.
 *
 * @csspart age - How old the data is. @csspart notice - What is wrong with updating.
 * @csspart month - The name of a month, or of a part. @csspart incident - An incident. @csspart icon - Its shape.
 * @csspart impact - What each service went through. @csspart updates - Its updates.
 * @csspart maintenance - Maintenance that goes on or is to come. @csspart zone - The time zone.
 *
 * @cssprop --sla-muted - Small print. @cssprop --sla-line - Hairlines. @cssprop --sla-well - Working.
 * @cssprop --sla-degraded - Degraded. @cssprop --sla-partial - Partial outage. @cssprop --sla-major - Outage.
 * @cssprop --sla-maintenance - Maintenance. @cssprop --sla-unknown - No data. @cssprop --sla-focus - Focus ring.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaIncidents extends FeedElement<IncidentsFeed> {
  static override styles = [sharedStyles, styles]
  static override properties = { services: {} }

  declare services: string

  constructor() {
    super(isIncidentsFeed)
    this.services = ''
  }

  protected override servicesOf(feed: IncidentsFeed) {
    return feed.services
  }

  protected override sentence(view: View<IncidentsFeed>): string {
    const { open } = this.#events(view)
    if (open.length === 0) return view.messages.incidents.quiet
    return open
      .map(({ title, updates: [latest] }) => {
        const status = latest ? (view.messages.updates[latest.status] ?? latest.status) : ''
        return `${view.say(title)}. ${status}`.trim()
      })
      .join(' ')
  }

  protected override draw(view: View<IncidentsFeed>) {
    return timeline(this.#events(view), view)
  }

  /** Those that touch a shown service; one that names no service concerns them all. */
  #events({ feed }: View<IncidentsFeed>): Events {
    const ids = this.services.split(/\s+/).filter((id) => id !== '')
    const concerns = (touched: string[]) =>
      ids.length === 0 || touched.length === 0 || touched.some((id) => ids.includes(id))
    const through = Date.parse(feed.dataThrough)
    return {
      ...sorted(feed.incidents.filter(({ services }) => concerns(services.map(({ id }) => id)))),
      maintenance: feed.maintenance
        .filter(({ services }) => concerns(services))
        .filter(({ end, actual }) => (actual ? actual.end === null : Date.parse(end) > through))
        .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    }
  }
}
