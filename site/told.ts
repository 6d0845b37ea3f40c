import type {
  Losses,
  ObjectiveResult,
  PeriodSummary,
  Step,
  YearObjective,
  YearSummary,
} from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'

/*
 * What a page that may be a quarter of an hour behind tells of figures that go on (quiet.ts): all of them, but for what grows
 * by the second while nothing happens. What is left out is named here, so that whatever the feed tells one day is told.
 */

/** Of steps of time that passes: what grows as it does. */
const GROWING: Record<string, string[]> = {
  agreed: ['agreedMs', 'outsideHoursMs', 'futureMs'],
  base: ['agreedMs', 'baseMs'],
  unknown: ['unknownMs', 'sourceLateMs'],
  value: ['num', 'den'],
}

const toldStep = ({ step, values }: Step): unknown[] => [
  step,
  Object.entries(values).map(([name, value]) => [name, GROWING[step]?.includes(name) ? '' : value]),
]

/** A running result without how much time of each kind there was so far, and what becomes of the figure if it goes on like that. */
export function told(result: ObjectiveResult): object {
  const { ledger, exact: _, projection, budget, explain, ...rest } = result
  // What is counted and not timed grows with what happens alone.
  if (ledger === undefined) return result
  const { upMs, unknownMs, outsideHoursMs, futureMs, ...lost } = ledger
  const { burnRate: _burnRate, exhaustionAt: _exhaustionAt, ...left } = budget ?? {}
  return {
    ...rest,
    isProjected: projection !== undefined,
    budget: budget && left,
    // A kind of time is told of as soon as there is any.
    ledger: { ...lost, has: [upMs, unknownMs, outsideHoursMs, futureMs].map((ms) => ms > 0) },
    explain: explain?.map(toldStep),
  }
}

/** What was lost in time that goes on, but for that it goes on. */
export function toldLosses({ to, ...losses }: Losses): object {
  return to === statusFeed().generatedAt ? losses : { to, ...losses }
}

export const toldPeriod = ({ losses, ...period }: PeriodSummary): object => ({
  ...period,
  losses: losses && toldLosses(losses),
})

const toldObjective = ({ exact, ...objective }: YearObjective): object =>
  objective.coverage === undefined ? { exact, ...objective } : objective

/** Periods that others are put together in: a year, or a quarter, which tells of no losses. */
export const toldWhole = ({
  objectives,
  losses,
  ...year
}: Pick<YearSummary, 'objectives'> & Partial<Pick<YearSummary, 'losses'>>): object => ({
  ...year,
  objectives: objectives.map(toldObjective),
  losses: losses && toldLosses(losses),
})
