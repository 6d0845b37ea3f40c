import { html, nothing } from 'lit'
import type { AgreementFeed, CreditEntry } from '../../data/schema/feed.ts'
import { linked } from '../linked.ts'
import type { View } from '../view.ts'
import { stepList } from './explanation.ts'
import { periodWords } from './history.ts'
import { coded } from './words.ts'

type AgreementView = View<AgreementFeed>

/** How much, in money where the feed has it; a right is no amount. Of one that lapsed, what it gave by itself. */
export function worth(
  { kind, status, credited, percent, amount, lapsed, currency }: CreditEntry,
  { formats, messages }: Pick<View, 'formats' | 'messages'>,
): string {
  const { creditKinds, credit, gave } = messages.compliance
  if (Object.hasOwn(creditKinds, kind)) return creditKinds[kind] ?? ''
  const over = status === 'expired' || status === 'waived'
  const [money, share] = over ? [lapsed, percent] : [amount, credited]
  const shared = share ? credit(formats.quantity(share, '%')) : ''
  const words = money && currency ? `${formats.quantity(money, '')}\u00a0${currency}` : shared
  return over && words ? gave(words) : words
}

function entry(credit: CreditEntry, view: AgreementView) {
  const { feed, messages, formats } = view
  const { compliance: words } = messages
  const { objective, service, status, claimBy, period, steps } = credit
  const result = [...feed.results, ...feed.history].find(
    (one) => one.objective === objective && one.service === service,
  )
  const title = result ? view.say(result.title) : view.say(objective)
  const when = periodWords({ period }, view)
  const open = claimBy !== undefined && status === 'eligible'
  const last = open ? ` ${words.claimBy(`${formats.day(claimBy)} ${claimBy.slice(0, 4)}`)}` : ''
  const state = `${coded(words.creditStates, status, view)}${last}`
  return html`<li>
    <p><b>${title}</b>, ${when}: ${[worth(credit, view), state].filter(Boolean).join(', ')}.</p>
    ${
      steps.length > 0
        ? html`<details><summary class="small">${words.how}<span class="sr">, ${words.credits}, ${title}, ${when}</span></summary>
            ${stepList(steps, result?.target ?? { unit: '', comparator: '>=' }, view)}</details>`
        : nothing
    }
  </li>`
}

/** What breaches give, where the feed has it: period, objective, how much, and until when it can be claimed. */
export function credits(view: AgreementView) {
  const due = (view.feed.credits ?? []).filter(({ status }) => status !== 'none')
  if (due.length === 0) return nothing
  return html`<div part="credits">
    <p class="section">${view.messages.compliance.credits}</p>
    <ul class="credits">${due.map((credit) => entry(credit, view))}</ul>
  </div>`
}

/** Title, parties and standing of the agreement itself. */
export function heading(view: AgreementView) {
  const { agreement } = view.feed
  const { compliance: words } = view.messages
  const parties = words.between(view.formats.list(agreement.parties.map(({ name }) => view.say(name))))
  return html`<p class="agreement small" part="agreement">${linked(view.say(agreement.title), agreement.href, view, 'name')}. ${parties}. <span>${agreement.signed ? words.signed : words.guiding}.</span></p>`
}
