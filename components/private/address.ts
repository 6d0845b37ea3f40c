/** A folder of private feeds, as `src` names it. */
const FOLDER = /\/?private\/v1\/$/

/** The key in a page's fragment, `#k=…`; nothing where there is none. A query would be sent to the server. */
export function keyInFragment(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get('k') ?? undefined
}

/**
 * The address to follow: of a folder of private feeds with the key in its fragment, which is in no request; any other as
 * it is.
 * @param key - Empty for the one in the page's own fragment.
 * @param agreement - Empty for the first.
 */
export function privateAddress(src: string, key: string, agreement: string): string {
  if (!FOLDER.test(src)) return src
  const k = key || keyInFragment(globalThis.location?.hash ?? '') || ''
  return `${src}#${new URLSearchParams({ k, ...(agreement && { a: agreement }) })}`
}
