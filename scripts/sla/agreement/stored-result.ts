import type { ObjectiveResult } from '../../../data/schema/feed.ts'

const FIELDS = [
  'agreement',
  'objective',
  'service',
  'metric',
  'period',
  'target',
  'value',
  'exact',
  'worst',
  'best',
  'verdict',
  'reason',
  'certainty',
  'finality',
  'phase',
  'binding',
  'aboveCap',
  'coverage',
  'ledger',
  'items',
  'numbers',
  'metOnlyByRounding',
  'restated',
  'method',
] as const satisfies (keyof ObjectiveResult)[]

/**
 * What is kept of a result once it is final (semantics 2.15): what was decided, and all that decided it. Left out is what
 * follows from the rest (budget, projection, steps) and what is only said about it (title, clause).
 */
export type StoredResult = Pick<ObjectiveResult, (typeof FIELDS)[number]>

/** The stored form of a result. */
export function storedOf(result: ObjectiveResult): StoredResult {
  const kept = FIELDS.filter((field) => result[field] !== undefined)
  return Object.fromEntries(kept.map((field) => [field, result[field]])) as StoredResult
}

/**
 * Canonical JSON by RFC 8785, of which hashes are taken: keys in the order of their UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them. Keys without a value are left out.
 * @throws TypeError for a number that JSON has no form of.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is not JSON`)
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
}
