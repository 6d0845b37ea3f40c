import type { State } from '../../data/schema/common.ts'
import type { ServiceFeed, StatusFeed } from '../../data/schema/feed.ts'

/*
 * The browser's tab says how things are while the page is open: its picture and its title follow the live data of the tag
 * that the page is about. Old data says that nothing is known, as the page does.
 */

/** How often it is looked whether the data has grown old. */
const EVERY_MS = 15_000

const icon = document.querySelector<HTMLLinkElement>('link[rel=icon][data-titles]')
const titles = JSON.parse(icon?.dataset.titles ?? 'null') as Record<State, string> | null
let newest: StatusFeed | ServiceFeed | undefined

function show(): void {
  if (!icon || !titles) return
  // Without live data only what was drawn is there, which may have grown old.
  const staleAfter = newest?.staleAfter ?? icon.dataset.staleAfter ?? ''
  const old = Date.now() > Date.parse(staleAfter) && !newest?.page.archive
  if (!newest && !old) return
  const known = newest && ('service' in newest ? newest.service.state : newest.state)
  const state = old || known === undefined || !Object.hasOwn(titles, known) ? 'unknown' : known
  const href = icon.href.replace(/favicon.*$/, `favicon/${state}.svg`)
  if (icon.href !== href) icon.href = href
  document.title = titles[state]
}

export function followState(): void {
  if (!titles) return
  document.addEventListener('sla-update', ({ target }) => {
    const { feed } = target as { feed?: StatusFeed | ServiceFeed }
    // A page about one service has tags of other feeds too.
    if (feed === undefined || 'service' in feed !== (icon?.dataset.of === 'service')) return
    newest = feed
    show()
  })
  setInterval(show, EVERY_MS)
}
