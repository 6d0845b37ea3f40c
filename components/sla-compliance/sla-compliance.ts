import { html, nothing } from 'lit'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { isAgreementFeed } from '../agreement-guard.ts'
import { detailStyles } from '../detail.styles.ts'
import { FeedElement } from '../feed-element.ts'
import { toneOf } from '../objectives.ts'
import { privateAddress } from '../private/address.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { standing } from '../standing.ts'
import { age, type View } from '../view.ts'
import { credits, heading } from './credits.ts'
import { objective } from './objective.ts'
import { styles } from './sla-compliance.styles.ts'

/** Problems first. */
const ORDER = ['bad', 'risk', 'none', 'well']

/**
 * @summary How one agreement is kept: each promise beside its fact, what is left, what was excluded and why.
 *
 * @attr {string} src - Address of the feed, `feed/v1/agreements/ID.json` of a status page. Relative to the page it stands in.
 * @attr {string} agreement - In a private feed with several agreements, the id of the one to show; the first without it.
 * @attr {string} services - Ids of the services to show, separated by spaces. All of the agreement without it.
 * @attr {full|compact|line} view - Everything (default), value and target of each promise, or one sentence.
 * @attr {string} chain - Address of the agreement's chain, `feed/v1/chain/ID.json`: closed periods are verified with it.
 * @attr {number} refresh - Seconds between requests, 60 without it, at least 10; 0 asks once.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 * @attr {string} stale-after - On a pre-rendered element: the instant after which what was drawn is no longer true.
 * @attr {string} generated-at - On a pre-rendered element: when what was drawn was made; older feeds are not shown.
 *
 * @slot - What to show until data comes, and if none does: a link to the agreement's page.
 *
 * @csspart headline - The sentence on how the agreement stands. @csspart agreement - Its title, parties and standing.
 * @csspart age - How old the data is. @csspart notice - What is wrong with updating.
 * @csspart objective - A promise. @csspart icon - Its shape. @csspart value - Its value. @csspart meter - The budget used.
 * @csspart standing - How it stands. @csspart facts - What stands behind it. @csspart history - Its closed periods.
 * @csspart table - The closed periods as a table. @csspart explanation - How it is computed.
 * @csspart credits - What breaches give. @csspart zone - The time zone.
 * @csspart chain - Whether closed periods are what was recorded.
 *
 * @cssprop --sla-muted - Small print. @cssprop --sla-line - Hairlines. @cssprop --sla-well - Kept.
 * @cssprop --sla-well-quiet - Bars of periods that were kept. @cssprop --sla-degraded - At risk.
 * @cssprop --sla-degraded-text - Its words. @cssprop --sla-major - Breached. @cssprop --sla-maintenance - Excluded.
 * @cssprop --sla-unknown - No data. @cssprop --sla-focus - Focus ring.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaCompliance extends FeedElement<AgreementFeed> {
  static override styles = [sharedStyles, detailStyles, styles]
  static override properties = { services: {}, view: {}, agreement: {}, chain: {}, key: { attribute: false } }

  declare agreement: string
  declare chain: string
  /**
   * What a customer's private feed is opened with; `src` is then the folder `…/private/v1/`. Never an attribute: without it,
   * the page's own fragment `#k=…` is asked.
   */
  declare key: string
  declare services: string
  declare view: string
  #verified: [address: string, feed: AgreementFeed] | undefined
  #note: (view: View<AgreementFeed>) => unknown = () => nothing

  constructor() {
    super(isAgreementFeed)
    this.agreement = ''
    this.chain = ''
    this.key = ''
    this.services = ''
    this.view = 'full'
  }

  protected override address(): string {
    return privateAddress(this.src, this.key, this.agreement)
  }

  protected override servicesOf({ agreement }: AgreementFeed) {
    return agreement.services
  }

  protected override sentence(view: View<AgreementFeed>): string {
    const sum = standing(this.#results(view), view)
    return sum ? view.messages.standing(sum, view.plural) : view.messages.compliance.none
  }

  protected override draw(view: View<AgreementFeed>) {
    const { messages } = view
    const results = this.#results(view)
    const top = html`
      <p class="headline" part="headline">${this.sentence(view)}</p>
      <p class="sub" part="age"><span class="age">${age(view, view.nextAt)}.</span></p>
      <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>`
    if (this.view === 'line') return top
    const whole = this.view !== 'compact'
    return html`
      ${heading(view)} ${top}
      ${results.length > 0 ? html`<ul class="objectives lasting">${results.map((result) => objective(result, view, whole))}</ul>` : nothing}
      ${whole ? credits(view) : nothing}
      <p class="small foot" part="zone">${messages.zone(view.feed.agreement.timeZone)}</p>
      ${this.chain ? this.#chainNote(view) : nothing}
    `
  }

  /** What the chain last said; each new feed is verified with it. The code for that comes only with the attribute. */
  #chainNote(view: View<AgreementFeed>) {
    const [address, feed] = this.#verified ?? []
    if (view.now !== undefined && (address !== this.chain || feed !== view.feed)) {
      this.#verified = [this.chain, view.feed]
      void this.#verify(this.#verified)
    }
    return this.#note(view)
  }

  async #verify(asked: [address: string, feed: AgreementFeed]): Promise<void> {
    const note = await import('../chain/chain.ts')
      .then(async ({ chainNote, checkChain }) => {
        const check = await checkChain(...asked)
        return (view: View<AgreementFeed>) => chainNote(check, view)
      })
      .catch(
        () =>
          ({ messages }: View) =>
            messages.chain.unreachable,
      )
    if (this.#verified !== asked) return
    this.#note = note
    this.requestUpdate()
  }

  /** The running periods, problems first, else in the agreement's order. */
  #results({ feed }: View<AgreementFeed>): ObjectiveResult[] {
    const ids = this.services.split(/\s+/).filter((id) => id !== '')
    return feed.results
      .filter(({ service }) => ids.length === 0 || (service !== undefined && ids.includes(service)))
      .toSorted((a, b) => ORDER.indexOf(toneOf(a)) - ORDER.indexOf(toneOf(b)))
  }
}
