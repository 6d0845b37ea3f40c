/** An absolute address, if it is one of the web's. */
export function webAddress(address: string, base?: string): URL | undefined {
  try {
    const url = new URL(address, base)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
  } catch {
    return undefined
  }
}
