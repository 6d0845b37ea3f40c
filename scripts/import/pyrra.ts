import type { Problem } from '../load/problem.ts'
import type { ImportedObjectives } from './objectives-from.ts'
import { idOf, isRecord, type TargetDocument } from './target-documents.ts'
import { isPercent, rollingHours } from './target-numbers.ts'

/**
 * A ServiceLevelObjective of Pyrra: a ratio becomes `request-availability`, a latency `response-time`, a gauge of up and down
 * `availability`. Its window always rolls. The metrics themselves are not carried over: a source gives what counts.
 */
export function pyrraObjectives(document: TargetDocument): ImportedObjectives {
  const notCarried: Problem[] = []
  const lost = (path: PropertyKey[], message: string) => {
    notCarried.push(document.problem(['spec', ...path], message))
  }
  const spec = isRecord(document.value.spec) ? document.value.spec : {}
  const target = document.written(['spec', 'target']) ?? ''
  const window = document.written(['spec', 'window']) ?? ''
  const period = rollingHours(window)
  if (!isPercent(target)) lost(['target'], `expected a percentage, as in "99.5", found "${target}"`)
  if (period === null)
    lost(['window'], `a window of "${window}" has no exact length in hours; choose a period by hand`)
  if (spec.alerting !== undefined) lost(['alerting'], 'alerts belong to the monitoring')
  const kind = period === null || !isPercent(target) ? null : indicatorOf(spec, target, lost)
  if (kind === null) return { objectives: [], notCarried }
  const objective = {
    ...{ id: idOf(document.name), metric: kind.metric, target: kind.target, period },
    ...(typeof spec.description === 'string' && { rationale: spec.description.trim() }),
    ...kind.more,
  }
  return { objectives: [{ service: null, objective }], notCarried }
}

interface Kind {
  metric: string
  target: string
  more: Record<string, unknown>
}

function indicatorOf(
  { indicator }: Record<string, unknown>,
  target: string,
  lost: (path: PropertyKey[], message: string) => void,
): Kind | null {
  const kinds = isRecord(indicator) ? indicator : {}
  const share = `>= ${target} %`
  const query = 'is a query there; here a source gives what counts'
  const grouped = Object.entries(kinds).find(([, one]) => isRecord(one) && Array.isArray(one.grouping))
  if (grouped)
    lost(
      ['indicator', grouped[0], 'grouping'],
      'each group is an objective of its own there; here each service is',
    )
  if (isRecord(kinds.ratio)) {
    lost(['indicator', 'ratio'], `${query}: one of type requests`)
    return { metric: 'request-availability', target: share, more: { method: 'occurrences' } }
  }
  if (isRecord(kinds.bool_gauge)) {
    lost(
      ['indicator', 'bool_gauge'],
      `${query}: one of checks. There every sample counts, here the time between them does`,
    )
    return { metric: 'availability', target: share, more: {} }
  }
  const limit = limitOf(kinds)
  if (limit === null) {
    lost(['indicator'], 'expected ratio, latency with its bucket le="…", latencyNative or bool_gauge')
    return null
  }
  lost(['indicator'], `${query}: one that tells response times`)
  return { metric: 'response-time', target: `<= ${limit}`, more: { quantifier: { share } } }
}

/** The limit of a latency: its bucket in seconds, or a duration. */
function limitOf({ latency, latencyNative }: Record<string, unknown>): string | null {
  const bucket = isRecord(latency) && isRecord(latency.success) ? String(latency.success.metric ?? '') : ''
  const seconds = /[{,]\s*le="(\d+(?:\.\d{1,3})?)"/.exec(bucket)?.[1]
  if (seconds !== undefined) return `${Math.round(Number(seconds) * 1000)} ms`
  const native = isRecord(latencyNative) ? String(latencyNative.latency ?? '') : ''
  return /^\d+(ms|s)$/.exec(native) ? native.replace(/(ms|s)$/, ' $1') : null
}
