import { html, nothing } from 'lit'
import type { State } from '../../data/schema/common.ts'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { icon } from '../icons.ts'
import {
  meter,
  periodName,
  quantityWords,
  restOf,
  standingOf,
  targetWords,
  toneOf,
  valueWords,
} from '../objectives.ts'
import { instantWords, type View } from '../view.ts'
import { explanation } from './explanation.ts'
import { history, historyOf } from './history.ts'

/** The shape of a standing is that of the state which it is as bad as. */
const SHAPES: Record<string, State> = {
  bad: 'major_outage',
  risk: 'degraded_performance',
  none: 'unknown',
  well: 'operational',
}

/** When the budget ran out or will, in a sentence of its own. */
function breach({ budget, period, ...result }: ObjectiveResult, view: View<AgreementFeed>): string {
  const at = budget?.breachAt
  if (at === undefined) return ''
  const through = Date.parse(view.feed.dataThrough)
  const name = periodName({ period, ...result }, view) ?? period.id
  const say = Date.parse(at) <= through ? view.messages.brokenSince : view.messages.breaksAt
  const words = say(name, instantWords(at, view, through))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What stands behind the figure: how much was seen, what was left out and why, what the figure would be else. */
function facts(result: ObjectiveResult, view: View): string[] {
  const { formats, messages } = view
  const { compliance: words } = messages
  const { coverage, certainty, worst, best, ledger, items, numbers, target } = result
  const value = (decimal: string) => quantityWords(decimal, target, view)
  return [
    items ? messages.items(formats.integer(items.good), formats.integer(items.valid)) : '',
    items && items.open > 0 ? words.open(formats.integer(items.open)) : '',
    certainty === 'certain' ? '' : words.certainty[certainty],
    certainty !== 'certain' && worst !== undefined && best !== undefined
      ? words.range(value(worst), value(best))
      : '',
    ...(ledger?.excluded ?? []).map(({ reason, ms }) =>
      words.excluded(formats.duration(ms, 'floor'), words.reasons[reason] ?? reason),
    ),
    numbers?.gross === undefined ? '' : words.gross(value(numbers.gross)),
    coverage === null ? '' : words.coverage(formats.quantity(coverage, '%')),
  ].filter((fact) => fact !== '')
}

/** What the promise is worth: how it is bound, and by which clause. */
function marks(result: ObjectiveResult, view: View): string[] {
  const { compliance: words } = view.messages
  const { clause, phase, kind, service } = result
  return [
    service === undefined ? '' : view.nameOf(service),
    clause === undefined ? '' : words.clause(clause),
    phase === 'full' ? '' : words.phases[phase],
    kind === 'kpi' ? words.kpi : '',
  ].filter((mark) => mark !== '')
}

/** One promise: what it is, value beside target, how it stands, what is left, and everything behind it. */
export function objective(result: ObjectiveResult, view: View<AgreementFeed>, whole: boolean) {
  const { messages } = view
  const title = view.say(result.title)
  const name = [title, result.service && view.nameOf(result.service)].filter(Boolean).join(', ')
  const tone = toneOf(result)
  const shape = result.verdict === 'excluded' ? 'under_maintenance' : (SHAPES[tone] ?? 'unknown')
  const broken = breach(result, view)
  return html`<li class="objective" part="objective" data-tone=${tone}>
    <div class="what">${icon(shape)}<div>
      <p class="title">${title}</p>
      <p class="small">${marks(result, view).join(' · ')}</p>
    </div></div>
    <div class="fact">
      <p class="promise">${valueWords(result, view)} <span class="small">${targetWords(result, view)}</span></p>
      ${meter(name, result, view)}
      <p class="small standing tone-${tone}" part="standing">
        <span>${periodName(result, view) ?? result.period.id}</span>
        ${result.budget ? html`<span>${restOf(result.budget.remainingMs, view)}</span>` : nothing}
        <span class="verdict">${messages.standings[standingOf(result)] ?? ''}</span>
      </p>
    </div>
    ${
      whole
        ? html`<div class="behind">
            ${broken ? html`<p class="small tone-bad"><span></span><b>${broken}.</b></p>` : nothing}
            <p class="small" part="facts">${facts(result, view).join(' · ')}</p>
            ${history(historyOf(result, view.feed.history), name, view)}
            ${explanation(result, name, view)}
          </div>`
        : nothing
    }
  </li>`
}
