import { html, isServer, LitElement, nothing, type PropertyValues } from 'lit'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { type FeedStatus, followFeed } from '../feed-client.ts'
import { languageOf } from '../language.ts'
import { linksFrom, webAddress } from '../links.ts'
import { languageFor, loadLanguage, messagesOf } from '../messages/languages.ts'
import type { Messages } from '../messages/messages.ts'
import type { Choice } from './day-strip.ts'
import { adopt, fullViewModule, loadFullView } from './full.ts'
import { headline } from './headline.ts'
import { noticeWords } from './notice.ts'
import { addNotice, takeBack } from './prerendered.ts'
import { styles } from './sla-status.styles.ts'
import { createView, type View } from './view.ts'
import { compactView, lineView } from './views.ts'

// A server draws in one go: it has every part and every language at hand.
if (isServer) await Promise.all([loadFullView(), loadLanguage('sv'), loadLanguage('en')])

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
 * @csspart maintenance - Maintenance to come. @csspart recent - What was mended lately. @csspart zone - The time zone.
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
  static override styles = [styles, fullViewModule()?.fullStyles ?? []]
  static override properties = {
    src: {},
    services: {},
    view: {},
    refresh: { type: Number },
    staleAfter: { attribute: 'stale-after' },
    generatedAt: { attribute: 'generated-at' },
    // The browser's own `lang` property writes the attribute; this hears of it.
    ownLang: { attribute: 'lang' },
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
  private declare status: FeedStatus
  private declare chosen: Choice | undefined

  readonly #internals = this.attachInternals()
  #leave: (() => void) | undefined
  #following = ''
  #address: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #prerendered = false
  #language = languageFor('')
  #messages: Messages | undefined
  #ready = false
  #view: View | undefined
  #notice = ''
  #spoken = ''
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

  override connectedCallback(): void {
    super.connectedCallback()
    this.#follow()
    this.#keepTime()
    // The language of the new surroundings may be another one.
    this.requestUpdate('ownLang')
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
    this.#prepare()
    if (!this.#prerendered) return true
    const root = this.renderRoot as ShadowRoot
    if (this.#view === undefined) {
      this.#mend(root)
      return false
    }
    this.#prerendered = false
    root.replaceChildren()
    this.renderOptions.renderBefore = null
    return true
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (isServer) this.#prepare()
    else if (this.#messages) this.#announce(['ownLang', 'services', 'src'].some((name) => changed.has(name)))
  }

  protected override render() {
    return html`<div class="root" lang=${this.#language.tag}>${this.#body()}</div>
      <p class="sr" role="status">${this.#announcement}</p>`
  }

  #body() {
    const messages = this.#messages
    const view = this.#view
    if (view === undefined || messages === undefined) {
      if (this.#notice) return html`<slot></slot><p class="notice" part="notice">${this.#notice}</p>`
      const words = this.textContent?.trim() ? nothing : html`<p class="sub">${messages?.loading}</p>`
      return html`<div aria-busy=${!this.#ready || messages !== undefined}><slot></slot>${words}</div>`
    }
    if (view.services.length === 0) {
      return html`<p class="sub">${view.feed.services.length > 0 ? messages.noneOfThese : messages.noServices}</p>`
    }
    const head = { notice: this.#notice, nextAt: this.status.nextAt }
    if (this.view === 'line') return lineView(view, head)
    const full = this.view === 'compact' ? undefined : fullViewModule()
    if (full === undefined) return compactView(view, head)
    if (!isServer) adopt(this.renderRoot as ShadowRoot, full.fullStyles.styleSheet)
    return full.fullView(view, head, this.chosen, (choice) => {
      this.chosen = choice
    })
  }

  /** Find out what there is to draw and in which words, and fetch what is missing for it. */
  #prepare(): void {
    const { feed, status } = this
    const wanted = isServer ? this.getAttribute('lang') : languageOf(this)
    this.#language = languageFor(wanted || feed?.page.locales[0] || '')
    const { key, tag } = this.#language
    const missing = [
      loadLanguage(key),
      this.view === 'line' || this.view === 'compact' ? undefined : loadFullView(),
    ]
    this.#ready = missing.every((part) => part === undefined)
    if (!this.#ready) void Promise.all(missing).then(() => this.requestUpdate())
    this.#messages = this.#ready ? messagesOf(key) : undefined
    const problem = status.problem ?? (isServer || feed || this.#address ? undefined : 'address')
    const stale = Date.now() > Date.parse(feed?.staleAfter ?? this.staleAfter) && !feed?.page.archive
    if (!isServer)
      this.#setStates({ loading: !feed && !problem && !this.#prerendered, stale, error: !!problem })
    const messages = this.#messages
    this.#notice = messages
      ? noticeWords({ ...status, ...(problem ? { problem } : {}) }, feed, messages, tag)
      : ''
    this.#view = undefined
    if (feed === undefined || messages === undefined) return
    this.#view = createView({
      feed,
      services: this.services.split(/\s+/).filter((id) => id !== ''),
      language: this.#language,
      messages,
      link: linksFrom(this.src, isServer ? undefined : document.baseURI, key, feed.page.locales),
      ...(isServer ? {} : { now: Date.now() }),
    })
  }

  #setStates(states: Record<string, boolean>): void {
    for (const [state, on] of Object.entries(states)) this.#internals.states?.[on ? 'add' : 'delete'](state)
  }

  /** Tell a screen reader what changed, once; not what was there from the start or was asked for. */
  #announce(asked: boolean): void {
    const view = this.#view
    const words = [view && view.services.length > 0 ? headline(view) : '', this.#notice].join(' ').trim()
    if (words !== this.#spoken && this.#spoken && !asked) this.#announcement = words
    this.#spoken = words
  }

  /** Bring what was drawn at build time up to the truth, as far as it can be without data. */
  #mend(root: ShadowRoot): void {
    if (this.#messages && Date.now() > Date.parse(this.staleAfter)) takeBack(root, this.#messages)
    if (this.#notice) addNotice(root, this.#notice)
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
    // An archive does not change: there is nothing to wait for.
    if (feed?.page.archive) this.#stop()
  }

  /** Draw again at the instant at which the data grows stale. */
  #keepTime(): void {
    clearTimeout(this.#timer)
    if (!this.isConnected || this.feed?.page.archive) return
    const left = Date.parse(this.feed?.staleAfter ?? this.staleAfter) - Date.now()
    if (left >= 0) this.#timer = setTimeout(() => this.requestUpdate(), Math.min(left + 1, LONGEST_TIMER))
  }
}
