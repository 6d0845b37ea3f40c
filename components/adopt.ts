import { type CSSResult, isServer } from 'lit'

/** Give a root the styles of a part that came after it was made; the same again changes nothing. */
export function adopt(root: Node, parts: CSSResult[]): void {
  if (isServer || !(root instanceof ShadowRoot)) return
  const sheets = parts.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined)
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])]
}
