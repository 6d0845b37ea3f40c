import { html, nothing } from 'lit'
import type { State } from '../../data/schema/common.ts'
import type { ObjectiveResult, StatusFeed } from '../../data/schema/feed.ts'
import { FeedElement } from '../feed-element.ts'
import { isStatusFeed } from '../feed-guard.ts'
import { icon } from '../icons.ts'
import { linked } from '../linked.ts'
import { standingOf, targetWords, toneOf, valueWords } from '../objectives.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { age, knownState, stateNow, stateWord, type View } from '../view.ts'
import { styles } from './sla-badge.styles.ts'

/** The shape of a standing is that of the state which it is as bad as. */
const SHAPES: Record<string, State> = {
  bad: 'major_outage',
  risk: 'degraded_performance',
  none: 'unknown',
  well: 'operational',
}

/** What the badge is about, or nothing where the feed does not have it. */
interface Subject {
  state: State
  name: string
  href: string
  /** The state in words, or how the objective stands. */
  words: string
  objective?: ObjectiveResult
}

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
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaBadge extends FeedElement<StatusFeed> {
  static override styles = [sharedStyles, styles]
  static override properties = { service: {}, objective: {} }

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

  protected override sentence(view: View<StatusFeed>): string {
    const subject = this.#subject(view)
    return subject ? `${subject.name}: ${subject.words}` : ''
  }

  protected override draw(view: View<StatusFeed>) {
    const subject = this.#subject(view)
    const { badge } = view.messages
    if (!subject) return html`<p class="sub">${this.objective ? badge.noObjective : badge.noService}</p>`
    const { state, name, href, words, objective } = subject
    return html`<p class="badge" part="badge">
      ${icon(state)}
      <span>${linked(name, href, view, 'name')}</span>
      ${objective && !view.stale ? html`${valueWords(objective, view)} <span class="small">${targetWords(objective, view)}</span>` : nothing}
      <span class="state s-${state}" part="state">${words}</span>
      <span class="small age" part="age">${age(view)}</span>
      <span class="small notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</span>
    </p>`
  }

  #subject(view: View<StatusFeed>): Subject | undefined {
    const { feed, messages, stale } = view
    if (this.objective) {
      const found = feed.services
        .filter(({ id }) => this.service === '' || id === this.service)
        .flatMap(({ objectives, href }) => objectives.map((result) => ({ result, href })))
        .find(({ result }) => result.objective === this.objective)
      if (!found) return undefined
      const { result, href } = found
      return {
        state: stale ? 'unknown' : (SHAPES[toneOf(result)] ?? 'unknown'),
        name: view.say(result.title),
        href,
        words: stale ? messages.states.unknown : messages.standings[standingOf(result)],
        objective: result,
      }
    }
    if (this.service) {
      const service = feed.services.find(({ id }) => id === this.service)
      if (!service) return undefined
      const state = stateNow(service, view)
      return {
        state,
        name: view.say(service.name),
        href: service.href,
        words: stateWord(state, view, view.past),
      }
    }
    const state = stale ? 'unknown' : knownState(feed.state)
    return { state, name: view.say(feed.page.name), href: '', words: stateWord(state, view, view.past) }
  }
}
