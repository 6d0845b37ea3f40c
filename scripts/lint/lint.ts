import type { Agreement } from '../../data/schema/agreement.ts'
import { l14, l22, l24 } from './credits.ts'
import type { Finding, LintContext, Rule } from './finding.ts'
import { l10, l11, l12, l13, l15, l16 } from './management.ts'
import {
  disputeStages,
  partyNames,
  roleNames,
  rolloutNames,
  workloadNames,
  workloadSources,
} from './names.ts'
import { l05, l06, l07, l08, l20 } from './objectives.ts'
import { l01, l02, l03, l04, l21, l25 } from './parties.ts'
import { l18, l19 } from './realism.ts'
import { l09, l17 } from './tickets.ts'

/** A rule of two parts. */
function both(one: Rule, other: Rule): Rule {
  return (agreement, context) => [...one(agreement, context), ...other(agreement, context)]
}

/** The rules of agreement-concepts 1.8, in their order. L23, on bands of credits, is the schema's (data/schema/credits.ts). */
const RULES: Record<string, Rule> = {
  L01: both(l01, partyNames),
  L02: l02,
  L03: both(l03, workloadNames),
  L04: l04,
  L05: l05,
  L06: both(l06, workloadSources),
  L07: l07,
  L08: l08,
  L09: l09,
  L10: both(l10, roleNames),
  L11: l11,
  L12: l12,
  L13: l13,
  L14: l14,
  L15: both(l15, disputeStages),
  L16: l16,
  L17: l17,
  L18: l18,
  L19: l19,
  L20: l20,
  L21: both(l21, rolloutNames),
  L22: l22,
  L24: l24,
  L25: l25,
}

/** Everything that the rules find in an agreement. Pure; where each finding stands is said by its path. */
export function lintAgreement(agreement: Agreement, context: LintContext): Finding[] {
  return Object.entries(RULES).flatMap(([rule, look]) =>
    look(agreement, context).map((found) => ({ rule, ...found })),
  )
}
