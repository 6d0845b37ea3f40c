import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing'
import type { StatusFeed } from '../../data/schema/feed.ts'
import type { SlaStatus } from './sla-status.ts'

/** The instant that the fixture feed was made for: half a minute after its data. */
export const NOW = Date.parse('2026-11-19T13:02:30Z')

let tests = 0

/** An address of a feed that no other test asks for, answered as `answer` says. */
export function feedAddress(answer = 'good', wait = 0): string {
  tests += 1
  return `/__feed/t${performance.timeOrigin.toFixed(0)}-${tests}/feed/v1/status.json?answer=${answer}&wait=${wait}`
}

/** How the server answered the requests for an address so far. */
export async function requests(address: string): Promise<{ status: number; ifNoneMatch: string }[]> {
  const response = await fetch(`/__seen/${address.split('/')[2]}`)
  return response.json()
}

/** The fixture feed, to be changed at will. */
export async function goodFeed(): Promise<StatusFeed> {
  const response = await fetch(feedAddress())
  return response.json()
}

/** An element with its attributes as written, Swedish unless they say otherwise. */
export async function mount(attributes: string, children = ''): Promise<SlaStatus> {
  const holder = await fixture<HTMLElement>(html`<div lang="sv"></div>`)
  holder.innerHTML = `<sla-status ${attributes}>${children}</sla-status>`
  return holder.querySelector('sla-status') as SlaStatus
}

/** What a reader sees: the visible words of the shadow root, spaces evened out, blocks apart. */
export function text(element: Element): string {
  const root = element.shadowRoot?.querySelector('.root')
  if (!root) return ''
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let words = ''
  let block: Element | undefined
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!parent?.checkVisibility({ contentVisibilityAuto: true }) || parent.closest('.sr')) continue
    const own = blockOf(parent)
    words += (own === block ? '' : ' ') + walker.currentNode.nodeValue
    block = own
  }
  return words.replace(/[\s\u00a0]+/g, ' ').trim()
}

function blockOf(element: Element): Element {
  const outer = element.parentElement
  return getComputedStyle(element).display === 'inline' && outer ? blockOf(outer) : element
}

/** Wait until a reader sees some words. */
export async function shows(element: Element, words: string): Promise<void> {
  await waitUntil(() => text(element).includes(words), `"${words}" is not shown`, {
    timeout: 4000,
    interval: 20,
  }).catch((error: Error) => {
    throw new Error(`${error.message}; shown: ${text(element).slice(0, 600)}`)
  })
}

export const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
]

export function one(element: Element, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}; shown: ${text(element).slice(0, 300)}`)
  return found
}

const realNow = Date.now

/** Stop the clock, or let it run on from an instant. */
export function setClock(instant: number, running = false): void {
  const start = performance.now()
  Date.now = () => instant + (running ? Math.round(performance.now() - start) : 0)
}

export function resetClock(): void {
  Date.now = realNow
}

/** The fixture feed with a change made to it. */
export async function feedWith(change: (feed: StatusFeed) => void): Promise<StatusFeed> {
  const feed = await goodFeed()
  change(feed)
  return feed
}

/** An element that draws the fixture feed with a change made to it. */
export async function draw(change: (feed: StatusFeed) => void, attributes = ''): Promise<SlaStatus> {
  const feed = await feedWith(change)
  const element = await mount(`src="${feedAddress('good', 60_000)}" ${attributes}`)
  element.feed = feed
  await element.updateComplete
  await shows(element, '')
  for (let turn = 0; turn < 100 && !one(element, '.root').textContent?.trim(); turn += 1) await aTimeout(10)
  return element
}

/** Every test of a file stops the clock at `NOW`, and none may write to the console. */
export function atNowAndQuiet(): void {
  const lines: string[] = []
  const usual = { log: console.log, warn: console.warn, error: console.error, info: console.info }
  beforeEach(() => {
    setClock(NOW)
    for (const name of ['log', 'warn', 'error', 'info'] as const)
      console[name] = (...words) => lines.push(words.join(' '))
  })
  afterEach(() => {
    resetClock()
    Object.assign(console, usual)
    expect(lines).to.deep.equal([])
  })
}
