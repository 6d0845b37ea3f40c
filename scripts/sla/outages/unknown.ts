import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Known } from '../availability/compose.ts'
import { isZero, ONE } from '../exact/ratio.ts'
import { merge, reaching, subtractIntervals } from '../time/intervals.ts'
import type { Tally } from './tally.ts'

/** Stretches of a span that nobody saw and in which nothing is known to have been down. */
export function unseenTime({ pieces, observed }: Known, within: Interval): Interval[] {
  const down = pieces.filter(({ weight }) => !isZero(weight))
  return subtractIntervals([within], merge([...observed, ...down]))
}

/**
 * What is known if unseen time is taken for something (semantics 2.9, `unknownPolicy`). `assume-up` and `assume-down`: all
 * of it. `hold-last`: an outage that goes on where it is lost sight of goes on until something is seen again; other unseen
 * time was up.
 */
export function withPolicy(
  known: Known,
  policy: Exclude<TimeObjective['unknownPolicy'], 'exclude'>,
  within: Interval,
): Known {
  const unseen = unseenTime(known, within)
  const observed = merge([...known.observed, ...unseen])
  const taken = unseen.flatMap((gap) => {
    if (policy === 'assume-down') return [{ ...gap, weight: ONE, events: [] }]
    const before = known.pieces.find(({ end, weight }) => end === gap.start && !isZero(weight))
    return policy === 'hold-last' && before ? [{ ...before, ...gap }] : []
  })
  const down = known.pieces.filter(({ weight }) => !isZero(weight))
  return { observed, pieces: [...down, ...taken].sort((a, b) => a.start - b.start) }
}

/**
 * What is known without an outage that runs into the period, counts in another and goes on in unknown time: had it been over
 * by then, what nobody saw would be an outage of the period itself. Null where none does.
 * @param down - What all unknown time down comes to.
 */
export function withoutCarried(known: Known, { ledger, episodes }: Tally, within: Interval): Known | null {
  const [first] = ledger.outages
  if (!first || reaching(episodes, first).length > 0) return null
  const [gap] = reaching(unseenTime(known, within), first)
  if (!gap) return null
  const over = known.pieces.filter(({ end }) => end <= gap.start)
  return {
    observed: merge([...known.observed, ...over]),
    pieces: known.pieces.filter((piece) => !over.includes(piece)),
  }
}
