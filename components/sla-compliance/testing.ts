import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { all, drawTag, feedAddress, fixtureFeed, mountTag, text } from '../testing.ts'

export const FILE = 'agreements/driftavtal.json'
/** How the fixture's objectives stand. */
export const HEADLINE =
  '1 av 5 avtalsmål är på väg att uppfyllas i november, 1 är i riskzonen, 2 är brutna, 1 saknar uppgift.'

export const agreement = (attributes = '', children = '', answer = 'good') =>
  mountTag('sla-compliance', `src="${feedAddress(answer, 0, FILE)}" ${attributes}`, children)

/** An element that draws the fixture with a change made to it. */
export async function drawn(change: (feed: AgreementFeed) => void, attributes = '') {
  const feed = await fixtureFeed<AgreementFeed>(FILE)
  change(feed)
  return drawTag('sla-compliance', FILE, feed, attributes)
}

/** An element that draws the portal's promise alone, with a change made to it. */
export const portal = (change: Partial<ObjectiveResult>) =>
  drawn((feed) => {
    feed.results = feed.results.slice(0, 1).map((result) => ({ ...result, ...change }))
  })

export const even = (words: string | null | undefined) => (words ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

/** What a reader sees of one promise, named by its title. */
export function promise(element: Element, title: string): HTMLElement {
  const found = all(element, '.objective').find((item) => item.querySelector('.title')?.textContent === title)
  if (!found) throw new Error(`no promise "${title}"; shown: ${text(element)}`)
  return found
}
export const factOf = (item: HTMLElement) => even(item.querySelector<HTMLElement>('.fact')?.innerText)
export const behind = (item: HTMLElement) => even(item.querySelector('[part=facts]')?.textContent)
export const stepsOf = (item: HTMLElement) =>
  [...item.querySelectorAll('[part=explanation] li')].map((step) => even(step.textContent))
