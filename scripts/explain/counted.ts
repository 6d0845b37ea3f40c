import type { Objective } from '../../data/schema/objective.ts'
import { contractTime } from '../sla/agreement/agreed-time.ts'
import { settlePeriod } from '../sla/agreement/partial-period.ts'
import { countedDefects } from '../sla/deliveries/defects.ts'
import { leadTimeItems } from '../sla/deliveries/lead-time.ts'
import { countedDeliveries } from '../sla/deliveries/precision.ts'
import type { Facts } from '../sla/evaluate.ts'
import { countsFor, itemsFor, responsesFor } from '../sla/evidence-of.ts'
import { countedDays } from '../sla/latency/days.ts'
import { gather, within } from '../sla/latency/histogram.ts'
import { baseOf } from '../sla/requests/base.ts'
import { countsOf } from '../sla/requests/counts.ts'
import { countedRows } from '../sla/requests/ratio.ts'
import { slicesOf } from '../sla/requests/slices.ts'
import { countedScores } from '../sla/surveys/evaluate.ts'
import { intersect } from '../sla/time/intervals.ts'
import { instantText } from '../sla/time/text.ts'
import type { Asked, ItemQuestion } from '../sla/types.ts'
import { clockRows, orderRows } from './counted-items.ts'

/**
 * One thing that a figure counted: a ticket's clock, an order, a slice of requests, a day of response times, an answer.
 * Values as in the steps: instants ISO 8601 UTC, `…Ms` whole milliseconds.
 */
export type CountedRow = Record<string, string>

type Question = Asked & Pick<ItemQuestion, 'versions'>

/**
 * Everything that a figure of a period counted, one by one, by the functions that it is computed by: what segments are to
 * time (semantics 2.16). Empty for metrics that fold a ledger, and for one thing with a date, of which the steps say all.
 */
export function countedIn(asked: Question, services: readonly string[], facts: Facts): CountedRow[] {
  const { objective } = asked
  const { period } = settlePeriod(asked.agreement, objective, asked.period)
  const question = { ...asked, period, ...itemsFor({ ...asked, period }, facts) }
  const [agreed] = intersect([period], [contractTime(asked.agreement)])
  return agreed ? rowsOf(objective, question, agreed, services[0] ?? '', facts) : []
}

function rowsOf(
  objective: Objective,
  question: ItemQuestion,
  { start, end }: { start: number; end: number },
  service: string,
  facts: Facts,
): CountedRow[] {
  switch (objective.metric) {
    case 'first-response':
    case 'next-reply':
    case 'update':
    case 'resolution':
      return clockRows({ ...question, objective })
    case 'lead-time':
      return orderRows({ ...question, objective }, leadTimeItems({ ...question, objective }))
    case 'delivery-precision':
      return countedDeliveries({ ...question, objective }, start, end).map((one) => ({
        id: one.id,
        deadline: instantText(one.deadline),
        ...(one.delivered !== null && { delivered: instantText(one.delivered) }),
        ...(one.inFull !== null && { inFull: String(one.inFull) }),
        weight: String(one.weight),
        good: String(one.good),
      }))
    case 'defect-rate':
      return countedDefects({ ...question, objective }, start, end).map(
        ({ row, counted, defective, late }) => ({
          id: row.id,
          ...(row.delivered !== undefined && { delivered: instantText(row.delivered) }),
          counted: String(counted),
          defective: String(defective),
          ...(late && { foundLate: instantText(row.defectsFoundAt ?? start) }),
        }),
      )
    case 'request-availability': {
      const asked = { ...question, objective, ...countsFor(question, service, facts) }
      const counted = { ...asked, counts: countsOf(asked).counts }
      return slicesOf(counted, baseOf(counted)).map((slice) => ({
        start: instantText(slice.start),
        lengthMs: String(slice.length),
        ...(slice.reported && { good: String(slice.good), valid: String(slice.valid) }),
        reported: String(slice.reported),
      }))
    }
    case 'ratio': {
      const asked = { ...question, objective, ...countsFor(question, service, facts) }
      return countedRows({ ...asked, counts: countsOf(asked).counts }).map((row) => ({
        start: instantText(row.start),
        end: instantText(row.end),
        good: String(row.good),
        valid: String(row.valid),
      }))
    }
    case 'response-time': {
      const { days, partly } = countedDays({
        ...question,
        objective,
        ...responsesFor(question, service, facts),
      })
      return days.map((day) => {
        const histogram = gather([day])
        const { least, most } = within(histogram, objective.target)
        return {
          day: instantText(day.day),
          samples: String(histogram.samples),
          failed: String(histogram.failed),
          good: least === most ? String(least) : `${least} to ${most}`,
          ...(partly.includes(day) && { partly: 'true' }),
        }
      })
    }
    case 'csat':
    case 'nps':
    case 'nki': {
      const scores = countedScores(objective, question, start, end).map((score) => score.join(' '))
      return [...Map.groupBy(scores, (score) => score)]
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
        .map(([score, answers]) => ({ score, answers: String(answers.length) }))
    }
    default:
      return []
  }
}
