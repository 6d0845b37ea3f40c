import { isMap, isPair, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { issueMessage } from './issue-message.ts'
import type { Problem } from './problem.ts'
import { parsedOr, plainOf } from './yaml-value.ts'

/** A YAML text with where it stands: front matter begins further down in its file. */
export interface YamlText {
  file: string
  text: string
  /** Lines of the file before this text. */
  linesBefore: number
}

/** Say what is wrong with a part of a file: with its line, or that of the object that lacks it. */
export type Locate = (path: PropertyKey[], message: string) => Problem

/** A value that passed its schema, with a way to say where a part of it stands; or what is wrong with it. */
export type Checked<T> = { value: T; problem: Locate } | { problems: Problem[] }

/** Parse alone: the value is whatever the file says. */
export function parseYaml({ file, text, linesBefore }: YamlText): Checked<unknown> {
  const lines = new LineCounter()
  const lineAt = (offset: number) => lines.linePos(offset).line + linesBefore
  const unreadable = (line: number | null, why: string): Problem => ({
    ...{ file, line, path: '', message: `not readable as YAML: ${why}` },
  })
  const document = parsedOr(() =>
    parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' }),
  )
  if (typeof document === 'string') return { problems: [unreadable(null, document)] }
  const plain = plainOf(document)
  if ('faults' in plain)
    return { problems: plain.faults.map(({ offset, message }) => unreadable(lineAt(offset), message)) }
  const problem: Locate = (path, message) => ({
    file,
    line: lineAt(offsetOf(document.contents, path)),
    path: pathText(path),
    message,
  })
  return { value: plain.value, problem }
}

/** Validate a value; what is wrong with it is said by `problem`. */
export function checkValue<S extends z.ZodType>(
  schema: S,
  plain: unknown,
  problem: Locate,
): Checked<z.output<S>> {
  const parsed = schema.safeParse(plain)
  if (parsed.success) return { value: parsed.data, problem }
  return {
    problems: parsed.error.issues.flatMap((issue) =>
      issueMessage(issue, plain, schema).map(({ path, message }) => problem(path, message)),
    ),
  }
}

/** Parse and validate; every problem carries the line of the value, or of the object that lacks it. */
export function checkYaml<S extends z.ZodType>(schema: S, text: YamlText): Checked<z.output<S>> {
  const parsed = parseYaml(text)
  return 'problems' in parsed ? parsed : checkValue(schema, parsed.value, parsed.problem)
}

/** Where the key or item at `path` begins; for one that is missing, where its nearest parent does. */
function offsetOf(root: Node | null, path: PropertyKey[]): number {
  let node: Node | null = root
  let offset = root?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key))
      if (pair === undefined) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value as Node | null
    } else {
      const next = (node as { items?: Node[] } | null)?.items?.[Number(key)]
      if (next === undefined) return offset
      offset = next.range?.[0] ?? offset
      node = next
    }
  }
  return offset
}

function pathText(path: PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`,
    )
    .join('')
}
