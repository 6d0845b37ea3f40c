import { isServer } from 'lit'
import type { IncidentsFeed } from '../../data/schema/feed.ts'
import { blockHost, FeedElement, words } from '../feed-element.ts'
import { isIncidentsFeed } from '../incidents-guard.ts'
import { Part } from '../part.ts'
import type { View } from '../view.ts'

type Timeline = typeof import('./timeline.ts')
const timeline = new Part<Timeline>(() => import('./timeline.ts'))
if (isServer) await timeline.load()

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
 * @event {SlaUpdateEvent} sla-update - New data has been drawn; `dataThrough` says up to when it knows.
 * @event {SlaErrorEvent} sla-error - The data could not be brought up to date; `problem` says why.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaIncidents extends FeedElement<IncidentsFeed, Timeline> {
  static override styles = [blockHost, timeline.module?.styles ?? []]
  static override properties = { services: { converter: words } }

  declare services: string

  constructor() {
    super(isIncidentsFeed)
    this.services = ''
  }

  protected override servicesOf(feed: IncidentsFeed) {
    return feed.services
  }

  protected override drawnWith() {
    return timeline
  }

  protected override sentence(view: View<IncidentsFeed>, drawing: Timeline): string {
    return drawing.sentence(drawing.eventsOf(view, this.services), view)
  }

  protected override draw(view: View<IncidentsFeed>, drawing: Timeline) {
    return drawing.timeline(drawing.eventsOf(view, this.services), view)
  }
}
