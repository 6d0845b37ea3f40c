import {
  type CSSResult,
  css,
  html,
  isServer,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
} from 'lit'
import { adopt } from './adopt.ts'
import type { Announcer } from './announcer.ts'
import type { Problem } from './feed-client.ts'
import { FeedController, USUAL_REFRESH } from './feed-controller.ts'
import type { Guard } from './feed-guard.ts'
import { languageOf, onLang } from './language.ts'
import { languageFor, loadLanguage, messagesOf, onLanguage } from './messages/languages.ts'
import type { Messages } from './messages/messages.ts'
import { Part } from './part.ts'
import { SlaErrorEvent, SlaUpdateEvent } from './tag-events.ts'
import type { FeedHead, Named, View } from './view.ts'
import { webAddress } from './web-address.ts'

const drawing = new Part(() => import('./drawing.ts'))

// A server draws in one go: it has every language at hand.
if (isServer) await Promise.all([drawing.load(), loadLanguage('sv'), loadLanguage('en')])

/** What a tag is to the words around it from the start; all other styles come with what they are for. */
export const blockHost = css`
  :host {
    display: block;
  }
`

/** For a property that is words: empty, and not null, when its attribute is taken away. */
export const words = (value: string | null): string => value ?? ''

/** A module that a tag draws with. It comes beside the feed, so that a page pays only for the tags that it shows. */
export interface Drawing {
  styles: CSSResult[]
}

/**
 * What every tag does alike: it follows the feed that `src` names, speaks the language of its surroundings, keeps what
 * was drawn at build time until there is live data, and tells of a change once. A tag adds what it draws with.
 */
export abstract class FeedElement<F extends FeedHead, D extends Drawing = Drawing> extends LitElement {
  static override properties: PropertyDeclarations = {
    src: { converter: words },
    refresh: { type: Number },
    staleAfter: { attribute: 'stale-after', converter: words },
    generatedAt: { attribute: 'generated-at', converter: words },
    // The browser's own `lang` property writes the attribute; this hears of it.
    ownLang: { attribute: 'lang' },
  }

  declare src: string
  declare refresh: number
  declare staleAfter: string
  declare generatedAt: string

  readonly #data: FeedController<F>
  // Documents that tests imitate have none.
  readonly #internals = this.attachInternals?.()
  #deafen: (() => void)[] = []
  #language = languageFor('')
  #messages: Messages | undefined
  #ready = false
  #view: View<F> | undefined
  #drawing: D | undefined
  #notice = ''
  #prerendered = false
  /** As long as what was drawn at build time needs nothing done. */
  #rest: AbortController | undefined
  #drawnFor: string | undefined
  #announcer: Announcer | undefined
  #told: [feed: F | undefined, problem: Problem | undefined] = [undefined, undefined]
  #announcement = ''
  /** Whether a reader or the page asked for what is drawn next. */
  #asked = false

  constructor(guard: Guard<F>) {
    super()
    this.#data = new FeedController(this, guard)
    this.src = ''
    this.refresh = USUAL_REFRESH
    this.staleAfter = ''
    this.generatedAt = ''
  }

  /** A feed to draw as it is, taken on trust: what the server draws from. What `src` brings replaces it. */
  get feed(): F | undefined {
    return this.#data.feed
  }
  set feed(feed: F | undefined) {
    this.#data.feed = feed
    this.requestUpdate()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // The language of the new surroundings may be another one.
    const asIfNew = () => {
      this.#asked = true
      this.requestUpdate()
    }
    this.#deafen = [
      onLanguage(asIfNew),
      onLang(() => languageFor(languageOf(this)).tag !== this.#language.tag && asIfNew()),
    ]
    asIfNew()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const end of this.#deafen) end()
    this.#rest?.abort()
  }

  /** The services that the feed calls by name. */
  protected abstract servicesOf(feed: F): readonly Named[]

  /** What it draws with. Until that has come, and if it cannot be fetched, what stands in the element stays. */
  protected abstract drawnWith(): Part<D>

  /** What the data says, as a template. */
  protected abstract draw(view: View<F>, drawing: D): unknown

  /** The sentence that a screen reader is told when it becomes another one; empty for none. */
  protected abstract sentence(view: View<F>, drawing: D): string

  /** The address to follow: `src`, unless a tag reads what `src` alone does not open. */
  protected address(): string {
    return this.src
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#prerendered = (this.shadowRoot?.childElementCount ?? 0) > 0
    const address = this.#prerendered && webAddress(this.address(), document.baseURI)?.href
    if (address && this.generatedAt) {
      const rest = new AbortController()
      this.#rest = rest
      // Only pages that were drawn at build time carry it.
      void import('./rest.ts')
        .then(({ whileNewest }) => whileNewest(address, this, rest.signal))
        .catch(() => undefined)
        .then(() => {
          this.#rest = undefined
          this.requestUpdate()
        })
    }
    return super.createRenderRoot()
  }

  /** What was drawn at build time is kept as it is until there is live data to replace it with, all at once. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (this.#rest) {
      // What it was drawn with is no change.
      if (this.#drawnFor !== undefined && (changed.size > 0 || this.#drawnFor !== languageOf(this)))
        this.#rest.abort()
      this.#drawnFor = languageOf(this)
      return false
    }
    this.#data.follow(this.address(), this.refresh, this)
    this.#prepare()
    this.#tell()
    if (!this.#prerendered) return true
    const root = this.renderRoot as ShadowRoot
    if (this.#view === undefined) {
      this.#mend(root)
      return false
    }
    this.#prerendered = false
    const restore = drawing.module?.noteReader(root, this.#announcer, (announcer) => {
      this.#announcer = announcer
      this.requestUpdate()
    })
    this.#announcer = undefined
    root.replaceChildren()
    void this.updateComplete.then(restore)
    this.renderOptions.renderBefore = null
    return true
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (isServer) this.#prepare()
    else this.#announce(changed.size > 0)
  }

  protected override render() {
    return html`<div class="root" lang=${this.#language.tag}>${this.#body()}</div>
      <p class="sr" role="status" lang=${this.#language.tag}>${this.#announcement}</p>`
  }

  #body() {
    if (this.#view && this.#drawing) return this.draw(this.#view, this.#drawing)
    if (this.#notice) return html`<slot></slot><p class="notice" part="notice">${this.#notice}</p>`
    const loading =
      this.textContent?.trim() || this.drawnWith().failed
        ? nothing
        : html`<p class="sub">${this.#messages?.loading}</p>`
    return html`<div aria-busy=${!this.#ready || this.#messages !== undefined}><slot></slot>${loading}</div>`
  }

  /** Find out what there is to draw and in which words, and fetch what is missing for it. */
  #prepare(): void {
    const data = this.#data
    const { feed } = data
    const wanted = isServer ? this.getAttribute('lang') : languageOf(this)
    this.#language = languageFor(wanted || feed?.page.locales[0] || '')
    const { key, tag } = this.#language
    const own = this.drawnWith()
    const missing = [loadLanguage(key), drawing.load(), own.load()]
    this.#ready = missing.every((part) => part === undefined)
    if (!this.#ready) void Promise.all(missing).then(() => this.requestUpdate())
    const { module: draws } = drawing
    this.#drawing = own.module
    // All at once: what was drawn at build time would move under the first of them alone.
    if (draws && this.#ready) adopt(this.renderRoot, [draws.styles, ...(own.module?.styles ?? [])])
    const messages = this.#ready && draws ? messagesOf(key) : undefined
    this.#messages = messages
    const problem = isServer ? undefined : data.problem
    if (!isServer)
      this.#setStates({
        loading: !feed && !problem && !this.#prerendered,
        stale: data.stale,
        error: !!problem,
      })
    this.#notice =
      draws && messages && problem
        ? draws.noticeWords(problem, data.status.failedAt, feed, messages, tag)
        : ''
    this.#view =
      feed &&
      messages &&
      own.module &&
      draws?.createView({
        feed,
        services: this.servicesOf(feed),
        language: this.#language,
        messages,
        link: draws.linksFrom(this.src, isServer ? undefined : document.baseURI, key, feed.page.locales),
        notice: this.#notice,
        ...(data.status.nextAt === undefined ? {} : { nextAt: data.status.nextAt }),
        ...(isServer ? {} : { now: Date.now() }),
      })
  }

  /** Tell the page, once what there is to tell has been drawn. */
  #tell(): void {
    const { feed, problem } = this.#data
    const [shown, known] = this.#told
    const news = this.#view && feed !== shown ? feed : undefined
    const failed = this.#ready && problem !== known ? problem : undefined
    this.#told = [news ?? shown, this.#ready ? problem : known]
    if (!news && !failed) return
    void this.updateComplete.then(() => {
      if (news) this.dispatchEvent(new SlaUpdateEvent(news))
      if (failed) this.dispatchEvent(new SlaErrorEvent(failed))
    })
  }

  #setStates(states: Record<string, boolean>): void {
    for (const [state, on] of Object.entries(states)) this.#internals?.states?.[on ? 'add' : 'delete'](state)
  }

  /** Tell a screen reader what changed, once; not what was there from the start or was asked for. */
  #announce(asked: boolean): void {
    this.#asked ||= asked
    if (this.#messages === undefined) return
    this.#announcer ??= drawing.module?.announcerOf()
    const sentence = this.#view && this.#drawing ? this.sentence(this.#view, this.#drawing) : ''
    this.#announcement = this.#announcer?.news(sentence, this.#notice, this.#asked) ?? this.#announcement
    this.#asked = false
  }

  /** Bring what was drawn at build time up to the truth, as far as it can be without data. */
  #mend(root: ShadowRoot): void {
    const { module } = drawing
    this.#announcer ??= module?.announcerOf(root)
    module?.mend(root, this.#announcer, this.#data.stale ? this.#messages : undefined, this.#notice)
  }
}
