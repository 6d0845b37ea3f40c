import type { Amendment } from '../../../data/schema/agreement.ts'
import type { Change } from '../../../data/schema/contract.ts'
import {
  type AgreementFile,
  inOrder,
  type Known,
  layerAt,
  stepFrom,
  stepsOf,
  widerAt,
} from './amended-layer.ts'
import type { LayerProblem } from './layer.ts'
import { levelOrder } from './level-order.ts'
import { type Merged, mergeLevels } from './merge-levels.ts'
import type { Terms } from './terms.ts'

/** What an agreement says from a day on, before the schema. */
export interface WrittenVersion {
  from: string
  terms: Terms
  amendments: { agreement: string; id: string }[]
}

export interface WrittenAmendment {
  amendment: Amendment
  changes: Change[]
  /** What would hold with it, for the schema to judge; of a proposal alone. */
  proposal?: Terms
}

export interface History {
  versions: WrittenVersion[]
  approved: WrittenAmendment[]
  proposed: WrittenAmendment[]
  problems: LayerProblem[]
}

/**
 * How an agreement came to what it says: one version for each day on which an approved amendment of its own, or of an
 * agreement that it extends, changes anything of it (semantics 2.13, 2.14). The first begins with the agreement and has
 * all in it that wider levels changed before. Proposed amendments are in none.
 */
export function historyOf(agreement: AgreementFile, known: Known): History {
  const { order, problems } = levelOrder(agreement, known)
  const effective = order.flatMap((one) => stepsOf(one, known).map(({ amendment }) => ({ one, amendment })))
  const days = effective.map(({ amendment }) => amendment.effectiveFrom)
  const later = [...new Set(days)].filter((day) => day > agreement.effectiveFrom).sort()
  const versions: WrittenVersion[] = []
  let before = ''
  for (const from of [agreement.effectiveFrom, ...later]) {
    const { terms, problems: found } = mergedAt(agreement, known, from)
    // A value that breaks a lock does so in every version, whatever the lock holds then: it is said once.
    problems.push(...found.filter((one) => !problems.some((said) => samePlace(one, said))))
    // By the paths alone: a value may be an object that no text can be made of.
    const paths = [...terms.keys()].sort()
    const says = JSON.stringify(paths.map((path) => [path, terms.get(path)?.value]))
    if (says === before) continue
    before = says
    const began = effective.filter(({ amendment }) => amendment.effectiveFrom === from && versions.length > 0)
    const names = began.map(({ one, amendment }) => ({ agreement: one.id, id: amendment.id }))
    versions.push({ from, terms, amendments: names })
  }
  const own = stepsOf(agreement, known)
  const approved = new Set(own.map(({ amendment }) => amendment))
  const trials = inOrder(agreement)
    .filter(({ amendment }) => !approved.has(amendment))
    .map((entry) => {
      const { effectiveFrom } = entry.amendment
      const step = stepFrom(layerAt(agreement, known, effectiveFrom), agreement, known, entry)
      return {
        ...step,
        proposal: mergeLevels([...widerAt(agreement, known, effectiveFrom), step.layer]).terms,
      }
    })
  return {
    versions,
    approved: own,
    proposed: trials,
    problems: [...problems, ...[...own, ...trials].flatMap((step) => step.problems)],
  }
}

function mergedAt(agreement: AgreementFile, known: Known, day: string): Merged {
  return mergeLevels([...widerAt(agreement, known, day), layerAt(agreement, known, day)])
}

function samePlace(a: LayerProblem, b: LayerProblem): boolean {
  return a.layer === b.layer && a.place.join('.') === b.place.join('.')
}
