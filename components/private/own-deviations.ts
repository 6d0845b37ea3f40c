import { html, nothing, type TemplateResult } from 'lit'
import type { AgreementFeed, Deviation } from '../../data/schema/feed.ts'
import { capital } from '../objectives.ts'
import { periodWords } from '../sla-compliance/history.ts'
import type { View } from '../view.ts'
import { filled } from './filled.ts'
import type { PageWords } from './page-words.ts'

type AgreementView = View<AgreementFeed>

/** What went wrong in a customer's own agreement and is not closed: how far it has come, why, and what is done about it. */
export function ownDeviations(view: AgreementView, words: PageWords): TemplateResult | typeof nothing {
  const { deviations = [] } = view.feed
  const said = words.deviations
  const groups = Map.groupBy(deviations, groupOf)
  const open = [...groups.values()].filter((shared) => shared.some(({ state }) => state !== 'closed'))
  const closed = groups.size - open.length
  if (groups.size === 0) return nothing
  return html`<div class="own-deviations no-print">
    <h3>${said.title}</h3>
    ${open.length === 0 ? html`<p class="muted">${said.noneOpen}</p>` : open.map((shared) => article(shared, view, words))}
    ${closed > 0 ? html`<p class="muted">${said.closed}: ${view.formats.integer(closed)}.</p>` : nothing}
  </div>`
}

/** Deviations of one file are told together, and so are the periods of an objective of which nothing but missing data is known. */
function groupOf(one: Deviation): string {
  const { id, record, kind, objective, service, state, binding } = one
  if (record !== undefined) return record
  return isGathered(one) ? JSON.stringify([kind, objective, service, state, binding]) : id
}

const isGathered = ({ record, kind, rootCause, actions, html: about }: Deviation) =>
  record === undefined &&
  kind === 'no-data' &&
  rootCause === undefined &&
  actions.length === 0 &&
  about === undefined

/** Those of one file have one cause and one list of actions, which are told once. */
function article(shared: Deviation[], view: AgreementView, words: PageWords): TemplateResult {
  const { deviations: said } = words
  const [first] = shared
  if (first === undefined) return html``
  const { state, rootCause, actions, html: about } = first
  const opened = shared.at(-1)?.openedAt
  const { formats } = view
  // Of many months a heading would not end.
  const listed = shared.length > 1 && isGathered(first) ? periodsOf(shared, view) : ''
  return html`<h4>${titleOf(shared, view, words, listed === '')}</h4>
    ${listed === '' ? nothing : html`<p>${capital(listed)}.</p>`}
    <p class="muted">${said.states[state]}${opened === undefined ? nothing : html`, ${said.opened} ${formats.longDate(Date.parse(opened))}`}${first.binding ? nothing : html`, ${said.notBinding}`}.</p>
    ${about === undefined ? nothing : view.paragraphs(about).map((words) => html`<p>${words}</p>`)}
    <p>${
      rootCause === undefined
        ? said.noCause
        : html`<strong>${said.cause} (${said.causes[rootCause.category]}):</strong> ${view.say(rootCause.text)}`
    }</p>
    ${
      actions.length === 0
        ? html`<p class="muted">${said.noActions}</p>`
        : html`<ul>${actions.map((action) => html`<li>${actionLine(action, view, words)}</li>`)}</ul>`
    }`
}

/** `Målet brutet: Svarstid, juli 2026`, or what somebody said of it. */
function titleOf(
  shared: Deviation[],
  view: AgreementView,
  { deviations: said }: PageWords,
  withPeriods: boolean,
): string {
  const [first] = shared
  if (first?.title !== undefined) return view.say(first.title)
  const { results, history } = view.feed
  const result = [...results, ...history].find(({ objective }) => objective === first?.objective)
  const about = [
    result ? view.say(result.title) : (first?.objective ?? ''),
    withPeriods ? periodsOf(shared, view) : '',
  ]
  const what = first?.kind === undefined ? said.title : said.kinds[first.kind]
  return `${what}: ${about.filter((part) => part !== '').join(', ')}`
}

/** `maj 2026, juni 2026 och juli 2026`, the oldest first. */
function periodsOf(shared: Deviation[], view: AgreementView): string {
  const periods = shared.flatMap(({ period }) => (period ? [periodWords({ period }, view)] : []))
  return view.formats.list([...new Set(periods.reverse())])
}

function actionLine(
  { what, owner, due, done, state }: Deviation['actions'][number],
  view: AgreementView,
  { deviations: said }: PageWords,
): string {
  const day = (date: string) => view.formats.longDay(date)
  const when = done === undefined ? filled(said.due, day(due)) : filled(said.done, day(done))
  return [
    view.say(what),
    ...(owner === undefined ? [] : [view.say(owner)]),
    when,
    ...(state === 'overdue' ? [said.overdue] : []),
  ].join(', ')
}
