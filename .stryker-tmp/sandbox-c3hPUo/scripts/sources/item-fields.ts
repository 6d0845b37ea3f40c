// @ts-nocheck
import type { Cell, Row } from './item-rows.ts'
import { excerpt, type SetAside } from './set-aside.ts'

/** Reads the values of one row and gathers everything that is wrong with them. */
export interface Fields {
  row: Row
  /** Whether something is wrong; then the row is set aside whole. */
  faulty(): boolean
  fault(reason: string, found: string): void
  text(role: string): string | undefined
  required(role: string): string
  /** A time, or a date, which is the start of its local day. */
  time(role: string): (Cell & { at: number }) | undefined
  requiredTime(role: string): number
  /** A whole number from 0 on. */
  count(role: string): number | undefined
  /** What a word of the column means; a word that stands nowhere is a fault that names the setting to mend. */
  meaning<T>(role: string, words: ReadonlyMap<string, T> | undefined, setting: string): T | undefined
}

/** @param columns - What the files call the columns, for the words of a fault. */
export function fieldsOf(row: Row, columns: Record<string, string | undefined>, timeWords: string) {
  const faults: [reason: string, found: string][] = []
  const name = (role: string) => `"${columns[role] ?? role}"`
  const missing = (role: string) => faults.push([`${name(role)} is empty`, ''])
  const fields: Fields = {
    row,
    faulty: () => faults.length > 0,
    fault: (reason, found) => void faults.push([reason, found]),
    text: (role) => row.cells[role]?.text,
    required(role) {
      const text = fields.text(role)
      if (text === undefined) missing(role)
      return text ?? ''
    },
    time(role) {
      const cell = row.cells[role]
      if (cell === undefined) return undefined
      if (cell.at !== null) return { ...cell, at: cell.at }
      faults.push([`the time in ${name(role)} cannot be read; expected ${timeWords}`, cell.text])
      return undefined
    },
    requiredTime(role) {
      if (row.cells[role] === undefined) missing(role)
      return fields.time(role)?.at ?? 0
    },
    count(role) {
      const text = fields.text(role)
      if (text === undefined) return undefined
      const plain = text.replace(/^(\d+)\.0+$/, '$1')
      if (/^\d{1,15}$/.test(plain)) return Number(plain)
      faults.push([`${name(role)} is not a whole number`, text])
      return undefined
    },
    meaning(role, words, setting) {
      const text = fields.text(role)
      if (text === undefined || words === undefined) return undefined
      const meaning = words.get(text)
      if (meaning === undefined)
        faults.push([`the word in ${name(role)} is not known; add it to \`${setting}\``, text])
      return meaning
    },
  }
  const setAside = (): SetAside => ({
    file: row.file,
    line: row.line,
    reason: faults.map(([reason]) => reason).join('; '),
    found: excerpt(faults.map(([, found]) => found).join('; ')),
  })
  return { fields, setAside }
}

/** The meaning of each word, from words by meaning. */
export function meanings<T extends string>(
  words: Partial<Record<T, string[] | undefined>> | undefined,
): ReadonlyMap<string, T> | undefined {
  if (words === undefined) return undefined
  const entries = Object.entries(words) as [T, string[] | undefined][]
  return new Map(entries.flatMap(([meaning, list]) => (list ?? []).map((word) => [word, meaning] as const)))
}
