import { widget as enWidget } from '../components/messages/en.ts'
import { widget as svWidget } from '../components/messages/sv.ts'
import { account as enAccount } from './words/en/account.ts'
import { baseline as enBaseline } from './words/en/baseline.ts'
import { clauses as enClauses } from './words/en/clauses.ts'
import { completeness as enCompleteness } from './words/en/completeness.ts'
import { deviations as enDeviations } from './words/en/deviations.ts'
import { followUp as enFollowUp } from './words/en/follow-up.ts'
import * as enGuide from './words/en/guide.ts'
import { history as enHistory } from './words/en/history.ts'
import { page as enPage } from './words/en/page.ts'
import { reportDeviation as enReportDeviation } from './words/en/report-deviation.ts'
import { templates as enTemplates } from './words/en/templates.ts'
import { terms as enTerms } from './words/en/terms.ts'
import { account as svAccount } from './words/sv/account.ts'
import { baseline as svBaseline } from './words/sv/baseline.ts'
import { clauses as svClauses } from './words/sv/clauses.ts'
import { completeness as svCompleteness } from './words/sv/completeness.ts'
import { deviations as svDeviations } from './words/sv/deviations.ts'
import { followUp as svFollowUp } from './words/sv/follow-up.ts'
import * as svGuide from './words/sv/guide.ts'
import { history as svHistory } from './words/sv/history.ts'
import { page as svPage } from './words/sv/page.ts'
import { reportDeviation as svReportDeviation } from './words/sv/report-deviation.ts'
import { templates as svTemplates } from './words/sv/templates.ts'
import { terms as svTerms } from './words/sv/terms.ts'

const swedish = {
  widget: svWidget,
  page: svPage,
  account: svAccount,
  baseline: svBaseline,
  guide: svGuide,
  clauses: svClauses,
  completeness: svCompleteness,
  deviations: svDeviations,
  followUp: svFollowUp,
  history: svHistory,
  reportDeviation: svReportDeviation,
  templates: svTemplates,
  terms: svTerms,
}
/** Everything that is said in a language, by the components, the pages around them, and the pages that explain. */
export type Words = typeof swedish
const LANGUAGES: Record<string, Words> = {
  sv: swedish,
  en: {
    widget: enWidget,
    page: enPage,
    account: enAccount,
    baseline: enBaseline,
    guide: enGuide,
    clauses: enClauses,
    completeness: enCompleteness,
    deviations: enDeviations,
    followUp: enFollowUp,
    history: enHistory,
    reportDeviation: enReportDeviation,
    templates: enTemplates,
    terms: enTerms,
  },
}

/** @throws when the site is to be built in a language that nobody has written the words of. */
export function messages(locale: string): Words {
  const found = LANGUAGES[locale]
  if (found) return found
  const known = Object.keys(LANGUAGES).join(', ')
  throw new Error(`site.yaml, locales: there are no messages for "${locale}" (known: ${known})`)
}
