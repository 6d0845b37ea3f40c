import type { Objective } from './objective.ts'
import { Share } from './objective-common.ts'

/** A share as written, in billionths: shares are compared exactly. */
function billionths(share: string): bigint {
  const [whole = '0', fraction = ''] = share.split('.')
  return BigInt(whole) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9))
}

/**
 * What is wrong with how an objective makes one figure of several services (semantics 2.6 steps 4 and 5), as path within
 * the objective and sentence. Empty when all is well.
 * @param services - Those that the objective holds for.
 */
export function compositionProblems(
  objective: Objective,
  services: readonly string[],
): { path: string[]; message: string }[] {
  if (!('composition' in objective) && !('unitWeights' in objective)) return []
  const { composition, unitWeights } = objective
  const problems: { path: string[]; message: string }[] = []
  const wrong = (field: string, message: string) => problems.push({ path: [field], message })
  const all = services.join(', ')
  if (composition === 'weighted' && !unitWeights)
    wrong('composition', `weighted needs unitWeights: a share of each of ${all}, which add up to 1`)
  if (unitWeights && composition !== 'weighted')
    wrong('unitWeights', 'unitWeights say nothing without `composition: weighted`; add it, or take them out')
  if (unitWeights) {
    const named = Object.keys(unitWeights)
    const missing = services.filter((service) => !named.includes(service))
    const strange = named.filter((service) => !services.includes(service))
    if (missing.length > 0)
      wrong('unitWeights', `no share for ${missing.join(', ')}; give it one, "0" at least`)
    if (strange.length > 0)
      wrong('unitWeights', `${strange.join(', ')}: the objective does not hold for it (it holds for ${all})`)
    const shares = Object.values(unitWeights)
    // What is no share at all is said by its own field.
    const readable = shares.every((share) => Share.safeParse(share).success)
    const sum = readable ? shares.reduce((total, share) => total + billionths(share), 0n) : 0n
    if (readable && sum !== 1_000_000_000n)
      wrong(
        'unitWeights',
        `expected shares that add up to 1, found ${Number(sum) / 1e9} (semantics 2.6 step 4)`,
      )
  }
  if (typeof composition === 'object' && composition.kOfN > services.length)
    wrong(
      'composition',
      `${composition.kOfN} services have to be up, but the objective holds for ${services.length} (${all})`,
    )
  return problems
}
