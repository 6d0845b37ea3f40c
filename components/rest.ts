/* What was drawn at build time needs no script as long as it is the newest there is and nobody is at the page. */

import type { Drawn } from './feed-controller.ts'

/** Signs that somebody is. None by which a click begins: what is clicked must still be there when it ends. */
const SIGNS = ['pointermove', 'pointerup', 'keydown', 'scroll', 'focusin'] as const
/** Milliseconds after which a page that is only looked at comes to life too. */
const LONGEST = 30_000
/** Every feed says at its beginning when it was made; of a thousand services it has three million bytes. */
const MADE = /"generatedAt":"([^"]*)"/

/**
 * Wait until a tag that was drawn at build time has something to do: there is newer data or none to be had, somebody is
 * at the page, or half a minute has passed.
 * @param address - Where the feed is.
 * @param drawn - What was drawn says of itself; with no `staleAfter` it never grows old.
 * @param signal - Ends the wait.
 */
export function whileNewest(address: string, drawn: Drawn, signal: AbortSignal): Promise<void> {
  const left = drawn.staleAfter ? Date.parse(drawn.staleAfter) - Date.now() : LONGEST
  if (!(left > 0) || signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const over = new AbortController()
    const end = () => {
      over.abort()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, Math.min(left, LONGEST))
    signal.addEventListener('abort', end, { signal: over.signal })
    for (const sign of SIGNS)
      addEventListener(sign, end, { signal: over.signal, passive: true, capture: true })
    madeAt(address, over.signal).then(
      (made) => made !== drawn.generatedAt && end(),
      () => end(),
    )
  })
}

/** When a feed was made. No more of it is fetched than says so. */
async function madeAt(address: string, signal: AbortSignal): Promise<string | undefined> {
  const asked = new AbortController()
  const both = AbortSignal.any([asked.signal, signal])
  const { ok, body } = await fetch(address, {
    cache: 'no-cache',
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: both,
  })
  const first = ok ? (await body?.getReader().read())?.value : undefined
  asked.abort()
  return MADE.exec(new TextDecoder().decode(first))?.[1]
}
