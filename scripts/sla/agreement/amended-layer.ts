import type { Amendment, Level } from '../../../data/schema/agreement.ts'
import type { Change } from '../../../data/schema/contract.ts'
import { amend } from './amendments.ts'
import { approvalsMissing, type Party } from './approval.ts'
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

/** An amendment as it was applied, and what its agreement's own file says with it. */
export interface Step {
  amendment: Amendment
  changes: Change[]
  layer: Layer
  problems: LayerProblem[]
}

/** In the order of their days; those of one day as they stand in the file. */
export function inOrder({ amendments }: AgreementFile) {
  return amendments.toSorted((a, b) => a.amendment.effectiveFrom.localeCompare(b.amendment.effectiveFrom))
}

/** The levels wider than an agreement, as each stands on a day. */
export function widerAt(agreement: AgreementFile, known: Known, day: string): Layer[] {
  const { order } = levelOrder(agreement, known)
  return order.filter((one) => one !== agreement).map((one) => layerAt(one, known, day))
}

/** An agreement's own layer with the approved amendments up to a day applied. */
export function layerAt(one: AgreementFile, known: Known, day: string): Layer {
  return stepsOf(one, known).findLast(({ amendment }) => amendment.effectiveFrom <= day)?.layer ?? one
}

/** Apply one amendment to what holds the day it begins, whether it is approved or only tried. */
export function stepFrom(
  layer: Layer,
  one: AgreementFile,
  known: Known,
  { amendment, index }: AgreementFile['amendments'][number],
): Step {
  const wider = widerAt(one, known, amendment.effectiveFrom)
  const before = {
    inherited: mergeLevels(wider).terms,
    merged: mergeLevels([...wider, layer]).terms,
  }
  const { id, level, file } = one
  const origin = { layer: id, from: `${level}:${id}`, place: ['amendments', index] }
  const { terms, changes, problems } = amend(layer.terms, before, amendment, origin)
  return { amendment, changes, problems, layer: { id, level, file, terms } }
}

/** Every version asks for the same steps of the same levels: each is taken once. */
const taken = new WeakMap<Known, Map<AgreementFile, Step[]>>()

/** The approved amendments of an agreement applied one after the other, by the rule that held when it began. */
export function stepsOf(one: AgreementFile, known: Known): Step[] {
  const all = taken.get(known) ?? new Map<AgreementFile, Step[]>()
  taken.set(known, all)
  const done = all.get(one)
  if (done) return done
  const steps: Step[] = []
  if (one.amendments.length > 0) {
    const merged = mergeLevels([...widerAt(one, known, one.effectiveFrom), one]).terms
    const rule = writtenAt(merged, 'amendmentRule.approvals')
    const names = Array.isArray(rule) ? rule.map(String) : undefined
    const approved = inOrder(one).filter(
      ({ amendment }) => approvalsMissing(amendment, one.parties, names).length === 0,
    )
    for (const entry of approved) steps.push(stepFrom(steps.at(-1)?.layer ?? one, one, known, entry))
  }
  all.set(one, steps)
  return steps
}
