import { isCollection, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { LONGEST_ID } from '../../data/schema/common.ts'
import type { Problem } from '../load/problem.ts'
import { parsedOr, plainOf } from '../load/yaml-value.ts'
import { slugOf } from './slug.ts'

/** A document of a file of targets: its values, how a number is written, and where its parts stand. */
export interface TargetDocument {
  apiVersion: string
  kind: string
  name: string
  value: Record<string, unknown>
  /** The text of a scalar, so that 99.50 keeps its decimals; undefined where there is none. */
  written(path: PropertyKey[]): string | undefined
  problem(path: PropertyKey[], message: string): Problem
}

/** Reads every document of a YAML file; what cannot be read as YAML at all is a problem. */
export function targetDocuments(
  text: string,
  file: string,
): { documents: TargetDocument[]; problems: Problem[] } {
  const lines = new LineCounter()
  const problems: Problem[] = []
  const lineAt = (offset: number) => lines.linePos(offset).line
  const unreadable = (line: number | null, why: string) => {
    problems.push({ file, line, path: '', message: `not readable as YAML: ${why}` })
    return []
  }
  const parsed = parsedOr(() =>
    parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' }),
  )
  if (typeof parsed === 'string') return { documents: unreadable(null, parsed), problems }
  const documents = [parsed].flat().flatMap((one) => {
    const plain = plainOf(one)
    if ('faults' in plain)
      return plain.faults.flatMap(({ offset, message }) => unreadable(lineAt(offset), message))
    const { value } = plain
    if (!isRecord(value)) return []
    const nodeAt = (path: PropertyKey[]) => one.getIn(path, true) as Node | undefined
    const nearest = (path: PropertyKey[]): Node | undefined =>
      nodeAt(path) ?? (path.length > 0 ? nearest(path.slice(0, -1)) : undefined)
    const metadata = isRecord(value.metadata) ? value.metadata : {}
    return {
      ...{ apiVersion: String(value.apiVersion ?? ''), kind: String(value.kind ?? '') },
      ...{ name: String(metadata.name ?? ''), value },
      written(path: PropertyKey[]) {
        const node = nodeAt(path)
        if (node === undefined || isCollection(node)) return undefined
        const { source, value: plain } = node as { source?: string; value?: unknown }
        return plain == null ? undefined : (source ?? String(plain))
      },
      problem: (path: PropertyKey[], message: string): Problem => ({
        ...{ file, line: lineAt(nearest(path)?.range?.[0] ?? one.range?.[0] ?? 0) },
        ...{ path: path.map(String).join('.'), message },
      }),
    }
  })
  return { documents, problems }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name as an id: lower-case letters, digits and single hyphens. */
export function idOf(...names: string[]): string {
  return slugOf(names.join('-')).slice(0, LONGEST_ID).replace(/-$/, '') || 'objective'
}
