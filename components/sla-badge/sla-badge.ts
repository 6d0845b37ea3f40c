import { css, isServer } from 'lit'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { FeedElement, words } from '../feed-element.ts'
import { isStatusFeed } from '../feed-guard.ts'
import { Part } from '../part.ts'
import type { View } from '../view.ts'

type Badge = typeof import('./badge.ts')
const badge = new Part<Badge>(() => import('./badge.ts'))
if (isServer) await badge.load()

/** From the start, so that the words around it do not move when it comes. */
const inlineHost = css`
  :host {
    display: inline-block;
  }
`

/**
 * @summary One line: how all services are, or one of them, or how an objective stands.
 *
 * @attr {string} src - Address of the feed, `feed/v1/status.json` of a status page. Relative to the page it stands in.
 * @attr {string} service - Id of a service; without it the badge is about the page as a whole.
 * @attr {string} objective - Id of an objective of a public agreement: its value beside its target.
 * @attr {number} refresh - Seconds between requests, 60 without it, at least 10; 0 asks once.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 * @attr {string} stale-after - On a pre-rendered element: the instant after which what was drawn is no longer true.
 * @attr {string} generated-at - On a pre-rendered element: when what was drawn was made; older feeds are not shown.
 *
 * @slot - What to show until data comes, and if none does: a link to the status page.
 *
 * @csspart badge - All of it. @csspart icon - The shape. @csspart state - The words of the state, or of the standing.
 * @csspart value - The value of the objective. @csspart age - How old the data is. @csspart notice - What is wrong with updating.
 *
 * @cssprop --sla-muted - Small print. @cssprop --sla-well - Working. @cssprop --sla-degraded - Degraded.
 * @cssprop --sla-degraded-text - Its words. @cssprop --sla-partial - Partial outage. @cssprop --sla-partial-text - Its words.
 * @cssprop --sla-major - Outage, and what is breached. @cssprop --sla-maintenance - Maintenance.
 * @cssprop --sla-unknown - No data. @cssprop --sla-focus - Focus ring.
 *
 * @event {SlaUpdateEvent} sla-update - New data has been drawn; `dataThrough` says up to when it knows.
 * @event {SlaErrorEvent} sla-error - The data could not be brought up to date; `problem` says why.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaBadge extends FeedElement<StatusFeed, Badge> {
  static override styles = [inlineHost, badge.module?.styles ?? []]
  static override properties = { service: { converter: words }, objective: { converter: words } }

  declare service: string
  declare objective: string

  constructor() {
    super(isStatusFeed)
    this.service = ''
    this.objective = ''
  }

  protected override servicesOf(feed: StatusFeed) {
    return feed.services
  }

  protected override drawnWith() {
    return badge
  }

  protected override sentence(view: View<StatusFeed>, { subjectOf }: Badge): string {
    const subject = subjectOf(view, this)
    return subject ? `${subject.name}: ${subject.words}` : ''
  }

  protected override draw(view: View<StatusFeed>, drawing: Badge) {
    return drawing.badge(view, this)
  }
}
