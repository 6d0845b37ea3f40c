import { html, nothing, type TemplateResult } from 'lit'
import type { Text } from '../../data/schema/common.ts'
import type { AgreementFeed, EscalationEntry, WorkloadEntry } from '../../data/schema/feed.ts'
import { periodWords } from '../sla-compliance/history.ts'
import type { View } from '../view.ts'
import { filled } from './filled.ts'
import { dutyLines, raciLines, roleLines } from './own-roles.ts'
import { templateLines } from './own-template.ts'
import type { PageWords } from './page-words.ts'

type AgreementView = View<AgreementFeed>
/** One clause: its name and its lines. */
type Row = [name: string, lines: (string | TemplateResult)[]]

/** The terms that concern one customer alone: what they were begun from, who does what, the signed text, fees, work, tickets that are escalated, disputes. */
export function ownTerms(view: AgreementView, words: PageWords): TemplateResult | typeof nothing {
  const { terms: said } = words
  const { terms, workload = [], escalations = [], disputes = [] } = view.feed
  const rows: Row[] = [
    [said.names.template, templateLines(view, words)],
    [said.names.roles, roleLines(view, said)],
    [said.names.raci, raciLines(view, said)],
    [said.names.responsibilities, dutyLines(view)],
    [said.names.document, terms?.document ? documentLines(terms.document, view, said) : []],
    [said.names.fees, (terms?.fees ?? []).map((fee) => feeLine(fee, view, said))],
    [said.names.workload, workload.map((entry) => workLine(entry, view, said))],
    [said.names.escalation, escalationLines(escalations, view, said)],
    [said.names.disputes, disputes.map((dispute) => disputeLine(dispute, view, said))],
  ]
  const told = rows.filter(([, lines]) => lines.length > 0)
  if (told.length === 0) return nothing
  return html`<div class="own-terms no-print">
    <h3>${said.title}</h3>
    <dl class="facts">${told.map(([name, lines]) => html`<div><dt>${name}</dt><dd><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></dd></div>`)}</dl>
  </div>`
}

type Said = PageWords['terms']
type Terms = NonNullable<AgreementFeed['terms']>

function documentLines(document: Terms['document'] & {}, { say }: AgreementView, said: Said) {
  const title = document.title === undefined ? said.document.title : say(document.title)
  return [
    // The schema of agreements lets https alone through; whatever reads a feed looks once more.
    document.href?.startsWith('https://')
      ? html`<a href=${document.href} rel="noreferrer">${title}</a>`
      : title,
    html`${said.document.checksum}: <code class="reach">${document.sha256}</code>`,
  ]
}

function feeLine(
  { title, amount, currency, per, noCredits }: (Terms['fees'] & {})[number],
  view: AgreementView,
  said: Said,
) {
  const price = `${view.formats.quantity(amount, '')} ${currency} ${said.fees.per[per]}`
  return `${view.say(title)}: ${price}${noCredits ? `, ${said.fees.noCredits}` : ''}`
}

function workLine(
  { title, counts, assumed, cap, periods }: WorkloadEntry,
  view: AgreementView,
  said: Said,
): string {
  const { integer } = view.formats
  const found = periods.slice(0, 3).map(({ period, actual }) => {
    const count = actual === null ? said.none : integer(actual)
    const over = actual !== null && actual > assumed
    const word = !over
      ? said.workload.within
      : cap !== undefined && actual > cap
        ? filled(said.workload.overCap, integer(cap))
        : said.workload.over
    return `${periodWords({ period }, view)} ${count}${actual === null ? '' : ` (${word})`}`
  })
  const name = title === undefined ? said.workload.counts[counts] : view.say(title)
  return `${name}, ${integer(assumed)} ${said.workload.assumedWord}: ${view.formats.list(found)}`
}

function escalationLines(escalations: EscalationEntry[], view: AgreementView, said: Said): string[] {
  const { formats, messages, feed } = view
  const roleOf = (id: string): Text => feed.terms?.roles.find((role) => role.id === id)?.title ?? id
  return [...Map.groupBy(escalations, ({ objective, item }) => `${objective} ${item}`).values()].map(
    (steps) => {
      const [first] = steps
      const title = feed.results.find(({ objective }) => objective === first?.objective)?.title
      const told = steps.map(({ percent, afterMs = 0, role, at }) => {
        const when =
          percent === undefined
            ? filled(said.escalation.after, formats.duration(afterMs, 'floor'))
            : formats.quantity(String(percent), '%')
        const instant = Date.parse(at)
        const reached = at <= feed.generatedAt ? said.escalation.passed : said.escalation.ahead
        return `${when} ${view.say(roleOf(role))} ${messages.dateAndTime(formats.longDate(instant), formats.time(instant))} (${reached})`
      })
      return `${first?.id ?? ''}, ${title === undefined ? '' : view.say(title)}: ${told.join('; ')}`
    },
  )
}

function disputeLine(
  dispute: (AgreementFeed['disputes'] & {})[number],
  view: AgreementView,
  said: Said,
): string {
  const { stage, openedAt, deadline, settledAt, incidents, itemIds = [] } = dispute
  const day = (instant: string) => view.formats.longDate(Date.parse(instant))
  const where =
    settledAt === undefined
      ? `${filled(said.disputes.now, said.stages[stage].toLocaleLowerCase())}${deadline === undefined ? '' : ` ${said.disputes.until} ${view.formats.longDay(deadline)}`}`
      : `${said.disputes.settled} ${day(settledAt)}`
  const about = [...incidents, ...itemIds]
  return `${said.disputes.opened} ${day(openedAt)}, ${where}${about.length === 0 ? '' : `. ${said.disputes.about}: ${about.join(', ')}`}`
}
