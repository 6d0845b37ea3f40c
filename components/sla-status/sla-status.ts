import { html, isServer, LitElement, nothing, type PropertyValues } from 'lit'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { type FeedStatus, followFeed, type Problem } from '../feed-client.ts'
import { createFormats } from '../formats.ts'
import { languageOf } from '../language.ts'
import { linksFrom, webAddress } from '../links.ts'
import { type Language, languageFor, loadLanguage } from '../messages/languages.ts'
import type { Choice } from './day-strip.ts'
import { fullViewModule, loadFullView } from './full.ts'
import { headline } from './headline.ts'
import { addNotice, takeBack } from './prerendered.ts'
import { styles } from './sla-status.styles.ts'
import { createView, type View } from './view.ts'
import { compactView, lineView } from './views.ts'

// A server draws in one go: it has every part and every language at hand.
if (isServer) await Promise.all([loadFullView(), loadLanguage('sv')])

const SHORTEST_REFRESH = 10
const USUAL_REFRESH = 60
/** Timers cannot wait longer; a later instant is looked at again when they ring. */
const LONGEST_TIMER = 2 ** 31 - 1

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
 * @csspart maintenance - Maintenance to come. @csspart recent - What was mended lately.
 *
 * @cssprop --sla-card - Ground of the card. @cssprop --sla-muted - Small print. @cssprop --sla-line - Hairlines.
 * @cssprop --sla-well - Working. @cssprop --sla-well-quiet - Bars of good days.
 * @cssprop --sla-degraded - Degraded. @cssprop --sla-degraded-text - Its words.
 * @cssprop --sla-partial - Partial outage. @cssprop --sla-partial-text - Its words.
 * @cssprop --sla-major - Outage, and what is breached. @cssprop --sla-maintenance - Maintenance.
 * @cssprop --sla-unknown - No data. @cssprop --sla-focus - Focus ring.
 *
 * @cssstate loading - No data yet. @cssstate stale - The data is too old to say anything of now.
 * @cssstate error - The last request failed.
 */
export class SlaStatus extends LitElement {
  static override styles = styles
  static override properties = {
    src: {},
    services: {},
    view: {},
    refresh: { type: Number },
    staleAfter: { attribute: 'stale-after' },
    generatedAt: { attribute: 'generated-at' },
    feed: { attribute: false },
    status: { state: true },
    chosen: { state: true },
  }

  declare src: string
  declare services: string
  declare view: string
  declare refresh: number
  declare staleAfter: string
  declare generatedAt: string
  /** A feed to draw as it is, taken on trust: what the server draws from. What `src` brings replaces it. */
  declare feed: StatusFeed | undefined
  declare private status: FeedStatus
  declare private chosen: Choice | undefined

  readonly #internals = this.attachInternals()
  #leave: (() => void) | undefined
  #following = ''
  #address: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #prerendered = false
  #spoken: string | undefined
  #announcement = ''

  constructor() {
    super()
    this.src = ''
    this.services = ''
    this.view = 'full'
    this.refresh = USUAL_REFRESH
    this.staleAfter = ''
    this.generatedAt = ''
    this.status = {}
  }

  static override get observedAttributes(): string[] {
    return [...LitElement.observedAttributes, 'lang']
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value)
    if (name === 'lang') this.requestUpdate('lang', old)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#follow()
    this.#keepTime()
    // The language of the new surroundings may be another one.
    this.requestUpdate('lang')
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
    clearTimeout(this.#timer)
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#prerendered = (this.shadowRoot?.childElementCount ?? 0) > 0
    return super.createRenderRoot()
  }

  /** What was drawn at build time is kept as it is until there is live data to replace it with, all at once. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (this.isConnected && (changed.has('src') || changed.has('refresh'))) this.#follow()
    this.#keepTime()
    if (!this.#prerendered) return true
    const root = this.renderRoot as ShadowRoot
    if (this.feed === undefined) {
      this.#mend(root)
      return false
    }
    this.#prerendered = false
    root.replaceChildren()
    this.renderOptions.renderBefore = null
    return true
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (isServer) return
    const view = this.#view()
    const words = [view && view.services.length > 0 ? headline(view) : '', this.#notice()]
      .filter(Boolean)
      .join(' ')
    const asked = ['lang', 'services', 'src'].some((name) => changed.has(name))
    if (words !== this.#spoken && this.#spoken && !asked) this.#announcement = words
    if (view || this.status.problem) this.#spoken = words
    this.#setStates({
      loading: !view && !this.#problem(),
      stale: view?.stale ?? false,
      error: !!this.#problem(),
    })
  }

  #setStates(states: Record<string, boolean>): void {
    for (const [state, on] of Object.entries(states)) {
      if (on) this.#internals.states?.add(state)
      else this.#internals.states?.delete(state)
    }
  }

  #follow(): void {
    const address = this.src ? webAddress(this.src, document.baseURI)?.href : undefined
    const seconds = Number.isFinite(this.refresh) ? this.refresh : USUAL_REFRESH
    const interval = seconds > 0 ? Math.max(SHORTEST_REFRESH, seconds) * 1000 : 0
    const following = `${interval} ${address}`
    if (this.#leave && following === this.#following) return
    this.#stop()
    // Another feed's figures are not this one's.
    if (this.#address !== undefined && this.#address !== address) {
      this.feed = undefined
      this.status = {}
    }
    this.#address = address
    this.#following = following
    if (address !== undefined) this.#leave = followFeed(address, interval, (status) => this.#hear(status))
  }

  #stop(): void {
    this.#leave?.()
    this.#leave = undefined
  }

  #hear(status: FeedStatus): void {
    const { feed } = status
    this.status = status
    const shown = this.feed?.generatedAt ?? this.generatedAt
    if (feed && !(Date.parse(feed.generatedAt) < Date.parse(shown))) this.feed = feed
    // An archive does not change: nothing to wait for.
    if (feed?.page.archive) this.#stop()
  }

  /** Draw again at the instant at which the data grows stale. */
  #keepTime(): void {
    clearTimeout(this.#timer)
    if (isServer || !this.isConnected || this.feed?.page.archive) return
    const left = Date.parse(this.feed?.staleAfter ?? this.staleAfter) - Date.now()
    if (left >= 0) this.#timer = setTimeout(() => this.requestUpdate(), Math.min(left + 1, LONGEST_TIMER))
  }

  #mend(root: ShadowRoot): void {
    const { messages } = this.#language()
    const stale = Date.now() > Date.parse(this.staleAfter)
    if (stale) takeBack(root, messages)
    if (this.#problem()) addNotice(root, this.#notice())
    this.#setStates({ stale, error: !!this.#problem() })
  }

  #language(): Language {
    const wanted = isServer ? this.getAttribute('lang') : languageOf(this)
    return languageFor(wanted || this.feed?.page.locales[0] || '')
  }

  #problem(): Problem | undefined {
    if (this.status.problem) return this.status.problem
    const usable = isServer || this.feed !== undefined || (this.src && webAddress(this.src, document.baseURI))
    return usable ? undefined : 'address'
  }

  #notice(): string {
    const { messages, tag } = this.#language()
    const problem = this.#problem()
    if (problem === undefined) return ''
    const { failedAt } = this.status
    const zone = this.feed?.page.timeZone
    const words = messages.problem[problem]
    return zone && failedAt ? messages.failingSince(words, createFormats(tag, zone).time(failedAt)) : words
  }

  #view(): View | undefined {
    const { feed } = this
    if (feed === undefined) return undefined
    const language = this.#language()
    return createView({
      feed,
      services: this.services.split(/\s+/).filter((id) => id !== ''),
      language,
      link: linksFrom(this.src, isServer ? undefined : document.baseURI, language.key, feed.page.locales),
      ...(isServer ? {} : { now: Date.now() }),
    })
  }

  protected override render() {
    return html`<div class="root" lang=${this.#language().tag}>${this.#body()}</div>
      <p class="sr" role="status">${this.#announcement}</p>`
  }

  #body() {
    const { messages } = this.#language()
    const view = this.#view()
    const notice = this.#notice()
    if (view === undefined) {
      const empty = isServer || (this.textContent ?? '').trim() === ''
      return notice
        ? html`<slot></slot><p class="notice" part="notice">${notice}</p>`
        : html`<div aria-busy="true"><slot></slot>${empty ? html`<p class="muted">${messages.loading}</p>` : nothing}</div>`
    }
    if (view.services.length === 0) {
      const words = view.feed.services.length > 0 ? messages.noneOfThese : messages.noServices
      return html`<p class="muted">${words}</p>`
    }
    const head = { notice, nextAt: this.status.nextAt }
    if (this.view === 'line') return lineView(view, head)
    if (this.view === 'compact') return compactView(view, head)
    return fullView(view, head, this.chosen, (choice) => {
      this.chosen = choice
    })
  }
}
