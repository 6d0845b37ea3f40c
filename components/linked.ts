import { html } from 'lit'
import type { View } from './view.ts'

/** A link where the address is safe to follow, the words alone where it is not. */
export function linked(words: string, href: string, view: View, className: string) {
  const address = view.link(href)
  return address === undefined
    ? html`<span class=${className}>${words}</span>`
    : html`<a class=${className} href=${address}>${words}</a>`
}
