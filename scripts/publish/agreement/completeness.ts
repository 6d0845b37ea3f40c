import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Completeness } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import { concerningRules } from '../../lint/answered.ts'
import { lintContext } from '../../lint/context.ts'
import type { Finding } from '../../lint/finding.ts'
import { lintAgreement } from '../../lint/lint.ts'
import { lintOverTime } from '../../lint/over-time.ts'
import type { Data } from '../../load/data.ts'

/** The rules about what a breach gives, which is told only where credits are. */
const OF_CREDITS = ['L14', 'L22', 'L23', 'L24']

/**
 * Which of the rules L01 to L25 an agreement answers, for its readers; undefined unless site.yaml says so. What stays private
 * is not asked about either: neither suppliers nor credits that are not told, and nothing of what a rule said.
 * @param asOf - Epoch milliseconds, for what should have been done by now.
 */
export function completeness(
  agreement: Agreement,
  data: Data,
  publish: Site['publish'],
  asOf: number,
): Completeness | undefined {
  if (!publish.completeness) return undefined
  const told = publish.suppliers ? agreement : { ...agreement, suppliers: [] }
  const context = lintContext(data)
  const contract = data.contracts.find(({ id }) => id === agreement.id)
  const found = [...lintAgreement(told, context), ...(contract ? lintOverTime(contract, context, asOf) : [])]
  const rules = concerningRules(told, found).filter((rule) => publish.credits || !OF_CREDITS.includes(rule))
  return { rules: rules.map((rule) => entryOf(rule, found, agreement)) }
}

function entryOf(rule: string, found: Finding[], { objectives }: Agreement): Completeness['rules'][number] {
  const own = found.filter((finding) => finding.rule === rule)
  const about = own.flatMap(({ path: [first, at] }) =>
    first === 'objectives' && typeof at === 'number' ? (objectives[at]?.id ?? []) : [],
  )
  return {
    rule,
    ...(own.length > 0 && { open: true as const }),
    ...(about.length > 0 && { objectives: [...new Set(about)] }),
  }
}
