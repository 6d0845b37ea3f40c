import { html, nothing } from 'lit'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { detailStyles } from '../detail.styles.ts'
import { toneOf } from '../objectives.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { standing } from '../standing.ts'
import { age, type View } from '../view.ts'
import { credits, heading } from './credits.ts'
import { objective } from './objective.ts'
import { styles as ownStyles } from './sla-compliance.styles.ts'

export const styles = [sharedStyles, detailStyles, ownStyles]

/** Problems first. */
const ORDER = ['bad', 'risk', 'none', 'well']

/** The running periods, problems first, else in the agreement's order. `chosen` is ids of services with spaces between, or empty. */
export function resultsOf({ feed }: View<AgreementFeed>, chosen: string): ObjectiveResult[] {
  const ids = chosen.split(/\s+/).filter((id) => id !== '')
  return feed.results
    .filter(({ service }) => ids.length === 0 || (service !== undefined && ids.includes(service)))
    .toSorted((a, b) => ORDER.indexOf(toneOf(a)) - ORDER.indexOf(toneOf(b)))
}

/** How the agreement stands. */
export function sentence(results: ObjectiveResult[], view: View<AgreementFeed>): string {
  const sum = standing(results, view)
  return sum ? view.messages.standing(sum, view.plural) : view.messages.compliance.none
}

/**
 * The agreement.
 * @param shown - `line` or `compact`; anything else is all of it.
 * @param chainNote - What the chain of closed periods says.
 */
export function compliance(
  results: ObjectiveResult[],
  view: View<AgreementFeed>,
  shown: string,
  chainNote: () => unknown,
) {
  const { messages } = view
  const top = html`
    <p class="headline" part="headline">${sentence(results, view)}</p>
    <p class="sub" part="age"><span class="age">${age(view, view.nextAt)}.</span></p>
    <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>`
  if (shown === 'line') return top
  const whole = shown !== 'compact'
  return html`
    ${heading(view)} ${top}
    ${results.length > 0 ? html`<ul class="objectives lasting">${results.map((result) => objective(result, view, whole))}</ul>` : nothing}
    ${whole ? credits(view) : nothing}
    <p class="small foot" part="zone">${messages.zone(view.feed.agreement.timeZone)}</p>
    ${chainNote()}
  `
}
