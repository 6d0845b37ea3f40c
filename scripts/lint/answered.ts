import type { Agreement } from '../../data/schema/agreement.ts'
import type { Finding } from './finding.ts'

/** How complete an agreement is by the rules of agreement-concepts 1.8 (row 13). */
export interface Answered {
  agreement: string
  /** How many of the rules concern it, and how many of those have nothing to ask. */
  rules: number
  answered: number
  /** Those that have, as `L19`, in their order. */
  open: string[]
}

const ALL = Array.from({ length: 25 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`)

const hasClock = ({ objectives }: Agreement) => objectives.some((objective) => 'strictDue' in objective)
const givesCredits = ({ credits }: Agreement) => credits !== undefined && credits !== 'none'

/** The rules that are about something that not every agreement has, with how it is told whether one has it. */
const CONCERNS: Record<string, (agreement: Agreement) => boolean> = {
  L07: ({ objectives }) => objectives.some((objective) => 'calendar' in objective),
  L08: ({ objectives }) => objectives.some((objective) => 'unknownPolicy' in objective),
  L09: hasClock,
  L17: hasClock,
  L18: ({ objectives, suppliers }) => suppliers.length > 0 || objectives.some(({ kind }) => kind === 'sla'),
  L19: ({ objectives }) =>
    objectives.some(({ metric }) => metric === 'availability' || metric === 'response-time'),
  L21: ({ phases, rollout }) => rollout !== undefined || Object.keys(phases).length > 0,
  L22: givesCredits,
  // Asked by the schema (data/schema/credits.ts): an agreement that can be read has answered it.
  L23: givesCredits,
  L24: givesCredits,
}

/** The rules that concern an agreement, in their order; one that found something concerns it. Pure. */
export function concerningRules(agreement: Agreement, findings: readonly Pick<Finding, 'rule'>[]): string[] {
  const asked = new Set(findings.map(({ rule }) => rule))
  return ALL.filter((rule) => asked.has(rule) || (CONCERNS[rule]?.(agreement) ?? true))
}

/**
 * How many of the rules that concern an agreement are answered. Pure.
 * @param findings - What the rules found in it, warnings and errors; a rule that found something concerns it.
 */
export function answeredBy(agreement: Agreement, findings: readonly Pick<Finding, 'rule'>[]): Answered {
  const asked = new Set(findings.map(({ rule }) => rule))
  const rules = concerningRules(agreement, findings)
  const open = rules.filter((rule) => asked.has(rule))
  return { agreement: agreement.id, rules: rules.length, answered: rules.length - open.length, open }
}

/** `drift-tjanster: 24 of 25 rules answered, L19 open` */
export function answeredText({ agreement, rules, answered, open }: Answered): string {
  return `${agreement}: ${answered} of ${rules} rules answered${open.length > 0 ? `, ${open.join(', ')} open` : ''}`
}
