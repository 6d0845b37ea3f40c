import { html, nothing } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { linked } from '../linked.ts'
import type { View } from '../view.ts'

/** What breaches give, where the feed has it: period, objective, how much, and until when it can be claimed. */
export function credits(view: View<AgreementFeed>) {
  const { feed, messages, formats } = view
  const { compliance: words } = messages
  const due = (feed.credits ?? []).filter(({ status }) => status !== 'none')
  if (due.length === 0) return nothing
  return html`<section part="credits">
    <p class="section">${words.credits}</p>
    <ul>
      ${due.map(({ objective, period, credited, amount, currency, status, claimBy }) => {
        const result = [...feed.results, ...feed.history].find((one) => one.objective === objective)
        const title = result ? view.say(result.title) : objective
        const money = amount && currency ? `${formats.quantity(amount, '')}\u00a0${currency}` : ''
        const facts = [
          money || (credited ? words.credit(formats.quantity(credited, '%')) : ''),
          words.creditStates[status] ?? status,
          claimBy && status === 'eligible' ? words.claimBy(formats.day(claimBy)) : '',
        ].filter((fact) => fact !== '')
        return html`<li><p>${title}, ${formats.month(Date.parse(period.start))} ${formats.year(Date.parse(period.start))}: ${facts.join(', ')}</p></li>`
      })}
    </ul>
  </section>`
}

/** Title, parties and standing of the agreement itself. */
export function heading(view: View<AgreementFeed>) {
  const { agreement } = view.feed
  const { compliance: words } = view.messages
  const parties = words.between(view.formats.list(agreement.parties.map(({ name }) => view.say(name))))
  return html`<p class="agreement small" part="agreement">${linked(view.say(agreement.title), agreement.href, view, 'name')}. ${parties}. <span>${agreement.signed ? words.signed : words.guiding}.</span></p>`
}
