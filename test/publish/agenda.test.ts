import { expect, test } from 'vitest'
import type { AgreementFeed, Deviation } from '../../data/schema/feed.ts'
import { agendaOf } from '../../scripts/publish/agreement/agenda.ts'
import { agendaLines } from '../../scripts/publish/agreement/agenda-lines.ts'
import { agendaWords } from '../../scripts/publish/agreement/agenda-words.ts'
import { createSpeaker } from '../../scripts/publish/speaker.ts'
import { messages } from '../../site/messages.ts'
import { objective } from './feed-builders.ts'
import { anAgreement, feedsOf } from './feeds.ts'

const timeZone = 'Europe/Stockholm'
const reviews = { cadence: 'quarterly', next: '2026-10-14' } as const

function deviation(id: string, more: Partial<Deviation> = {}): Deviation {
  return { id, source: 'figures', kind: 'breach', binding: true, state: 'open', actions: [], ...more }
}

const late = { what: 'Öva', due: '2026-07-31', state: 'overdue' } as const
const amendment = (id: string, state: 'proposed' | 'approved') => ({
  ...{
    id,
    state,
    effectiveFrom: '2027-01-01',
    changes: [],
    reason: { sv: `Förslag ${id}`, en: `Proposal ${id}` },
  },
})

test('is about the time since the review before: the first day of it counts, by the agreement’s own zone', () => {
  const [before, from] = ['2026-07-13T21:59:59Z', '2026-07-13T22:00:00Z']
  const agenda = agendaOf({ reviews, timeZone }, [
    deviation('nytt', { openedAt: from }),
    deviation('gammalt', { openedAt: before }),
    deviation('nystängt', { openedAt: before, state: 'closed', closedAt: from }),
    deviation('gammalstängt', { openedAt: before, state: 'closed', closedAt: before }),
    deviation('nytt och stängt', { openedAt: from, state: 'closed', closedAt: from }),
    deviation('risk', { kind: 'at-risk' }),
  ])
  expect(agenda).toEqual({
    review: '2026-10-14',
    since: '2026-07-14',
    breached: ['nytt', 'nytt och stängt'],
    open: ['gammalt', 'risk'],
    closed: ['nystängt'],
    overdue: [],
    proposed: [],
  })
})

test.for([
  ['weekly', '2026-10-07'],
  ['monthly', '2026-09-14'],
  ['half-yearly', '2026-04-14'],
  ['yearly', '2025-10-14'],
] as const)('%s: since %s', ([cadence, since]) => {
  expect(agendaOf({ reviews: { cadence, next: '2026-10-14' }, timeZone }, [])?.since).toBe(since)
})

test('tells late actions once for all deviations with one file, and proposals that wait for an approval', () => {
  const actions = [{ ...late, state: 'done' as const }, late]
  const agenda = agendaOf(
    { reviews, timeZone },
    [
      deviation('maj', { record: 'en', actions }),
      deviation('april', { record: 'en', actions }),
      deviation('egen', { actions: [late] }),
    ],
    [amendment('a', 'proposed'), amendment('b', 'approved')],
  )
  expect(agenda?.overdue).toEqual([
    { deviation: 'maj', action: 1 },
    { deviation: 'egen', action: 0 },
  ])
  expect(agenda?.proposed).toEqual(['a'])
})

test('there is none where no review is agreed on, or no day is known', () => {
  expect(agendaOf({ timeZone }, [])).toBeUndefined()
  expect(agendaOf({ reviews: { cadence: 'quarterly' }, timeZone }, [])).toBeUndefined()
})

const speaker = (locale: string) => createSpeaker(feedsOf([]).status, locale)

function feedWith(deviations: Deviation[], amendments: AgreementFeed['amendments'] = []): AgreementFeed {
  const agenda = agendaOf({ reviews, timeZone }, deviations, amendments)
  const results = [objective({ agreement: 'drift' })]
  return anAgreement({ reviews }, { results, deviations, amendments, ...(agenda && { agenda }) })
}

test('the lines in a calendar are numbered points in the language of the calendar', () => {
  const { period } = objective()
  const feed = feedWith(
    [
      deviation('a', { objective: 'tillganglighet', period, openedAt: '2026-08-01T00:00:00Z' }),
      deviation('b', {
        ...{ source: 'customer', title: { sv: 'Långsamt', en: 'Slow' }, actions: [late] },
      }),
    ],
    [amendment('x', 'proposed')],
  )
  expect(agendaLines(feed, speaker('sv'))).toEqual([
    '',
    'Dagordning 14 oktober 2026:',
    '1. Mål som brutits sedan förra uppföljningen',
    '– Brutet mål: Tillgänglighet, november 2026',
    '2. Andra öppna avvikelser',
    '– Långsamt',
    '3. Åtgärder som är försenade',
    '– Öva, skulle ha varit klart 31 juli 2026',
    '4. Föreslagna ändringar av avtalet',
    '– Förslag x',
  ])
  expect(agendaLines(feed, speaker('en'))).toEqual([
    '',
    'Agenda of 14 October 2026:',
    '1. Targets missed since the last review',
    '– Target missed: Availability, November 2026',
    '2. Other open deviations',
    '– Slow',
    '3. Actions that are overdue',
    '– Öva, was due on 31 July 2026',
    '4. Proposed changes to the agreement',
    '– Proposal x',
  ])
})

test('with nothing to go through it says that, and a long point ends with how many are left', () => {
  expect(agendaLines(feedWith([]), speaker('sv')).at(-1)).toMatch(/^Inget särskilt att ta upp/)
  expect(agendaLines(anAgreement({ reviews }), speaker('sv'))).toEqual([])
  const many = Array.from({ length: 23 }, (_, index) => deviation(`d${index}`, { title: `Nr ${index}` }))
  const lines = agendaLines(feedWith(many), speaker('sv'))
  expect(lines).toHaveLength(3 + 20 + 1)
  expect(lines.at(-1)).toBe('– och 3 till')
})

test.each(['sv', 'en'])('the calendar says in %s what the page says', (locale) => {
  const { agenda: _, kinds, ...points } = agendaWords(locale)
  const { deviations } = messages(locale)
  expect(kinds).toEqual(deviations.kinds)
  const { due, ...texts } = points
  expect(deviations.agenda).toMatchObject(texts)
  expect(due('X', '1 maj')).toBe(deviations.agenda.due('X', '1 maj'))
})

test('the first review goes back to the day on which the agreement began, and no further', () => {
  const yearly = { cadence: 'yearly', next: '2027-02-15' } as const
  const since = (effectiveFrom: string) => agendaOf({ reviews: yearly, timeZone, effectiveFrom }, [])?.since
  expect(since('2026-08-03')).toBe('2026-08-03')
  expect(since('2024-10-01')).toBe('2026-02-15')
})
