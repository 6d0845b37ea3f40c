import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import type { AxeResults, RunOptions } from 'axe-core'

/** The instant that the fixture feed was made for: half a minute after its data. */
export const NOW = Date.parse('2026-11-19T13:02:30Z')

let tests = 0

/**
 * An address of a feed that no other test asks for, answered as `answer` says after `wait` milliseconds.
 * @param file - `status.json`, `incidents.json`, `services/portal.json` or `agreements/driftavtal.json`.
 */
export function feedAddress(answer = 'good', wait = 0, file = 'status.json'): string {
  tests += 1
  return `/__feed/t${performance.timeOrigin.toFixed(0)}-${tests}/feed/v1/${file}?answer=${answer}&wait=${wait}`
}

/** How the server answered the requests for an address so far. */
export async function requests(address: string): Promise<{ status: number; ifNoneMatch: string }[]> {
  const response = await fetch(`/__seen/${address.split('/')[2]}`)
  return response.json()
}

/** A fixture feed, to be changed at will. */
export async function fixtureFeed<F>(file = 'status.json'): Promise<F> {
  const response = await fetch(feedAddress('good', 0, file))
  return response.json()
}

/** An element with its attributes as written, Swedish unless they say otherwise. */
export async function mountTag<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: string,
  children = '',
): Promise<HTMLElementTagNameMap[T]> {
  const holder = await fixture<HTMLElement>(html`<div lang="sv"></div>`)
  holder.innerHTML = `<${tag} ${attributes}>${children}</${tag}>`
  return holder.querySelector(tag) as HTMLElementTagNameMap[T]
}

/** An element that draws a feed that is set as a property; the address in its `src` is asked in vain for a minute. */
export async function drawTag<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  file: string,
  feed: unknown,
  attributes = '',
): Promise<HTMLElementTagNameMap[T]> {
  const element = await mountTag(tag, `src="${feedAddress('good', 60_000, file)}" ${attributes}`)
  await customElements.whenDefined(tag)
  Object.assign(element, { feed })
  await until(() => one(element, '.root').textContent?.trim(), `<${tag}> draws nothing`)
  return element
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong. The test imports `axe-core`, a script of the old kind that puts itself on the window. */
export async function violations(element: Element): Promise<string[]> {
  const { axe } = globalThis as unknown as {
    axe: { run(place: Element, options: RunOptions): Promise<AxeResults> }
  }
  const result = await axe.run(element, { runOnly: WCAG })
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

/** Press a key on an element that has the focus, or would have it. */
export function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
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

/** Wait until something holds, as long as a busy machine may take. */
export const until = (holds: () => unknown, otherwise?: string): Promise<void> =>
  waitUntil(() => Boolean(holds()), otherwise, { timeout: 20_000, interval: 20 })

/** Wait until a reader sees some words. */
export async function shows(element: Element, words: string): Promise<void> {
  await until(() => text(element).includes(words), `"${words}" is not shown`).catch((error: Error) => {
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
