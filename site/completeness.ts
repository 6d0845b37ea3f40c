import type { AgreementFeed, Completeness } from '../data/schema/feed.ts'
import { clauseId, hasClause } from './clauses.ts'
import type { Words } from './messages.ts'

type Place = keyof Words['clauses']['names'] | 'objectives'

/** Where on an agreement's page the answer to each question stands. */
const PLACES: Record<string, Place> = {
  L01: 'parties',
  L02: 'signatures',
  L03: 'scope',
  L04: 'exclusions',
  L05: 'objectives',
  L06: 'objectives',
  L07: 'objectives',
  L08: 'maintenance',
  L09: 'priorities',
  L10: 'roles',
  L11: 'reporting',
  L12: 'reviews',
  L13: 'deviations',
  L14: 'credits',
  L15: 'disputes',
  L16: 'escalation',
  L17: 'channels',
  L18: 'objectives',
  L19: 'objectives',
  L20: 'objectives',
  L21: 'phases',
  L22: 'credits',
  L23: 'credits',
  L24: 'credits',
  L25: 'amendmentRule',
}

/** All questions there are. */
const ALL = Object.keys(PLACES).length

interface Question {
  question: string
  /** What it means that it is open; absent where it is answered. */
  open?: string
  /** Which targets it is open for, by id. */
  objectives: string[]
  /** Where the agreement answers it, on its page. */
  answer?: { anchor: string; label: string }
}

/** The questions that concern an agreement, in words, and how many of all are about something that it does not have. */
export function questionsOf(
  { rules }: Completeness,
  feed: AgreementFeed,
  { completeness, clauses }: Words,
): { questions: Question[]; others: number } {
  const questions = rules.flatMap(({ rule, open, objectives = [] }): Question[] => {
    const [question, meaning] = completeness.rules[rule] ?? []
    const place = PLACES[rule]
    if (question === undefined || meaning === undefined || place === undefined) return []
    const answer =
      place === 'objectives'
        ? { anchor: 'objectives', label: completeness.objectives }
        : hasClause(place, feed)
          ? { anchor: clauseId(place), label: clauses.names[place] }
          : undefined
    return [{ question, objectives, ...(open && { open: meaning }), ...(answer && { answer }) }]
  })
  return { questions, others: ALL - rules.length }
}
