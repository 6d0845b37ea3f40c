/**
 * The language that an element stands in: its own `lang`, else that of the nearest ancestor, else the browser's.
 * `closest()` stops at a shadow root, hence the steps through its host.
 */
export function languageOf(element: Element): string {
  let place: Element | null = element
  while (place) {
    const lang = place.getAttribute('lang')
    if (lang) return lang
    const root: Node = place.getRootNode()
    place = place.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  return navigator.language
}

const waiting = new Set<() => void>()
let watcher: MutationObserver | undefined

// A function of its own: one made in the call below would hold on to whoever called first.
function tellAll(): void {
  for (const tell of waiting) tell()
}

/**
 * Hear of every `lang` that is changed in the page, by one observer for all; in another shadow root it is not seen.
 * @returns What ends it.
 */
export function onLang(changed: () => void): () => void {
  watcher ??= new MutationObserver(tellAll)
  if (waiting.size === 0) watcher.observe(document, { subtree: true, attributeFilter: ['lang'] })
  waiting.add(changed)
  return () => {
    waiting.delete(changed)
    if (waiting.size === 0) watcher?.disconnect()
  }
}
