/**
 * Canonical JSON by RFC 8785: what the hashes of a chain are taken of. `JSON.stringify` writes numbers and strings as it
 * asks; keys are put in the order of their UTF-16 code units.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const own = value as Record<string, unknown>
  const fields = Object.keys(own).sort()
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(own[key])}`).join()}}`
}

const encoder = new TextEncoder()

/** SHA-256 of a text, in lower-case hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
