/*
 * The full view is fetched beside the feed by the elements that show it: a line in a footer need not carry it.
 */

type Full = typeof import('./full-view.ts')

let full: Full | undefined
let loading: Promise<void> | undefined
let settled = false

/** The full view once it has come; nothing before, or when it could not be fetched. */
export function fullViewModule(): Full | undefined {
  return full
}

/** A promise while the full view is on its way; nothing once it is here or known not to come. */
export function loadFullView(): Promise<void> | undefined {
  if (settled) return undefined
  loading ??= import('./full-view.ts')
    .then((module) => {
      full = module
    })
    .catch(() => undefined)
    .then(() => {
      settled = true
    })
  return loading
}

/** The full view's styles come with it. */
export function adopt(root: ShadowRoot, sheet: CSSStyleSheet | undefined): void {
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
}
