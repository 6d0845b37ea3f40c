import type { DeviationKind } from '../../../data/schema/deviation.ts'

/** What the agenda of a review says in a calendar; the page's own words stand in site/words/, which is held to the same wording. */
interface AgendaWords {
  agenda: (day: string) => string
  kinds: Record<DeviationKind, string>
  breached: string
  open: string
  others: string
  overdue: string
  closed: string
  proposed: string
  due: (what: string, day: string) => string
  none: string
}

const sv: AgendaWords = {
  agenda: (day) => `Dagordning ${day}:`,
  kinds: {
    breach: 'Brutet mål',
    'at-risk': 'I riskzonen',
    'no-data': 'Uppgift saknas',
    'late-report': 'Sen rapport',
    'late-survey': 'Sen enkät',
  },
  breached: 'Mål som brutits sedan förra uppföljningen',
  open: 'Öppna avvikelser',
  others: 'Andra öppna avvikelser',
  overdue: 'Åtgärder som är försenade',
  closed: 'Avvikelser som stängts: räckte åtgärderna?',
  proposed: 'Föreslagna ändringar av avtalet',
  due: (what, day) => `${what}, skulle ha varit klart ${day}`,
  none: 'Inget särskilt att ta upp: ingen öppen avvikelse, ingen försenad åtgärd och inget förslag om ändring.',
}

const en: AgendaWords = {
  agenda: (day) => `Agenda of ${day}:`,
  kinds: {
    breach: 'Target missed',
    'at-risk': 'At risk',
    'no-data': 'No data',
    'late-report': 'Late report',
    'late-survey': 'Late survey',
  },
  breached: 'Targets missed since the last review',
  open: 'Open deviations',
  others: 'Other open deviations',
  overdue: 'Actions that are overdue',
  closed: 'Deviations that were closed: were the actions enough?',
  proposed: 'Proposed changes to the agreement',
  due: (what, day) => `${what}, was due on ${day}`,
  none: 'Nothing in particular: no open deviation, no overdue action and no proposed change.',
}

/** A language without words of its own speaks English. */
export const agendaWords = (locale: string): AgendaWords => (locale === 'sv' ? sv : en)
