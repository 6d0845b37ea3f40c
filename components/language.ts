/**
 * The language that an element stands in: its own `lang`, else that of the nearest ancestor, through shadow roots, else
 * the browser's. Empty where nothing says. `closest()` stops at a shadow root, hence the steps through its host.
 */
export function languageOf(element: Element): string {
  let place: Element | null = element
  while (place) {
    const holder: Element | null = place.closest('[lang]')
    if (holder?.getAttribute('lang')) return holder.getAttribute('lang') ?? ''
    const from: Element = holder ?? place
    if (holder?.parentElement) {
      place = holder.parentElement
      continue
    }
    const root = from.getRootNode()
    place = root instanceof ShadowRoot ? root.host : null
  }
  return navigator.language ?? ''
}
