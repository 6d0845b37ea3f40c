import { z } from 'zod'
import type { Connection } from '../connection.ts'
import { excerpt } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'
import { type Parameter, parameterFields } from './parameters.ts'

const Answer = z.looseObject({
  meta: z.array(z.looseObject({ name: z.string(), type: z.string() })),
  data: z.array(z.array(z.unknown())),
  rows: z.number(),
})

/** Where ClickHouse names what went wrong, in an answer of any form, whole or not. */
const EXCEPTION = /Code: \d+\. DB::Exception: .*/

/** The whole statement, which it repeats. */
const SCOPE = / in scope .*(?= \([A-Z_]+\))/

export interface Table {
  columns: { name: string; type: string }[]
  rows: unknown[][]
}

/**
 * Asks for a table. ClickHouse says 200 before it knows that it can answer to the end, so that an answer counts only when
 * it is whole: one document that names no exception and holds as many rows as it says (its form JSONCompact does).
 * @throws UnreachableError when no whole answer comes. @throws SourceError when the server finds the statement wrong.
 */
export async function askTable(
  server: Connection,
  database: string,
  statement: string,
  parameters: Record<string, Parameter>,
): Promise<Table> {
  const query = `${statement}\nFORMAT JSONCompact`
  const { status, text } = await server.post('/', { query, database, ...parameterFields(parameters) })
  const unreachable = (words: string) => new UnreachableError([`${server.place('/')}: ${words}`])
  if (status >= 400) {
    const words = EXCEPTION.exec(text)?.[0].replace(SCOPE, '')
    if (words === undefined) throw unreachable(`answered ${status}: ${excerpt(text.trim()) || 'nothing'}`)
    const said = `answered ${status}: ${excerpt(words)}`
    // 400 and 404 stand for what no second try would mend: syntax, types, tables and columns that do not exist.
    if (status === 400 || status === 404)
      throw new SourceError([`${server.place('/')}: ${said}; correct the source`])
    throw unreachable(said)
  }
  const body = parsed(text)
  const told = (body as { exception?: unknown } | undefined)?.exception
  const broken = typeof told === 'string' ? told : body === undefined ? EXCEPTION.exec(text)?.[0] : undefined
  if (broken !== undefined)
    throw unreachable(`broke its answer off: ${excerpt(broken.split('\n', 1)[0] ?? '')}`)
  const { data, error } = Answer.safeParse(body)
  if (data === undefined) {
    const [{ path, message } = { path: [], message: '' }] = error.issues
    const what =
      body === undefined
        ? `it is ${/^\s*</.test(text) ? 'a page' : /^\s*\{/.test(text) ? 'a part of one' : 'none'}`
        : `${path.join('.') || 'the whole'}: ${message}`
    throw unreachable(`the answer is not one of ClickHouse in the form JSONCompact: ${what}`)
  }
  if (data.rows !== data.data.length)
    throw unreachable(`the answer holds ${data.data.length} rows of ${data.rows}`)
  return { columns: data.meta, rows: data.data }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
