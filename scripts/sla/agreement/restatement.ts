import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { instantText } from '../time/text.ts'
import { canonicalJson, type StoredResult, storedOf } from './stored-result.ts'

/** Fields whose texts differ, by dotted path; a field that one of the two lacks is in the other alone. */
export interface Difference {
  before: Record<string, string>
  after: Record<string, string>
}

/** Who changed a figure that was final, when (epoch milliseconds) and why: `tzdb`, or words. */
export interface Change {
  reason: string
  by: string
  at: number
}

/** What a result says, by dotted path. How far it stands is not a part of what it says. */
function textsOf({ finality: _, restated: __, ...said }: StoredResult): Map<string, string> {
  const texts = new Map<string, string>()
  const put = (path: string, value: unknown) => {
    if (value === undefined) return
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      texts.set(path, typeof value === 'string' ? value : canonicalJson(value))
    else for (const [key, inner] of Object.entries(value)) put(path === '' ? key : `${path}.${key}`, inner)
  }
  put('', said)
  return texts
}

/** What differs between two stored results of the same objective and period; null where nothing does. */
export function differenceOf(earlier: StoredResult, later: StoredResult): Difference | null {
  const [a, b] = [textsOf(earlier), textsOf(later)]
  const paths = [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort()
  if (paths.length === 0) return null
  const pick = (texts: Map<string, string>) =>
    Object.fromEntries(
      paths.flatMap((path) => {
        const text = texts.get(path)
        return text === undefined ? [] : [[path, text]]
      }),
    )
  return { before: pick(a), after: pick(b) }
}

const nameOf = ({ agreement, objective, service, period }: StoredResult) =>
  [agreement, objective, service, period.id].filter((part) => part !== undefined).join(' ')

/**
 * A figure that was final, and what its evidence gives now (semantics 2.15): where nothing differs the figure stands as it
 * was, first version or later; otherwise the later one is its next version, restated, with before, after, who, when and
 * why.
 * @throws RangeError when the two are not of the same period, when one of them does not stand, or without a reason.
 */
export function restate(
  earlier: StoredResult,
  later: ObjectiveResult,
  { reason, by, at }: Change,
): ObjectiveResult {
  const now = storedOf(later)
  if (nameOf(earlier) !== nameOf(now))
    throw new RangeError(
      `"${nameOf(now)}" cannot restate "${nameOf(earlier)}"; expected the same objective and period`,
    )
  if (earlier.finality === 'provisional' || later.finality === 'provisional')
    throw new RangeError(
      `"${nameOf(now)}" is provisional; only a figure that stands is restated, by one that stands`,
    )
  if (reason.trim() === '' || by.trim() === '')
    throw new RangeError(`the restatement of "${nameOf(now)}" needs a reason, and who made it`)
  const difference = differenceOf(earlier, now)
  if (difference === null) {
    const { restated } = earlier
    return { ...later, finality: earlier.finality, ...(restated && { restated }) }
  }
  const version = (earlier.restated?.version ?? 1) + 1
  return {
    ...later,
    finality: 'restated',
    restated: { version, reason, by, at: instantText(at), ...difference },
  }
}
