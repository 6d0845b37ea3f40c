/** What RE2 reads as more than itself. */
const SPECIAL = /[\\.+*?()|[\]{}^$]/g

/** The series of a selector of which a label has one of these values. */
export function only(selector: string, label: string, values: readonly string[]): string {
  const pattern = values.map((value) => value.replace(SPECIAL, '\\$&')).join('|')
  const matcher = `${label}=~${JSON.stringify(pattern)}`
  if (!selector.endsWith('}')) return `${selector}{${matcher}}`
  const inner = selector.slice(0, -1)
  return `${inner}${/[{,]\s*$/.test(inner) ? '' : ','}${matcher}}`
}

/** What of a question may stand in an address; servers and those before them refuse one of more than 8 kB. */
const MOST_LETTERS = 5000

/** The values in batches that each fit into a question. */
export function batched(values: readonly string[], most = MOST_LETTERS): string[][] {
  const found: string[][] = []
  let length = 0
  for (const value of values) {
    const adds = encodeURIComponent(value.replace(SPECIAL, '\\\\$&')).length + 3
    if (found.length === 0 || length + adds > most) {
      found.push([])
      length = 0
    }
    length += adds
    found.at(-1)?.push(value)
  }
  return found
}
