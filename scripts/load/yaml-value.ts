import { type Document, visit } from 'yaml'

const TOO_DEEP = 'it is nested too deeply to be read; write it flatter'

/** What makes a document unreadable, and where. */
export interface YamlFault {
  offset: number
  message: string
}

/** Parse, or say in words why that is too much: the parser calls itself for every level. */
export function parsedOr<T>(parse: () => T): T | string {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) return TOO_DEEP
    throw error
  }
}

/**
 * The plain values of a document, or everything that makes it unreadable. Besides its syntax that is what its aliases do:
 * one that stands within what it names would never end, and a few that name one another can come to more than any memory
 * holds.
 */
export function plainOf(document: Document.Parsed): { value: unknown } | { faults: YamlFault[] } {
  if (document.errors.length > 0) {
    // One bracket that is not closed is found once for each that it is in.
    const faults = document.errors.map(({ pos, message }): [string, YamlFault] => {
      const [offset] = pos
      const deep = message.startsWith('Maximum call stack')
      return [`${offset} ${message}`, { offset, message: deep ? TOO_DEEP : message }]
    })
    return { faults: [...new Map(faults).values()] }
  }
  const endless = endlessAlias(document)
  if (endless) return { faults: [endless] }
  const [offset] = document.range
  const value = parsedOr(() => {
    try {
      return { value: document.toJS() as unknown }
    } catch (error) {
      if (error instanceof ReferenceError) return 'aliases (*) repeat too much; write the values out'
      throw error
    }
  })
  return typeof value === 'string' ? { faults: [{ offset, message: value }] } : value
}

function endlessAlias(document: Document.Parsed): YamlFault | undefined {
  let found: YamlFault | undefined
  visit(document, {
    Alias(_key, alias, path) {
      const named = alias.resolve(document)
      if (!path.some((parent) => parent === named)) return undefined
      const message = `*${alias.source} stands within what it names and would never end; write the value out`
      found = { offset: alias.range?.[0] ?? 0, message }
      return visit.BREAK
    },
  })
  return found
}
