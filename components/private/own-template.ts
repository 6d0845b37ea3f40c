import { html, type TemplateResult } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { kindOfPeriod, type PromiseWords, perPeriod, promisedWords } from '../promise.ts'
import type { View } from '../view.ts'
import { filled } from './filled.ts'
import type { PageWords } from './page-words.ts'

/** What the agreement was begun from, and what the template says of each target beside what was agreed. */
export function templateLines(
  view: View<AgreementFeed>,
  { terms: { template: said } }: PageWords,
): TemplateResult[] {
  const { terms, results } = view.feed
  if (terms?.template === undefined) return []
  const { id, targets, objectives = [] } = terms.template
  const { integer } = view.formats
  const named = Object.hasOwn(said.named, id) ? said.named[id] : undefined
  const href = named && view.link(named.href)
  const counts =
    targets && filled(said.targets, integer(targets.kept), integer(targets.changed), integer(targets.own))
  const promise: PromiseWords = {
    ...said,
    rollingDays: (days) => filled(said.rollingDays, days),
    rollingHours: (hours) => filled(said.rollingHours, hours),
  }
  const lines = objectives.map(({ objective, title, standing, target, quantifier, period }) => {
    const own = results.find((result) => result.objective === objective)
    const offered = perPeriod(
      promisedWords({ ...target, ...(quantifier && { quantifier }) }, promise, view),
      { ...target, quantifier },
      period && (promise.periodTypes[period] ?? period),
    )
    const agreed =
      own &&
      perPeriod(promisedWords(own.target, promise, view), own.target, kindOfPeriod(own.period, promise))
    const openShare = standing === 'kept' && own?.target.quantifier !== undefined && quantifier === undefined
    const name = own?.title ?? title
    return html`<strong>${name === undefined ? objective : view.say(name)}</strong>. ${said.template}: ${offered}. ${said.agreed}: ${agreed ?? '–'} (${openShare ? said.openShare : said.standings[standing]})`
  })
  return [
    html`${said.from} ${href ? html`<a href=${href}>${named.name}</a>` : (named?.name ?? id)}.${counts ? ` ${counts}` : ''}`,
    ...lines,
  ]
}
