/** A value that travels beside the statement, in a place like `{name:Array(String)}`, and so is never read as SQL. */
export type Parameter = string | number | readonly string[] | readonly number[]

/** The fields of a form in which ClickHouse takes parameters; it reads each as a field of a TSV file. */
export function parameterFields(parameters: Record<string, Parameter>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [`param_${name}`, written(value)]),
  )
}

function written(value: Parameter): string {
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return `[${value.map((one) => (typeof one === 'string' ? `'${escaped(one)}'` : String(one))).join(',')}]`
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\'\t\n\r]/g, (char) => ESCAPES[char] ?? char)
}

/** The name of a column or table as SQL, whatever stands in it. */
export function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``
}
