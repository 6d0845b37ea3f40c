import { html, type TemplateResult } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import type { View } from '../view.ts'
import { filled } from './filled.ts'
import type { PageWords } from './page-words.ts'

type AgreementView = View<AgreementFeed>
type Terms = NonNullable<AgreementFeed['terms']>
type Said = PageWords['terms']

const WAYS = ['responsible', 'accountable', 'consulted', 'informed'] as const

/** A role's title, or its id where the agreement does not tell of it. */
const roleTitle = (id: string, { roles }: Terms, view: AgreementView): string => {
  const role = roles.find((one) => one.id === id)
  return role ? view.say(role.title) : id
}

/** Who is who: each role with its party, its duties and who stands in. */
export function roleLines(view: AgreementView, said: Said): TemplateResult[] {
  const { terms, agreement } = view.feed
  return (terms?.roles ?? []).map(({ title, party, substitute, duties }) => {
    const of = agreement.parties.find(({ role }) => role === party)
    const told = [
      ...(of ? [view.say(of.name)] : []),
      ...(terms && substitute ? [filled(said.substitute, roleTitle(substitute, terms, view))] : []),
      ...duties.map((duty) => view.say(duty)),
    ]
    return html`<strong>${view.say(title)}</strong>${told.length === 0 ? '' : `: ${told.join('. ').replaceAll('..', '.')}`}`
  })
}

/** Who does what (RACI): a line for each objective of which the agreement says anything. */
export function raciLines(view: AgreementView, said: Said): TemplateResult[] {
  const { terms, results } = view.feed
  if (terms === undefined) return []
  return terms.objectives.flatMap((term) => {
    const result = results.find(({ objective }) => objective === term.objective)
    const parts = WAYS.flatMap((way) => {
      const ids = [term[way] ?? []].flat()
      return ids.length === 0
        ? []
        : [`${said.raci[way]}: ${view.formats.list(ids.map((id) => roleTitle(id, terms, view)))}`]
    })
    return result && parts.length > 0
      ? [html`<strong>${view.say(result.title)}</strong>. ${parts.join('. ')}`]
      : []
  })
}

/** What each party does, by party. */
export function dutyLines(view: AgreementView): TemplateResult[] {
  const { terms, agreement } = view.feed
  return (terms?.responsibilities ?? []).map(({ party, text, clause }) => {
    const of = agreement.parties.find(({ role }) => role === party)
    return html`${of ? html`<strong>${view.say(of.name)}</strong>: ` : ''}${clause ? `${clause} ` : ''}${view.say(text)}`
  })
}
