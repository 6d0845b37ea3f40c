import { html, nothing } from 'lit'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { capital, quantityWords, standingOf, targetWords, toneOf } from '../objectives.ts'
import { worth } from '../sla-compliance/credits.ts'
import { periodWords } from '../sla-compliance/history.ts'
import { coded } from '../sla-compliance/words.ts'
import type { View } from '../view.ts'
import type { PageWords } from './page-words.ts'

type AgreementView = View<AgreementFeed>

/** The month in which a period ended, `2026-07`, in the zone of the agreement. */
export function monthOf({ period }: Pick<ObjectiveResult, 'period'>): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: period.timeZone,
    year: 'numeric',
    month: '2-digit',
  }).formatToParts(Date.parse(period.end) - 1)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}`
}

/** The months that any closed period ended in, the newest first. */
export function monthsOf(feeds: AgreementFeed[]): string[] {
  return [...new Set(feeds.flatMap(({ history }) => history.map(monthOf)))].sort().reverse()
}

/** What an agreement came to in a month: every period that ended in it, with what breaches give. */
export function statement(month: string, view: AgreementView, words: PageWords) {
  const order = view.feed.results.map(({ objective }) => objective)
  const results = view.feed.history
    .filter((result) => monthOf(result) === month)
    .toSorted((a, b) => order.indexOf(a.objective) - order.indexOf(b.objective))
  if (results.length === 0) return html`<p class="empty">${words.nothing}</p>`
  return html`<div class="scroll" role="region" aria-labelledby="${view.feed.agreement.id}-statement" tabindex="0"><table class="statement">
    <caption>${words.caption} ${view.messages.zone(view.feed.agreement.timeZone)}.</caption>
    <thead>
      <tr>
        ${[words.objective, words.target, words.value, words.verdict, words.downtime, words.excluded, words.coverage, words.credit].map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>${results.map((result) => row(result, view, words))}</tbody>
  </table></div>`
}

function row(result: ObjectiveResult, view: AgreementView, words: PageWords) {
  const { formats, messages } = view
  const { title, service, clause, value, target, ledger, items, coverage, finality } = result
  const excluded = (ledger?.excluded ?? []).reduce((sum, { ms }) => sum + ms, 0)
  const facts = [
    periodWords(result, view),
    service && view.nameOf(service),
    clause && messages.compliance.clause(clause),
  ]
  const standing = messages.standings[standingOf(result)]
  const finished = finality === 'provisional' ? `, ${messages.compliance.provisional}` : ''
  const counted = items ? messages.items(formats.integer(items.good), formats.integer(items.valid)) : ''
  const none = html`<span class="muted">${words.none}</span>`
  // What this metric does not have is not missing.
  const dash = '–'
  return html`<tr>
    <th scope="row">${view.say(title)} <span class="muted">${facts.filter(Boolean).join(', ')}</span></th>
    <td>${capital(targetWords(result, view))}</td>
    <td>${value === null ? none : quantityWords(value, target, view)}${counted ? html` <span class="muted">${counted}</span>` : nothing}</td>
    <td class="tone-${TONES[toneOf(result)] ?? 'unknown'}">${capital(standing)}${finished}</td>
    <td>${ledger ? formats.duration(ledger.downMs, 'ceil') : dash}</td>
    <td>${ledger ? formats.duration(excluded, 'floor') : dash}</td>
    <td>${coverage === null ? dash : formats.quantity(coverage, '%')}</td>
    <td>${creditWords(result, view) || dash}</td>
  </tr>`
}

/** The site's names for tones. */
const TONES: Record<string, string> = { bad: 'major', risk: 'degraded', none: 'unknown', well: 'well' }

/** What the breach of one objective in one period gives, with where the claim stands. */
function creditWords({ objective, service, period }: ObjectiveResult, view: AgreementView): string {
  const { messages, formats, feed } = view
  return (feed.credits ?? [])
    .filter(
      (credit) =>
        credit.objective === objective &&
        credit.service === service &&
        credit.period.id === period.id &&
        credit.status !== 'none',
    )
    .map((credit) => {
      const state = coded(messages.compliance.creditStates, credit.status, view)
      const until =
        credit.claimBy !== undefined && credit.status === 'eligible'
          ? ` ${messages.compliance.claimBy(formats.day(credit.claimBy))}`
          : ''
      return `${worth(credit, view)}, ${state}${until}`
    })
    .join('; ')
}
