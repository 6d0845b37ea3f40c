import { ceil, compare, ratio, subtract } from '../exact/ratio.ts'
import type { TimeQuestion } from '../types.ts'
import { isSameKnown, knownOf } from './known.ts'
import { type Reading, readKnown } from './reading.ts'
import type { Reliefs } from './reliefs.ts'

const MINUTE = ratio(60_000)

/**
 * What monitoring and declared incidents each say by themselves, whichever of them the contract goes by (semantics 2.6 step
 * 1): `monitoringDownMs` and `incidentsDownMs`, the weighted downtime, raised. Only where one of them differs from the
 * figure by more than a minute; empty else. So the side that has no authority is not silent either.
 */
export function otherAuthorities(
  question: TimeQuestion,
  reliefs: Reliefs,
  { known, totals }: Reading,
): Record<string, string> {
  const { objective, parts } = question
  const told = (side: 'monitored' | 'declared') => parts.some(({ evidence }) => evidence[side].length > 0)
  if (!told('monitored') || !told('declared')) return {}
  const by = (authority: 'monitoring' | 'incidents') => {
    const measurement = { ...objective.measurement, authority }
    const asked = { ...question, objective: { ...objective, measurement } }
    const alone = knownOf(asked, objective.resolution, reliefs.byPart)
    // Who has authority decides over what is known, and over nothing that follows from it.
    return isSameKnown(alone, known) ? totals.down : readKnown(asked, reliefs, alone).totals.down
  }
  const [monitoring, incidents] = [by('monitoring'), by('incidents')]
  const differs = [monitoring, incidents].some((down) => {
    const more = subtract(down, totals.down)
    return compare(more, MINUTE) > 0 || compare(subtract(totals.down, down), MINUTE) > 0
  })
  if (!differs) return {}
  return { monitoringDownMs: String(ceil(monitoring)), incidentsDownMs: String(ceil(incidents)) }
}
