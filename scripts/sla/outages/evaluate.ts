import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import type { OutageObjective } from '../../../data/schema/objective.ts'
import { settlePeriod } from '../agreement/partial-period.ts'
import { disputedReliefs, pendingOf } from '../availability/evaluate.ts'
import { timeEvaluation } from '../availability/evaluation.ts'
import { isSameKnown, knownOf } from '../availability/known.ts'
import { openEvents } from '../availability/open-events.ts'
import { methodParameters } from '../availability/parameters.ts'
import { type Reliefs, reliefsOf } from '../availability/reliefs.ts'
import { ledgerOf } from '../availability/result.ts'
import type { Variant } from '../availability/weigh.ts'
import { standingOf, unlessGranted, withoutVerdict } from '../decision.ts'
import { displayValue } from '../exact/display.ts'
import { ceil, compare, type Ratio } from '../exact/ratio.ts'
import { resultOf } from '../result.ts'
import type { Figures, TimeEvaluation, TimeQuestion } from '../types.ts'
import { decide, isLimited } from './decide.ts'
import { type OutageReading, readOutages } from './reading.ts'
import { lengthOfAll, longestOf } from './tally.ts'

type Question = TimeQuestion<OutageObjective>

const VARIANTS: readonly Variant[] = ['convention', 'worst', 'best']

/** `outages/count` and so on, by the metric's name. */
const RULES: Record<OutageObjective['metric'], string> = {
  'outage-count': 'outages/count',
  'outage-total': 'outages/total',
  'longest-outage': 'outages/longest',
  mttr: 'outages/mttr',
  mtbf: 'outages/mtbf',
}

/** The readings that bound the figure, each that knows anything else than the value's. */
function readAll(question: Question, reliefs: Reliefs): { value: OutageReading; all: OutageReading[] } {
  const { resolution } = question.objective
  const knownBy = (variant: Variant) => knownOf(question, variant, reliefs.byPart)
  const own = knownBy(resolution)
  const value = readOutages(question, reliefs, own)
  const others = VARIANTS.filter((one) => one !== resolution)
    .map(knownBy)
    .filter((known) => !isSameKnown(known, own))
    .map((known) => readOutages(question, reliefs, known))
  return { value, all: [value, ...others] }
}

/** The greatest, or with `sign` -1 the least, of values; null where one of them has no bound. */
function extreme(values: readonly (Ratio | null)[], sign: number): Ratio | null {
  const known = values.flatMap((value) => value ?? [])
  if (known.length < values.length) return null
  return known.reduce((a, b) => (compare(b, a) * sign > 0 ? b : a))
}

function figuresOf(
  question: Question,
  reliefs: Reliefs,
  disputed: boolean,
): { reading: OutageReading; figures: Figures } {
  const { value: reading, all } = readAll(question, reliefs)
  const decision = decide(question, reading)
  const limited = isLimited(all.map((one) => decide(question, one)))
  const worse = question.objective.metric === 'mtbf' ? -1 : 1
  return {
    reading,
    figures: {
      ...decision,
      certainty: limited ? 'resolution-limited' : decision.certainty,
      value: reading.value,
      worst: extreme(
        all.map(({ worst }) => worst),
        worse,
      ),
      best: extreme(
        all.map(({ best }) => best),
        -worse,
      ),
      coverage: reading.time.measure.coverage,
      ...standingOf(question, { ...pendingOf(question), disputed }),
    },
  }
}

/**
 * Evaluate a metric of outages for a period at `asOf` (semantics 2.7.1): how many, how long together, how long the longest,
 * the mean time to restore and between failures; see `figureOf` for what each is exactly. What counts follows the same
 * rules as availability: after exclusions, in the agreed hours, with the contract's minimum and merging. `numbers`:
 * `outages` that start in the period, `outagesMs` their time together, whole, `longestMs` the longest, both raised; `openEvents`.
 */
export function evaluateOutages(asked: Question): TimeEvaluation {
  const { period, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const question = { ...asked, period }
  const reliefs = reliefsOf(question)
  const granted = unjudged ? null : disputedReliefs(question, reliefs)
  const other = granted && figuresOf(question, granted, true).figures
  const { reading, figures: own } = figuresOf(question, reliefs, granted !== null)
  const judged = unlessGranted(own, other)
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const [only] = question.parts
  const shown = ({ value }: Figures) => value && displayValue(value, question.objective.target)
  const result = resultOf(question, figures, {
    ...(only && question.parts.length === 1 && { service: only.service }),
    ledger: ledgerOf(reading.time.totals),
    ...(figures.value !== null || figures.reason === 'no-outage'
      ? { numbers: { ...numbersOf(reading), ...openEvents(question, reading.time) } }
      : {}),
    ...(other && { disputed: { without: shown(other), verdict: other.verdict } }),
    method: { rule: RULES[question.objective.metric], parameters: methodParameters(question) },
  })
  return timeEvaluation(question, reliefs, reading.time, figures, result)
}

function numbersOf({ counted: { episodes } }: OutageReading): NonNullable<ObjectiveResult['numbers']> {
  return {
    outages: String(episodes.length),
    outagesMs: String(ceil(lengthOfAll(episodes))),
    longestMs: String(ceil(longestOf(episodes))),
  }
}
