// @ts-nocheck
import { LEVELS, type Level } from '../../../data/schema/agreement.ts'
import { didYouMean } from '../../nearest.ts'
import { type LayerProblem, layerText } from './layer.ts'

/** What of an agreement's file says where it stands among the levels. */
interface Leveled {
  id: string
  level: Level
  file: string
  /** Ids as written. */
  extends: string[]
}

const rank = ({ level }: Leveled): number => LEVELS.indexOf(level)

/**
 * An agreement with all that it extends, directly or by way of another, the widest level first and each once
 * (semantics 2.14). What cannot be extended is left out and said: an unknown id, and an agreement that is not of a wider
 * level. So no circle can be followed: the step in it that does not lead to a wider level is the one that is said.
 */
export function levelOrder<T extends Leveled>(
  agreement: T,
  known: ReadonlyMap<string, T>,
): { order: T[]; problems: LayerProblem[] } {
  const order = new Set<T>()
  const problems: LayerProblem[] = []
  const visit = (one: T) => {
    for (const [index, id] of one.extends.entries()) {
      const wider = known.get(id)
      const fault = wider
        ? faultOf(one, wider)
        : `no agreement is called "${id}"${didYouMean(id, [...known.keys()])}`
      if (fault !== undefined) problems.push({ layer: one.id, place: ['extends', index], message: fault })
      else if (wider && !order.has(wider)) visit(wider)
    }
    order.add(one)
  }
  visit(agreement)
  return { order: [...order].sort((a, b) => rank(a) - rank(b)), problems }
}

function faultOf(one: Leveled, wider: Leveled): string | undefined {
  if (one.id === wider.id) return `${layerText(one)} cannot extend itself`
  if (rank(wider) < rank(one)) return undefined
  const order = LEVELS.join(' < ')
  return `${layerText(one)} cannot extend ${layerText(wider)}: that is not a wider level (${order})`
}
