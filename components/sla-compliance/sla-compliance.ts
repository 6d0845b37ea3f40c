import { isServer, nothing } from 'lit'
import type { ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import type { PrivateAgreement } from '../../data/schema/private-feed.ts'
import { isAgreementFeed } from '../agreement-guard.ts'
import { blockHost, FeedElement, words } from '../feed-element.ts'
import { Part } from '../part.ts'
import { privateAddress } from '../private/address.ts'
import type { View } from '../view.ts'

type Compliance = typeof import('./compliance.ts')
const compliance = new Part<Compliance>(() => import('./compliance.ts'))
if (isServer) await compliance.load()

/**
 * @summary How one agreement is kept: each promise beside its fact, what is left, what was excluded and why.
 *
 * @attr {string} src - Address of the feed, `feed/v1/agreements/ID.json` of a status page. Relative to the page it stands in.
 * @attr {string} agreement - In a private feed with several agreements, the id of the one to show; the first without it.
 * @attr {string} services - Ids of the services to show, separated by spaces. All of the agreement without it.
 * @attr {full|compact|line} view - Everything (default), value and target of each promise, or one sentence.
 * @attr {string} chain - Address of the agreement's chain, `feed/v1/chain/ID.json`: closed periods are verified with it. A private feed brings its own.
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
 * @event {SlaUpdateEvent} sla-update - New data has been drawn; `dataThrough` says up to when it knows.
 * @event {SlaErrorEvent} sla-error - The data could not be brought up to date; `problem` says why.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaCompliance extends FeedElement<AgreementFeed, Compliance> {
  static override styles = [blockHost, compliance.module?.styles ?? []]
  static override properties = {
    services: { converter: words },
    view: { converter: words },
    agreement: { converter: words },
    chain: { converter: words },
    key: { attribute: false },
  }

  declare agreement: string
  declare chain: string
  /**
   * What a customer's private feed is opened with; `src` is then the folder `…/private/v1/`. Never an attribute: without it,
   * the page's own fragment `#k=…` is asked.
   */
  declare key: string
  declare services: string
  declare view: string
  #verified: [chain: string | ChainFeed, feed: AgreementFeed] | undefined
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

  protected override drawnWith() {
    return compliance
  }

  protected override sentence(view: View<AgreementFeed>, drawing: Compliance): string {
    return drawing.sentence(drawing.resultsOf(view, this.services), view)
  }

  protected override draw(view: View<AgreementFeed>, drawing: Compliance) {
    const results = drawing.resultsOf(view, this.services)
    return drawing.compliance(results, view, this.view, () => this.#chainNote(view))
  }

  /** What the chain last said; each new feed is verified with it. The code for that comes only where there is a chain. */
  #chainNote(view: View<AgreementFeed>) {
    const { chain: own }: PrivateAgreement = view.feed
    const chain = own ?? this.chain
    if (chain === '') return nothing
    const [known, feed] = this.#verified ?? []
    if (view.now !== undefined && (known !== chain || feed !== view.feed)) {
      this.#verified = [chain, view.feed]
      void this.#verify(this.#verified)
    }
    return this.#note(view)
  }

  async #verify(asked: [chain: string | ChainFeed, feed: AgreementFeed]): Promise<void> {
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
}
