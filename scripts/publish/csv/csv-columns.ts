import type { Text } from '../../../data/schema/common.ts'
import type { Cell, Column } from './csv.ts'

/** Dotted names of what an entry of the feed holds, as `period.id`. */
export type Path<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: `${K}` | `${K}.${Path<NonNullable<T[K]>>}` }[keyof T & string]
    : never

/** Columns that are called what the feed calls them, `period.id` for a field within one. */
export function fields<Row>(...paths: Path<Row>[]): Column<Row>[] {
  return paths.map((path) => {
    const keys = path.split('.')
    return [path, (row) => cellOf(valueAt(row, keys))]
  })
}

/** Words for people: a column for each language, as `title.sv`, in words that are there when a language has none. */
export function texts<Row>(
  name: string,
  text: (row: Row) => Text | undefined,
  speakers: { locale: string; say: (text: Text) => string }[],
): Column<Row>[] {
  return speakers.map(({ locale, say }) => [
    `${name}.${locale}`,
    (row) => {
      const found = text(row)
      return found === undefined ? null : say(found)
    },
  ])
}

/** A column for every name that any row's record has, as `numbers.samples`, by name so that the order is the same. */
export function records<Row>(
  name: string,
  record: (row: Row) => Record<string, Cell> | undefined,
  rows: Row[],
): Column<Row>[] {
  const names = new Set(rows.flatMap((row) => Object.keys(record(row) ?? {})))
  return [...names].sort().map((key) => [`${name}.${key}`, (row) => record(row)?.[key]])
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}

function cellOf(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
