import type { Level } from '../../../data/schema/agreement.ts'
import type { Terms } from './terms.ts'

/** One level of an agreement: what its own file says at a time, with its own amendments applied. */
export interface Layer {
  id: string
  level: Level
  /** For messages. */
  file: string
  terms: Terms
}

/** Something wrong in a layer's file. */
export interface LayerProblem {
  layer: string
  place: PropertyKey[]
  message: string
}

/**
 * Fields that are each agreement's own and never come from a wider level: who signed what, from when and for whom. A
 * signature under one agreement binds nobody to another, and a public level does not make a customer's agreement public.
 */
const OWN = [
  'id',
  'level',
  'extends',
  'locks',
  'floors',
  'template',
  'title',
  'parties',
  'visibility',
  'effectiveFrom',
  'effectiveTo',
  'signatures',
  'phases',
  'suspensions',
  'amendments',
]

/** Whether a term, by its dotted path, is of each agreement by itself: no level above gives it or locks it. */
export function isOwn(path: string): boolean {
  return OWN.includes(path.split('.')[0] ?? '')
}

/** `corporate agreement "koncern" (agreements/koncern.yaml)` */
export function layerText({ level, id, file }: Omit<Layer, 'terms'>): string {
  return `${level} agreement "${id}" (${file})`
}

/** A value in an error message: as JSON, or `nothing` where there is none. */
export const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
