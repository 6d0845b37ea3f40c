import type { Amendment } from '../../../data/schema/agreement.ts'
import type { Change } from '../../../data/schema/contract.ts'
import { type AgreementFile, amendedAt, approves, inOrder, type Known, widerAt } from './amended-layer.ts'
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
  const all = order.flatMap((one) => inOrder(one).map((entry) => ({ one, ...entry })))
  const effective = all.filter(({ one, amendment }) => approves(one, amendment, known))
  const days = effective.map(({ amendment }) => amendment.effectiveFrom)
  const later = [...new Set(days)].filter((day) => day > agreement.effectiveFrom).sort()
  const versions: WrittenVersion[] = []
  let before = ''
  for (const from of [agreement.effectiveFrom, ...later]) {
    const { terms, problems: found } = mergedAt(agreement, known, from)
    // A value that breaks a lock does so in every version, whatever the lock holds then: it is said once.
    problems.push(...found.filter((one) => !problems.some((said) => samePlace(one, said))))
    const says = JSON.stringify([...terms].map(([path, { value }]) => [path, value]).sort())
    if (says === before) continue
    before = says
    const began = effective.filter(({ amendment }) => amendment.effectiveFrom === from && versions.length > 0)
    const names = began.map(({ one, amendment }) => ({ agreement: one.id, id: amendment.id }))
    versions.push({ from, terms, amendments: names })
  }
  const own = amendedAt(agreement, known, '9999-12-31')
  const proposed = inOrder(agreement).filter(({ amendment }) => !approves(agreement, amendment, known))
  const trials = proposed.map(({ amendment }) => ({
    amendment,
    trial: amendedAt(agreement, known, amendment.effectiveFrom, amendment),
  }))
  return {
    versions,
    approved: own.applied,
    proposed: trials.map(({ amendment, trial }) => {
      const wider = widerAt(agreement, known, amendment.effectiveFrom)
      const changes = trial.applied.find((one) => one.amendment === amendment)?.changes ?? []
      return { amendment, changes, proposal: mergeLevels([...wider, trial.layer]).terms }
    }),
    problems: [...problems, ...own.problems, ...trials.flatMap(({ trial }) => trial.problems)],
  }
}

function mergedAt(agreement: AgreementFile, known: Known, day: string): Merged {
  return mergeLevels([...widerAt(agreement, known, day), amendedAt(agreement, known, day).layer])
}

function samePlace(a: LayerProblem, b: LayerProblem): boolean {
  return a.layer === b.layer && a.place.join('.') === b.place.join('.')
}
