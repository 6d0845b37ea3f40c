import type { State } from '../../../data/schema/common.ts'
import type { Site } from '../../../data/schema/site.ts'

/** How an objective stands: its verdict, or its outlook while the period runs. */
export type Standing =
  | 'on-track'
  | 'at-risk'
  | 'lost'
  | 'met'
  | 'breached'
  | 'pending'
  | 'no-data'
  | 'excluded'

/** The same thing said of now and, in a dated archive, of then. */
interface Tenses {
  now: string
  past: string
}

/** Everything that a badge says in one language; what is missing fails the type check. */
interface BadgeWords {
  states: Record<State, Tenses>
  overall: Record<State, Tenses>
  /** A sentence about one service. */
  sentence: Record<State, (service: string, past: boolean) => string>
  availability: string
  /** Where no objective is agreed. */
  noObjective: string
  noData: string
  target: Record<'>=' | '>' | '<=' | '<', (value: string) => string>
  /** What each item of a share has to keep. */
  within: (limit: string) => string
  quantifiers: Record<string, string>
  workingDays: { one: string; other: string }
  standings: Record<Standing, string>
  notBinding: string
  /** From when the running period counts. */
  since: (date: string) => string
  dataThrough: (instant: string) => string
  archive: (instant: string) => string
  /** Of what a picture for links says, which lives on where it is shared: always with its date. */
  stateOn: (date: string) => string
  more: (count: number) => string
}

const same = (words: string): Tenses => ({ now: words, past: words })

const WORDS: Record<Site['locales'][number], BadgeWords> = {
  sv: {
    states: {
      operational: { now: 'Fungerar', past: 'Fungerade' },
      degraded_performance: same('Försämrad prestanda'),
      partial_outage: same('Delvis avbrott'),
      major_outage: same('Avbrott'),
      under_maintenance: same('Underhåll'),
      unknown: { now: 'Uppgift saknas', past: 'Uppgift saknades' },
    },
    overall: {
      operational: { now: 'Alla tjänster fungerar', past: 'Alla tjänster fungerade' },
      degraded_performance: same('Försämrad prestanda'),
      partial_outage: same('Delvis avbrott'),
      major_outage: same('Avbrott'),
      under_maintenance: { now: 'Underhåll pågår', past: 'Underhåll pågick' },
      unknown: { now: 'Uppgift om driftläget saknas', past: 'Uppgift om driftläget saknades' },
    },
    sentence: {
      operational: (service, past) => `${service} ${past ? 'fungerade' : 'fungerar'}.`,
      degraded_performance: (service, past) => `${service} ${past ? 'hade' : 'har'} försämrad prestanda.`,
      partial_outage: (service, past) => `${service} ${past ? 'hade' : 'har'} ett delvis avbrott.`,
      major_outage: (service, past) => `${service} ${past ? 'hade' : 'har'} ett avbrott.`,
      under_maintenance: (service, past) => `Underhåll ${past ? 'pågick' : 'pågår'} för ${service}.`,
      unknown: (service, past) => `Uppgift ${past ? 'saknades' : 'saknas'} om ${service}.`,
    },
    availability: 'tillgänglighet',
    noObjective: 'inget mål',
    noData: 'uppgift saknas',
    target: {
      '>=': (value) => `mål ${value}`,
      '>': (value) => `mål över ${value}`,
      '<=': (value) => `mål högst ${value}`,
      '<': (value) => `mål under ${value}`,
    },
    within: (limit) => `inom ${limit}`,
    quantifiers: { every: 'varje ärende', mean: 'i medeltal', median: 'median', p95: '95 av 100' },
    workingDays: { one: 'arbetsdag', other: 'arbetsdagar' },
    standings: {
      'on-track': 'på väg att uppfyllas',
      'at-risk': 'i riskzonen',
      lost: 'brutet',
      met: 'uppfyllt',
      breached: 'brutet',
      pending: 'inte avgjort',
      'no-data': 'uppgift saknas',
      excluded: 'räknas inte',
    },
    notBinding: 'Inte bindande',
    since: (date) => `sedan ${date}`,
    dataThrough: (instant) => `Uppgifter till ${instant}.`,
    archive: (instant) => `Arkivbild: läget ${instant}.`,
    stateOn: (date) => `Läget ${date}`,
    more: (count) => `och ${count} till`,
  },
  en: {
    states: {
      operational: same('Operational'),
      degraded_performance: same('Degraded performance'),
      partial_outage: same('Partial outage'),
      major_outage: same('Outage'),
      under_maintenance: same('Maintenance'),
      unknown: same('No data'),
    },
    overall: {
      operational: { now: 'All services are working', past: 'All services were working' },
      degraded_performance: same('Degraded performance'),
      partial_outage: same('Partial outage'),
      major_outage: same('Outage'),
      under_maintenance: { now: 'Maintenance in progress', past: 'Maintenance was in progress' },
      unknown: same('No data about the current state'),
    },
    sentence: {
      operational: (service, past) => `${service} ${past ? 'was' : 'is'} operational.`,
      degraded_performance: (service, past) => `${service} ${past ? 'had' : 'has'} degraded performance.`,
      partial_outage: (service, past) => `${service} ${past ? 'had' : 'has'} a partial outage.`,
      major_outage: (service, past) => `${service} ${past ? 'had' : 'has'} an outage.`,
      under_maintenance: (service, past) => `${service} ${past ? 'was' : 'is'} under maintenance.`,
      unknown: (service, past) => `There ${past ? 'was' : 'is'} no data about ${service}.`,
    },
    availability: 'availability',
    noObjective: 'no target',
    noData: 'no data',
    target: {
      '>=': (value) => `target ${value}`,
      '>': (value) => `target over ${value}`,
      '<=': (value) => `target at most ${value}`,
      '<': (value) => `target under ${value}`,
    },
    within: (limit) => `within ${limit}`,
    quantifiers: { every: 'every item', mean: 'on average', median: 'median', p95: '95 of 100' },
    workingDays: { one: 'working day', other: 'working days' },
    standings: {
      'on-track': 'on track',
      'at-risk': 'at risk',
      lost: 'breached',
      met: 'met',
      breached: 'breached',
      pending: 'not decided',
      'no-data': 'no data',
      excluded: 'not counted',
    },
    notBinding: 'Not binding',
    since: (date) => `since ${date}`,
    dataThrough: (instant) => `Data through ${instant}.`,
    archive: (instant) => `From the archive: the state on ${instant}.`,
    stateOn: (date) => `State on ${date}`,
    more: (count) => `and ${count} more`,
  },
}

/** The words of a language; one that has none speaks English. */
export function badgeWords(locale: string): BadgeWords {
  return Object.entries(WORDS).find(([key]) => key === locale)?.[1] ?? WORDS.en
}
