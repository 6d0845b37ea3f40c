import { Announcer } from './announcer.ts'
import { SHAPES } from './icons.ts'
import type { Messages } from './messages/messages.ts'

/* What the site drew at build time is kept until live data comes. There is no data in the page to draw it again from. */

const sentenceIn = (root?: ShadowRoot) =>
  root?.querySelector('.headline:not(.lasting)')?.textContent.trim() ?? ''

/** What tells of changes, to what was drawn in a root or from the first drawing on. */
export const announcerOf = (root?: ShadowRoot) => new Announcer(sentenceIn(root))

/**
 * Change what was drawn in place, and tell of it: that its time is over, and what is wrong.
 * @param messages - Once it is too old to say anything of now.
 * @param notice - Empty where nothing is wrong.
 */
export function mend(
  root: ShadowRoot,
  announcer: Announcer | undefined,
  messages: Messages | undefined,
  notice: string,
): void {
  if (messages) takeBack(root, messages)
  if (notice) addNotice(root, notice)
  const news = announcer?.news(sentenceIn(root), notice, false)
  const place = root.querySelector('[role=status]')
  if (news !== undefined && place) place.textContent = news
}

/** Say what is wrong, in the place that is kept for it. */
function addNotice(root: ShadowRoot, words: string): void {
  for (const notice of root.querySelectorAll<HTMLElement>('.notice')) {
    notice.textContent = words
    notice.hidden = words === ''
  }
}

/** Take back every word on the state right now; what is marked as `lasting` is of the past and stays. */
function takeBack(root: ShadowRoot, { unknownNow, states }: Messages): void {
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

/** Milliseconds that the place for announcements is there before words come to stand in it: else nobody hears them. */
const SILENCE = 500

/**
 * What the reader has opened and was told, and where the focus is.
 * @param announcer - What told of changes already; nothing where there were none.
 * @param tell - Is given what tells what changed since, once that can be heard.
 * @returns What puts all of it back into what has been drawn instead.
 */
export function noteReader(
  root: ShadowRoot,
  announcer: Announcer | undefined,
  tell: (announcer: Announcer) => void,
): () => void {
  const told = announcer ?? announcerOf(root)
  const details = () => [...root.querySelectorAll('details')]
  const stops = () => [...root.querySelectorAll<HTMLElement>('a, summary')]
  const open = details().map((one) => one.open)
  const at = stops().indexOf(root.activeElement as HTMLElement)
  return () => {
    const drawn = details()
    if (drawn.length === open.length)
      for (const [index, one] of drawn.entries()) one.open = open[index] ?? one.open
    stops()[at]?.focus({ preventScroll: true })
    setTimeout(() => tell(told), SILENCE)
  }
}
