import type { DeviationKind, RootCauseCategory } from '../../data/schema/deviation.ts'
import type { Deviation } from '../../data/schema/feed.ts'

type Fee = 'month' | 'quarter' | 'year' | 'once' | 'unit'

/** What the page says of the terms that concern one customer alone. */
interface TermWords {
  title: string
  none: string
  names: Record<
    | 'template'
    | 'roles'
    | 'raci'
    | 'responsibilities'
    | 'document'
    | 'fees'
    | 'workload'
    | 'escalation'
    | 'disputes',
    string
  >
  template: TemplateWords
  substitute: string
  raci: Record<'responsible' | 'accountable' | 'consulted' | 'informed', string>
  document: Record<'title' | 'checksum', string>
  fees: { per: Record<Fee, string>; noCredits: string }
  workload: Record<'assumedWord' | 'within' | 'over' | 'overCap', string> & {
    counts: Record<'tickets' | 'orders' | 'requests', string>
  }
  escalation: Record<'after' | 'passed' | 'ahead', string>
  disputes: Record<'opened' | 'now' | 'until' | 'settled' | 'about', string>
  stages: Record<'negotiation' | 'mediation' | 'legal', string>
}

/** What the page says of the template that an agreement was begun from, and of the targets of both. */
interface TemplateWords
  extends Record<
    'from' | 'template' | 'agreed' | 'targets' | 'openShare' | 'rollingDays' | 'rollingHours',
    string
  > {
  standings: Record<'kept' | 'changed' | 'left-out', string>
  comparators: Record<string, string>
  periodTypes: Record<string, string>
  /** The templates that have a page, by id. */
  named: Record<string, { name: string; href: string }>
}

/** What the page says of how complete an agreement is, in the words of the public page. */
interface CompletenessWords
  extends Record<
    | 'title'
    | 'intro'
    | 'all'
    | 'some'
    | 'openTitle'
    | 'about'
    | 'list'
    | 'question'
    | 'answer'
    | 'answered'
    | 'open',
    string
  > {
  others: Record<'one' | 'other', string>
  /** By rule: what is asked, and what it means that it is open. */
  rules: Record<string, readonly [question: string, open: string]>
}

/** What the page says of deviations; `{0}` stands for a day. */
interface DeviationWords
  extends Record<
    | 'title'
    | 'noneOpen'
    | 'closed'
    | 'opened'
    | 'notBinding'
    | 'cause'
    | 'noCause'
    | 'noActions'
    | 'due'
    | 'done'
    | 'overdue',
    string
  > {
  kinds: Record<DeviationKind, string>
  states: Record<Deviation['state'], string>
  causes: Record<RootCauseCategory, string>
}

/** What the customer's page says and the tags do not. The page's HTML carries it, in the page's language. */
export interface PageWords {
  noKey: string
  opening: string
  /** `{time}` stands for when it last worked. */
  notUpdated: string
  madeAt: string
  month: string
  statement: string
  caption: string
  nothing: string
  noAgreements: string
  now: string
  print: string
  csv: string
  json: string
  ledgerText: string
  /** By what the fee is for: `month`, `quarter`, `year`. */
  fees: Record<string, string>
  objective: string
  target: string
  value: string
  verdict: string
  downtime: string
  excluded: string
  coverage: string
  credit: string
  none: string
  /** Of the terms; `{0}` and `{1}` stand for what is filled in. */
  terms: TermWords
  deviations: DeviationWords
  completeness: CompletenessWords
  /** Of the record of closed periods; `{key}` stands for the name of the key that signed it. */
  record: Record<'what' | 'how' | 'signed' | 'unsigned' | 'keep' | 'entries' | 'head', string>
}
