import type { Amendment, Level } from '../../../data/schema/agreement.ts'
import type { Change } from '../../../data/schema/contract.ts'
import { amend } from './amendments.ts'
import { isApproved, type Party } from './approval.ts'
import type { Layer, LayerProblem } from './layer.ts'
import { levelOrder } from './level-order.ts'
import { mergeLevels } from './merge-levels.ts'
import type { Terms } from './terms.ts'
import { writtenAt } from './written.ts'

/** An agreement's file as read, its terms apart, its amendments by themselves. */
export interface AgreementFile {
  id: string
  level: Level
  file: string
  extends: string[]
  effectiveFrom: string
  parties: Party[]
  terms: Terms
  /** With their places in the file. */
  amendments: { amendment: Amendment; index: number }[]
}

/** All agreements by id. */
export type Known = ReadonlyMap<string, AgreementFile>

interface Amended {
  layer: Layer
  applied: { amendment: Amendment; changes: Change[] }[]
  problems: LayerProblem[]
}

/** In the order of their days; those of one day as they stand in the file. */
export function inOrder({ amendments }: AgreementFile) {
  return amendments.toSorted((a, b) => a.amendment.effectiveFrom.localeCompare(b.amendment.effectiveFrom))
}

/** Whether an amendment has what it needs, by the rule that held when the agreement began. */
export function approves(one: AgreementFile, amendment: Amendment, known: Known) {
  const wider = widerAt(one, known, one.effectiveFrom)
  const plain = mergeLevels([...wider, one]).terms
  const rule = writtenAt(plain, 'amendmentRule.approvals')
  const names = Array.isArray(rule) ? rule.map(String) : undefined
  return isApproved(amendment, one.parties, names)
}

/** The levels wider than an agreement, as each stands on a day. */
export function widerAt(agreement: AgreementFile, known: Known, day: string): Layer[] {
  const { order } = levelOrder(agreement, known)
  return order.filter((one) => one !== agreement).map((one) => amendedAt(one, known, day).layer)
}

/** An agreement's own layer with the approved amendments up to a day applied, and a proposal where one is tried. */
export function amendedAt(one: AgreementFile, known: Known, day: string, tried?: Amendment): Amended {
  const { id, level, file } = one
  const applied: Amended['applied'] = []
  const problems: LayerProblem[] = []
  let terms = one.terms
  for (const { amendment, index } of inOrder(one)) {
    const counts = amendment.effectiveFrom <= day && approves(one, amendment, known)
    if (!counts && amendment !== tried) continue
    const wider = widerAt(one, known, amendment.effectiveFrom)
    const before = {
      inherited: mergeLevels(wider).terms,
      merged: mergeLevels([...wider, { id, level, file, terms }]).terms,
    }
    const origin = { layer: id, from: `${level}:${id}`, place: ['amendments', index] }
    const amended = amend(terms, before, amendment, origin)
    terms = amended.terms
    applied.push({ amendment, changes: amended.changes })
    problems.push(...amended.problems)
  }
  return { layer: { id, level, file, terms }, applied, problems }
}
