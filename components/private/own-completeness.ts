import { html, nothing, type TemplateResult } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { SHAPES } from '../icons.ts'
import type { View } from '../view.ts'
import { filled } from './filled.ts'
import type { PageWords } from './page-words.ts'

type AgreementView = View<AgreementFeed>

/** Which of the questions that a clear agreement answers a customer's own leaves open, in the words of the public page. */
export function ownCompleteness(
  view: AgreementView,
  { completeness: said }: PageWords,
): TemplateResult | typeof nothing {
  const { completeness } = view.feed
  if (completeness === undefined) return nothing
  const known = completeness.rules.flatMap(({ rule, open = false, objectives = [] }) => {
    const [question, meaning] = Object.hasOwn(said.rules, rule) ? (said.rules[rule] ?? []) : []
    return question === undefined ? [] : [{ question, meaning, open, objectives }]
  })
  const open = known.filter((one) => one.open)
  const { integer } = view.formats
  const count = integer(known.length)
  const others = Object.keys(said.rules).length - completeness.rules.length
  const sum =
    open.length === 0
      ? filled(said.all, count)
      : filled(said.some, integer(known.length - open.length), count)
  const rest = others <= 0 ? '' : others === 1 ? said.others.one : filled(said.others.other, integer(others))
  return html`<div class="own-completeness no-print">
    <h3>${said.title}</h3>
    <p class="prose"><strong>${sum}</strong> ${rest}</p>
    <p class="prose muted">${said.intro}</p>
    ${
      open.length === 0
        ? nothing
        : html`<h4>${said.openTitle}</h4>
          <ul class="prose">${open.map(({ question, meaning, objectives }) => html`<li><strong>${question}</strong> ${meaning}${aboutWords(objectives, view, said.about)}</li>`)}</ul>`
    }
    <details>
      <summary>${filled(said.list, count)}</summary>
      <table class="wide rows">
        <thead><tr><th scope="col">${said.question}</th><th scope="col">${said.answer}</th></tr></thead>
        <tbody>${known.map((one) => html`<tr><th scope="row">${one.question}</th><td data-label=${said.answer}>${answer(one.open, said)}</td></tr>`)}</tbody>
      </table>
    </details>
  </div>`
}

function aboutWords(objectives: string[], view: AgreementView, about: string): string {
  const titles = objectives.flatMap((id) => {
    const result = view.feed.results.find(({ objective }) => objective === id)
    return result ? [view.say(result.title)] : []
  })
  return titles.length === 0 ? '' : ` ${about} ${view.formats.list(titles)}.`
}

function answer(isOpen: boolean, said: PageWords['completeness']): TemplateResult {
  const [tone, shape] = isOpen ? ['degraded', SHAPES.degraded_performance] : ['well', SHAPES.operational]
  return html`<span class="word tone-${tone}"><svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d=${shape}></path></svg>${isOpen ? said.open : said.answered}</span>`
}
