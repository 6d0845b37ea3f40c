import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { alarmAt } from './alarm.ts'
import { type FeedStatus, followFeed, isOlder, type Problem } from './feed-client.ts'
import type { Guard } from './feed-guard.ts'
import type { FeedHead } from './view.ts'
import { webAddress } from './web-address.ts'

const SHORTEST_REFRESH = 10
export const USUAL_REFRESH = 60

/** What a page that was drawn at build time says of the data that it was drawn from; empty where nothing was drawn. */
export interface Drawn {
  staleAfter: string
  generatedAt: string
}

const NOTHING_DRAWN: Drawn = { staleAfter: '', generatedAt: '' }

/**
 * Follows a feed for as long as its host is in a page, and asks the host to draw again when there is something new, when
 * updating fails or works again, and at the instant at which the data grows stale.
 */
export class FeedController<F extends FeedHead> implements ReactiveController {
  /** The newest data so far; stays while updating fails. */
  feed: F | undefined
  status: FeedStatus<F> = {}

  readonly #host: ReactiveControllerHost
  readonly #guard: Guard<F>
  #src = ''
  #interval = 0
  #drawn = NOTHING_DRAWN
  #following: string | undefined
  #leave: (() => void) | undefined
  #address: string | undefined
  #wakesAt = Number.NaN
  #sleepOn: (() => void) | undefined
  #connected = false

  constructor(host: ReactiveControllerHost, guard: Guard<F>) {
    this.#host = host
    this.#guard = guard
    host.addController(this)
  }

  /** What keeps the data from being shown or brought up to date. */
  get problem(): Problem | undefined {
    return this.status.problem ?? (this.feed || this.#address ? undefined : 'address')
  }

  /** Whether the data, or what was drawn at build time, is too old to say anything of now. An archive never is. */
  get stale(): boolean {
    return Date.now() > this.#staleAt() && !this.feed?.page.archive
  }

  hostConnected(): void {
    this.#connected = true
    this.#start()
  }

  hostDisconnected(): void {
    this.#connected = false
    this.#stop()
    this.#keepTime()
  }

  /**
   * Say what to follow; the same again changes nothing.
   * @param src - Address, relative to the page.
   * @param refresh - Seconds between requests, at least 10; 0 asks once.
   */
  follow(src: string, refresh: number, drawn: Drawn = NOTHING_DRAWN): void {
    const seconds = Number.isFinite(refresh) ? refresh : USUAL_REFRESH
    this.#src = src
    this.#interval = seconds > 0 ? Math.max(SHORTEST_REFRESH, seconds) * 1000 : 0
    this.#drawn = drawn
    this.#start()
  }

  #start(): void {
    this.#keepTime()
    if (!this.#connected) return
    const address = this.#src ? webAddress(this.#src, document.baseURI)?.href : undefined
    const following = `${this.#interval} ${address}`
    if (following === this.#following) return
    this.#stop()
    // Another feed's figures are not this one's.
    if (this.#address !== undefined && this.#address !== address) {
      this.feed = undefined
      this.status = {}
    }
    this.#address = address
    this.#following = following
    if (address === undefined) return
    this.#leave = followFeed(address, this.#interval, this.#guard, (status) => this.#hear(status))
    this.#restInArchive()
  }

  /** An archive does not change: there is nothing to wait for. */
  #restInArchive(): void {
    if (this.feed?.page.archive) this.#leave?.()
  }

  #stop(): void {
    this.#leave?.()
    this.#leave = undefined
    this.#following = undefined
  }

  #hear(status: FeedStatus<F>): void {
    const { feed } = status
    this.status = status
    if (feed && !isOlder(feed, this.feed ?? this.#drawn)) this.feed = feed
    this.#keepTime()
    this.#host.requestUpdate()
    this.#restInArchive()
  }

  #staleAt(): number {
    return Date.parse(this.feed?.staleAfter ?? this.#drawn.staleAfter)
  }

  /** Ask for a drawing just after the data has grown stale. */
  #keepTime(): void {
    const at = this.#connected && !this.feed?.page.archive ? this.#staleAt() + 1 : Number.NaN
    if (Object.is(at, this.#wakesAt)) return
    this.#sleepOn?.()
    this.#wakesAt = at
    this.#sleepOn = at > Date.now() ? alarmAt(at, () => this.#host.requestUpdate()) : undefined
  }
}
