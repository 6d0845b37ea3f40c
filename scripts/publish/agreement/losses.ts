import { hash } from 'node:crypto'
import type { Agreement } from '../../../data/schema/agreement.ts'
import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { Losses, ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { sharedStart } from '../../each-remembered.ts'
import type { Data } from '../../load/data.ts'
import { hasSay } from '../../sla/agreement/aggregate.ts'
import { type LostItem, lostByCause } from '../../sla/follow-up/losses.ts'
import { pareto } from '../../sla/follow-up/pareto.ts'
import { isTimeBased } from '../../sla/metrics.ts'
import { remembered } from '../../sla/remembered.ts'
import { localDate, startOfDay } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import { addedUp, mayTouch, type TimeLost, timeLost, type Whys } from './lost-time.ts'
import type { DownTime, Outcome } from './results.ts'

/** How many lines a list of losses has at most. */
const LINES = 5

/** What is told of why: incidents and deviations. */
type Told = Pick<Data, 'incidents' | 'deviations'>

/**
 * What the last twelve months before `asOf` were lost to, from the first instant of that day of last year, or since the
 * agreement began.
 */
export function improvementsOf(agreement: Agreement, outcomes: Outcome[], told: Told, asOf: number): Losses {
  const { timeZone } = agreement
  const yearAgo = startOfDay(localDate(asOf, timeZone).subtract({ years: 1 }), timeZone)
  const began = startOfDay(Temporal.PlainDate.from(agreement.effectiveFrom), timeZone)
  const start = Math.min(asOf, Math.max(yearAgo, began))
  return lossesOf(agreement, outcomes, told, { start, end: asOf }, asOf)
}

/**
 * What an agreement lost in a span of time, by cause and by service: the time that its ledgers count as down, clipped to the
 * span, and the items that were decided as late in it (semantics 2.4, 2.7.6). A KPI and what was in preparation spend no
 * budget. Time that counts against several objectives on the same services is counted once; an objective that composes
 * services into one figure is a line of its own.
 *
 * The cause is the incident's; without one, that of a deviation about the objective and period, as far as it was found by
 * `asOf`. What has neither is `not-established` where an incident names it or it is an item, else
 * `unexplained`.
 * @param outcomes - Of the agreement. `span` and `asOf` in epoch milliseconds.
 */
export function lossesOf(
  agreement: Agreement,
  outcomes: readonly Outcome[],
  told: Told,
  span: Interval,
  asOf: number,
): Losses {
  const whys = whysOf(agreement, told, asOf)
  const items = outcomes.flatMap((outcome) => itemsOf(outcome, whys, span))
  if (items.length > 0 || span.end >= asOf) return lossesAnew(outcomes, items, whys, span, asOf)
  // Of a span that is over the same again, so that what is made of it is the same too.
  const down = outcomes.flatMap((outcome) => outcome.down.filter((time) => mayTouch(time, span)))
  const known = down[0] && ofSpans(down[0])
  const name = `${span.start} ${span.end}`
  const before = known?.get(name)
  const same = before?.told === whys.told && before.down.length === down.length
  if (before && same && sharedStart(before.down, down) === down.length) return before.losses
  const losses = lossesAnew(outcomes, items, whys, span, asOf)
  known?.set(name, { down, told: whys.told, losses })
  return losses
}

/** What was told of spans that are over, by the first stretches that were down in them. */
const ofSpans = remembered(
  (_: DownTime) => new Map<string, { down: readonly DownTime[]; told: string; losses: Losses }>(),
)

function lossesAnew(
  outcomes: readonly Outcome[],
  items: readonly LostItem[],
  whys: Whys,
  span: Interval,
  asOf: number,
): Losses {
  const byServices = Map.groupBy(outcomes, ({ services }) => services.join('\n'))
  const times = new Map<string, TimeLost>()
  for (const [key, own] of byServices) {
    const time = timeLost(own, whys, span, asOf)
    if (time.causes.size > 0) times.set(key, time)
  }
  return toldOf(times, items, outcomes, span)
}

function toldOf(
  times: ReadonlyMap<string, TimeLost>,
  items: readonly LostItem[],
  outcomes: readonly Outcome[],
  span: Interval,
): Losses {
  const lost = addedUp([...[...times.values()].map((one) => one.causes), lostByCause([], items)])
  const causes = pareto(lost, (cause) => cause, LINES)
  const sums = new Map([...times].map(([key, { ms }]) => [key, { ms, missed: 0 }]))
  const services = pareto(sums, (key) => key, LINES)
  const { lines, others, downMs, missed } = causes
  return {
    from: instantText(span.start),
    to: instantText(span.end),
    downMs,
    missed,
    causes: lines.map(({ key, ...line }) => ({ cause: key, ...line })),
    ...(others && { otherCauses: others }),
    services: services.lines.map(({ key, missed: _, ...line }) => ({ services: key.split('\n'), ...line })),
    ...(services.others && { otherServices: withoutItems(services.others) }),
    objectives: missedBy(items, outcomes),
  }
}

const withoutItems = <T extends { missed: number }>({ missed: _, ...line }: T) => line

function whysOf({ id, timeZone }: Agreement, { incidents, deviations }: Told, asOf: number): Whys {
  const today = localDate(asOf, timeZone).toString()
  const found = deviations.filter(
    ({ agreement, rootCause }) => agreement === id && rootCause !== undefined && rootCause.found <= today,
  )
  const about = (one: DeviationRecord, objective: string, services: readonly string[], period: string) =>
    one.objective === objective &&
    (one.service === undefined || services.includes(one.service)) &&
    (one.periods ?? []).includes(period)
  const { digest, ofIncident } = causesOf(incidents)
  return {
    told: JSON.stringify([
      digest,
      found.map((one) => [one.objective, one.service, one.periods, one.rootCause]),
    ]),
    ofIncident,
    ofPeriod: (objective, services, period) =>
      found
        .filter((one) => about(one, objective, services, period))
        .flatMap(({ rootCause }) => rootCause?.category ?? []),
  }
}

const causesOf = remembered((incidents: Told['incidents']) => {
  const causes = incidents.map(
    (incident) => [incident.id, incident.causeCategory ?? 'not-established'] as const,
  )
  // Short, since it is asked about for every span of time.
  return { digest: hash('sha256', JSON.stringify(causes)), ofIncident: new Map(causes) }
})

/** The items of one outcome that were decided as late, with the cause that a deviation gives: of several the first by name. */
function itemsOf({ objective, running, closed, older }: Outcome, { ofPeriod }: Whys, span: Interval) {
  if (isTimeBased(objective)) return []
  return [running, ...closed, ...older].filter(hasSay).flatMap((result): LostItem[] => {
    const late = lateAt(result).filter((at) => at >= span.start && at < span.end)
    if (late.length === 0) return []
    const { period, service } = result
    const told = ofPeriod(objective.id, service ? [service] : [], period.id).sort()
    const [cause = 'not-established' as const] = told
    return late.map(() => ({ objective: objective.id, cause }))
  })
}

/** When each item of a result was decided as late, which is asked for every span of time. */
const lateAt = remembered(({ explain = [] }: ObjectiveResult): number[] =>
  explain.flatMap(({ step, values }) => (step === 'missed-item' ? Date.parse(values.decidedAt ?? '') : [])),
)

function missedBy(items: readonly LostItem[], outcomes: readonly Outcome[]): Losses['objectives'] {
  return [...Map.groupBy(items, ({ objective }) => objective)]
    .map(([objective, own]) => ({
      objective,
      title: outcomes.find((one) => one.objective.id === objective)?.running.title ?? objective,
      missed: own.length,
    }))
    .sort((a, b) => b.missed - a.missed || (a.objective < b.objective ? -1 : 1))
    .slice(0, LINES)
}
