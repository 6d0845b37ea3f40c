// @ts-nocheck
import { z } from 'zod'
import type { Calendar } from '../../../data/schema/calendar.ts'
import { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { Delivery } from '../../../data/schema/items.ts'
import type { DefectObjective, DeliveryObjective } from '../../../data/schema/objective.ts'
import { evaluateDefects } from '../../../scripts/sla/deliveries/defects.ts'
import { evaluateDelivery } from '../../../scripts/sla/deliveries/precision.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import type { Evaluation } from '../../../scripts/sla/types.ts'
import { anAgreement, at, CALENDARS } from '../builders.ts'

/** A date is the start of its day; a time is a time. */
type When = string

export interface Row
  extends Partial<
    Omit<Delivery, 'ordered' | 'promised' | 'agreed' | 'delivered' | 'cancelled' | 'defectsFoundAt'>
  > {
  ordered?: When
  promised?: When
  agreed?: When
  delivered?: When
  cancelled?: When
  found?: When
}

let rows = 0

/** A delivery with dates alone, unless `dateOnly: false`. */
export function delivery({ ordered, promised, agreed, delivered, cancelled, found, ...rest }: Row): Delivery {
  rows += 1
  const instants = { ordered, promised, agreed, delivered, cancelled, defectsFoundAt: found }
  const given = Object.entries(instants).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, at(text)]],
  )
  return { id: `d${rows}`, dateOnly: true, quantity: 1, ...rest, ...Object.fromEntries(given) }
}

export function deliveries(count: number, row: Row): Delivery[] {
  return Array.from({ length: count }, () => delivery(row))
}

export interface AskedDeliveries {
  objective?: Record<string, unknown>
  agreement?: Record<string, unknown>
  deliveries: Delivery[]
  in?: string
  asOf?: string
  dataThrough?: string
  calendars?: Record<string, Calendar>
}

/** Evaluate June 2026 unless `in` says otherwise, long after it. */
export function ask(asked: AskedDeliveries): Evaluation {
  const base =
    asked.objective?.metric === 'defect-rate'
      ? { target: '< 1 %', unit: 'quantity' }
      : { metric: 'delivery-precision', target: '>= 95 %', unit: 'order-line' }
  const agreement = anAgreement({ ...base, ...asked.objective }, asked.agreement)
  const objective = agreement.objectives[0] as DeliveryObjective | DefectObjective
  const question = {
    agreement,
    period: periodAt(objective.period, agreement.timeZone, at(asked.in ?? '2026-06-15')),
    calendars: asked.calendars ?? CALENDARS,
    asOf: at(asked.asOf ?? '2030-01-01'),
    items: { tickets: [], deliveries: asked.deliveries, answers: [], invitations: [], reports: [] },
    ...(asked.dataThrough !== undefined && { dataThrough: at(asked.dataThrough) }),
  }
  const evaluation =
    objective.metric === 'defect-rate'
      ? evaluateDefects({ ...question, objective })
      : evaluateDelivery({ ...question, objective })
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}
