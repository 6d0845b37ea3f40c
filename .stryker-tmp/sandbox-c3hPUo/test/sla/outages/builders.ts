// @ts-nocheck
import { z } from 'zod'
import { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { OutageObjective } from '../../../data/schema/objective.ts'
import { evaluateOutages } from '../../../scripts/sla/outages/evaluate.ts'
import type { TimeEvaluation, TimeQuestion } from '../../../scripts/sla/types.ts'
import { type Asked, question } from '../builders.ts'

/** The target of each metric where a test says nothing else. */
const TARGETS: Record<OutageObjective['metric'], string> = {
  'outage-count': '<= 1',
  'outage-total': '<= 4 h',
  'longest-outage': '<= 2 h',
  mttr: '<= 1 h',
  mtbf: '>= 200 h',
}

function isOutages(asked: TimeQuestion): asked is TimeQuestion<OutageObjective> {
  return asked.objective.metric !== 'availability'
}

/** Evaluate a metric of outages; every result has to be what the feed's schema asks for. */
export function askOutages(metric: OutageObjective['metric'], asked: Asked = {}): TimeEvaluation {
  const one = question({ ...asked, objective: { metric, target: TARGETS[metric], ...asked.objective } })
  if (!isOutages(one)) throw new Error('expected an objective on outages')
  const evaluation = evaluateOutages(one)
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}

/** The exact value as a number; null where there is none. */
export function valueIn(metric: OutageObjective['metric'], asked: Asked = {}): number | null {
  const { value } = askOutages(metric, asked)
  return value && Number(value.num) / Number(value.den)
}
