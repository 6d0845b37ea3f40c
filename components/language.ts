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
