import { html, nothing } from 'lit'
import type { State } from '../../data/schema/common.ts'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { icon } from '../icons.ts'
import { capital, meter, restOf, standingOf, targetWords, toneOf, valueWords } from '../objectives.ts'
import type { View } from '../view.ts'
import { boundWords } from './bound.ts'
import { explanation } from './explanation.ts'
import { breach, facts } from './facts.ts'
import { history, historyOf, periodWords } from './history.ts'

/** The shape of a standing is that of the state which it is as bad as. */
const SHAPES: Record<string, State> = {
  bad: 'major_outage',
  risk: 'degraded_performance',
  none: 'unknown',
  well: 'operational',
}

/** What the promise is about, and what it is worth: how it is bound, and by which clause. */
function marks(result: ObjectiveResult, view: View): string[] {
  const { compliance: words } = view.messages
  const { clause, kind, service } = result
  return [
    service === undefined ? '' : view.nameOf(service),
    periodWords(result, view),
    clause === undefined ? '' : words.clause(view.say(clause)),
    boundWords(result, view),
    kind === undefined ? '' : words.kpi,
  ].filter((mark) => mark !== '')
}

/** One promise: what it is, value beside target, how it stands, what is left, and everything behind it. */
export function objective(result: ObjectiveResult, view: View<AgreementFeed>, whole: boolean) {
  const { messages } = view
  const title = view.say(result.title)
  const service = result.service === undefined ? '' : view.nameOf(result.service)
  const named = title.toLocaleLowerCase().includes(service.toLocaleLowerCase())
  const name = named ? title : `${title}, ${service}`
  const tone = toneOf(result)
  const shape = result.verdict === 'excluded' ? 'under_maintenance' : (SHAPES[tone] ?? 'unknown')
  const broken = breach(result, view)
  const stands = result.value === null ? '' : capital(messages.standings[standingOf(result)])
  const known = facts(result, view)
  return html`<li class="objective" part="objective" data-tone=${tone}>
    <div class="what">${icon(shape)}<div>
      <p class="title">${title}</p>
      <p class="small">${marks(result, view).join(' · ')}</p>
    </div></div>
    <div class="fact">
      <p class="promise">${valueWords(result, view)} <span class="small">${targetWords(result, view)}</span></p>
      ${meter(name, result, view)}
      <p class="small standing tone-${tone}" part="standing">
        <span class="verdict">${stands}</span>
        ${result.budget ? html`<span>${restOf(result.budget.remainingMs, view)}</span>` : nothing}
      </p>
    </div>
    ${
      whole
        ? html`<div class="behind">
            ${broken ? html`<p class="small broken"><b>${broken}.</b></p>` : nothing}
            ${known.length > 0 ? html`<p class="small" part="facts">${known.join(' · ')}</p>` : nothing}
            ${history(historyOf(result, view.feed.history), name, view)}
            ${explanation(result, name, view)}
          </div>`
        : nothing
    }
  </li>`
}
