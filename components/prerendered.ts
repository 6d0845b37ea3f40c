import { SHAPES } from './icons.ts'
import type { Messages } from './messages/messages.ts'

/*
 * What the site drew at build time is kept until live data comes. The first two change it in place, because there is no
 * data in the page to draw it again from.
 */

/** Say what is wrong, in the place that is kept for it. */
export function addNotice(root: ShadowRoot, words: string): void {
  for (const notice of root.querySelectorAll<HTMLElement>('.notice')) {
    notice.textContent = words
    notice.hidden = words === ''
  }
}

/** Take back every word on the state right now; what is marked as `lasting` is of the past and stays. */
export function takeBack(root: ShadowRoot, { unknownNow, states }: Messages): void {
  for (const headline of root.querySelectorAll('.headline:not(.lasting)')) headline.textContent = unknownNow
  for (const state of root.querySelectorAll('.state')) {
    state.textContent = states.unknown
    state.setAttribute('class', 'state s-unknown')
  }
  for (const icon of root.querySelectorAll('.icon:not(.lasting *)')) {
    icon.setAttribute('class', 'icon s-unknown')
    icon.querySelector('path')?.setAttribute('d', SHAPES.unknown)
  }
  for (const service of root.querySelectorAll('[data-state]')) service.setAttribute('data-state', 'unknown')
}

/**
 * What the reader has opened, and where the focus is.
 * @returns What puts both back into what has been drawn instead.
 */
export function noteReader(root: ShadowRoot): () => void {
  const details = () => [...root.querySelectorAll('details')]
  const stops = () => [...root.querySelectorAll<HTMLElement>('a, summary')]
  const open = details().map((one) => one.open)
  const at = stops().indexOf(root.activeElement as HTMLElement)
  return () => {
    const drawn = details()
    if (drawn.length === open.length)
      for (const [index, one] of drawn.entries()) one.open = open[index] ?? one.open
    stops()[at]?.focus({ preventScroll: true })
  }
}
