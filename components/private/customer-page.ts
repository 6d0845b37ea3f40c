import { html, nothing, render } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import type { PrivateAgreement, PrivateFeed } from '../../data/schema/private-feed.ts'
import { type ChainCheck, checkChain } from '../chain/chain.ts'
import { Failure } from '../feed-client.ts'
import { linksFrom } from '../links.ts'
import { languageFor, loadLanguage, messagesOf } from '../messages/languages.ts'
import type { Messages } from '../messages/messages.ts'
import { standing } from '../standing.ts'
import { createView, type View } from '../view.ts'
import { keyInFragment } from './address.ts'
import { download, ledgerCsv } from './downloads.ts'
import { openPrivateFeed } from './open-private.ts'
import { ownCompleteness } from './own-completeness.ts'
import { ownDeviations } from './own-deviations.ts'
import { ownTerms } from './own-terms.ts'
import type { PageWords } from './page-words.ts'
import { record } from './record.ts'
import { monthsOf, statement } from './statement.ts'

/*
 * The customer's page, `embed/v1/customer-page.js`: opens the feed that the key in the page's fragment stands for, and
 * draws it. One page for all customers: whose it is, no server learns.
 */

const REFRESH = 60_000

const holder = document.getElementById('customer')
const state = document.getElementById('customer-state')
const heading = document.getElementById('customer-title')
const usualTitle = document.title
const usualHeading = heading?.textContent ?? ''
const words: PageWords = JSON.parse(document.getElementById('customer-words')?.textContent ?? '{}')
const folder = holder?.dataset.feeds ?? ''
const language = languageFor(document.documentElement.lang)

let messages: Messages | undefined
let shown: PrivateFeed | undefined
/** What the chains of the feed that is shown came to, by agreement. */
let checks = new Map<string, ChainCheck>()
let key: string | undefined
let month = ''
let timer: ReturnType<typeof setTimeout> | undefined

await loadLanguage(language.key)
messages = messagesOf(language.key)
addEventListener('hashchange', begin)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && shown && !shown.page.archive) void update()
})
dropKeyFromPrint()
document.addEventListener('click', keepKeyInLinks, true)
begin()

/** A fragment without a key is a place in the page, and changes nothing. */
function begin(): void {
  const found = keyInFragment(location.hash)
  if (found === undefined && key !== undefined) return
  key = found
  shown = undefined
  draw()
  tell(key === undefined ? words.noKey : words.opening)
  if (key !== undefined) void update()
}

async function update(): Promise<void> {
  clearTimeout(timer)
  const asked = key
  if (asked === undefined) return
  try {
    const feed = await openPrivateFeed(folder, asked)
    if (asked !== key) return
    shown = feed
    checks = new Map()
    draw()
    tell('')
    void verify(feed)
    if (feed.page.archive) return
  } catch (error) {
    if (asked !== key) return
    const problem = error instanceof Failure ? error.problem : 'not-a-feed'
    tell([messages?.problem[problem] ?? problem, shown ? words.notUpdated : ''].join(' ').trim())
  }
  timer = setTimeout(() => void (document.hidden || update()), REFRESH)
}

async function verify(feed: PrivateFeed): Promise<void> {
  const found = feed.agreements.map(async (one) =>
    one.chain === undefined ? [] : [[one.agreement.id, await checkChain(one.chain, one)] as const],
  )
  const came = (await Promise.all(found)).flat()
  if (shown !== feed) return
  checks = new Map(came)
  draw()
}

function tell(text: string): void {
  if (!state || state.textContent === text) return
  state.textContent = text
  state.hidden = text === ''
}

function draw(): void {
  if (!holder || !messages) return
  const feed = shown
  if (heading) heading.textContent = feed ? say(feed, feed.customer.name) : usualHeading
  document.title = feed ? `${say(feed, feed.customer.name)} – ${usualTitle}` : usualTitle
  render(feed ? whole(feed, messages) : nothing, holder)
}

function viewOf(feed: AgreementFeed, own: Messages): View<AgreementFeed> {
  const link = linksFrom(folder, document.baseURI, language.key, feed.page.locales)
  return createView({
    feed,
    services: feed.agreement.services,
    language,
    messages: own,
    link,
    notice: '',
    now: Date.now(),
  })
}

function say(feed: PrivateFeed, text: PrivateFeed['customer']['name']): string {
  const [agreement] = feed.agreements
  if (agreement && messages) return viewOf(agreement, messages).say(text)
  return typeof text === 'string' ? text : (text[language.key] ?? Object.values(text)[0] ?? '')
}

function whole(feed: PrivateFeed, own: Messages) {
  const months = monthsOf(feed.agreements)
  if (!months.includes(month)) month = months[0] ?? ''
  const name = `${feed.customer.id}-${feed.generatedAt.slice(0, 10)}`
  const [first] = feed.agreements
  const made = Date.parse(feed.generatedAt)
  const formats = first && viewOf(first, own).formats
  const monthName = (id: string) => {
    const at = Date.parse(`${id}-15T12:00:00Z`)
    return formats ? `${formats.month(at)} ${formats.year(at)}` : id
  }
  return html`
    ${formats ? html`<p class="muted">${words.madeAt} ${own.dateAndTime(formats.longDate(made), formats.time(made))}.</p>` : html`<p class="empty">${words.noAgreements}</p>`}
    ${wrongNow(feed, own)}
    <p class="tools no-print">
      ${
        months.length > 0
          ? html`<label>${words.month} <select @change=${choose}>${months.map((id) => html`<option value=${id} ?selected=${id === month}>${monthName(id)}</option>`)}</select></label>
            <button type="button" @click=${() => print()}>${words.print}</button>`
          : nothing
      }
      <button type="button" @click=${() => download(`${name}.csv`, 'text/csv', ledgerCsv(feed))}>${words.csv}</button>
      <button type="button" @click=${() => download(`${name}.json`, 'application/json', JSON.stringify(feed, null, 2))}>${words.json}</button>
    </p>
    <p class="muted no-print">${words.ledgerText}</p>
    ${feed.agreements.map((agreement) => section(agreement, feed, own, month === '' ? '' : monthName(month)))}
  `
}

/** What goes on now, before what was: the state of the services, and how the targets stand. */
function wrongNow({ agreements }: PrivateFeed, own: Messages) {
  const services = new Set(agreements.flatMap(({ agreement }) => agreement.services.map(({ id }) => id)))
  if (services.size === 0) return nothing
  return html`<div class="now no-print">
    <sla-status src=${`${folder}../../feed/v1/status.json`} view="line" services=${[...services].join(' ')}></sla-status>
    ${agreements.map((agreement) => {
      const view = viewOf(agreement, own)
      const sum = standing(agreement.results, view)
      const name = agreements.length > 1 ? `${view.say(agreement.agreement.title)}: ` : ''
      return sum ? html`<p>${name}${own.standing(sum, view.plural)}</p>` : nothing
    })}
  </div>`
}

function section(agreement: PrivateAgreement, feed: PrivateFeed, own: Messages, monthName: string) {
  const view = viewOf(agreement, own)
  const { id, title, parties } = agreement.agreement
  const fee = feed.fees.find((one) => one.agreement === id)
  const between = own.compliance.between(view.formats.list(parties.map((party) => view.say(party.name))))
  return html`<section class="section agreement" id=${id} aria-labelledby="${id}-title">
    <h2 id="${id}-title">${view.say(title)}</h2>
    <p class="muted">${between}.${fee ? html` ${words.fees[fee.per] ?? fee.per} ${view.formats.quantity(fee.amount, '')} ${fee.currency}.` : nothing}</p>
    ${
      monthName === ''
        ? nothing
        : html`<h3 id="${id}-statement">${`${words.statement} ${monthName}`}</h3>
          ${statement(month, view, words)}
          ${record(agreement, checks.get(id), view, words)}`
    }
    ${ownDeviations(view, words)}
    ${ownTerms(view, words)}
    ${ownCompleteness(view, words)}
    <div class="no-print">
      <h3>${words.now}</h3>
      <sla-compliance src=${folder} agreement=${id} .key=${key}></sla-compliance>
    </div>
  </section>`
}

function choose(event: Event): void {
  month = (event.target as HTMLSelectElement).value
  draw()
}

/** Browsers print the address in the margin of the paper, fragment and all. */
function dropKeyFromPrint(): void {
  let hash = ''
  addEventListener('beforeprint', () => {
    hash = location.hash
    history.replaceState(history.state, '', location.pathname + location.search)
  })
  addEventListener('afterprint', () => {
    if (hash !== '') history.replaceState(history.state, '', location.pathname + location.search + hash)
  })
}

/** The same page in another language opens the same feed; a link to this page without a key would lose it. */
function keepKeyInLinks(event: Event): void {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
  if (link === undefined || key === undefined || !link.href || link.download !== '') return
  const { origin, pathname, hash } = new URL(link.href)
  const page = location.pathname.split('/').at(-2)
  if (origin !== location.origin || hash !== '' || pathname.split('/').at(-2) !== page) return
  if (pathname === location.pathname) event.preventDefault()
  else link.hash = `k=${key}`
}
