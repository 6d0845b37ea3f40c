import { expect, test, vi } from 'vitest'
import type { AgreementFeed, CreditRuleTerms, OpenHours } from '../data/schema/feed.ts'
import { creditRuleWords, creditTermsWords, numberAnchors, openWords, weekWords } from './clauses.ts'
import { messages } from './messages.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const [sv, en] = [messages('sv'), messages('en')]
const plain = (texts: string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '))

const office = (over: Partial<OpenHours> = {}): OpenHours => ({
  id: 'kontor',
  timeZone: 'Europe/Stockholm',
  week: [{ days: [1, 2, 3, 4, 5], hours: ['08:00-17:00'] }],
  holidays: ['se-legal'],
  open: true,
  changes: '2026-06-12T15:00:00Z',
  ...over,
})

test('the week of a calendar: days in a row as from the first to the last, others one by one', () => {
  expect(weekWords(office(), 'sv', sv)).toEqual(['måndag–fredag 08:00–17:00', 'utom svenska helgdagar'])
  const odd = office({
    week: [
      { days: [1, 3], hours: ['08:00-12:00', '13:00-17:00'] },
      { days: [6, 7], hours: ['22:00-06:00'] },
    ],
    holidays: ['foretaget'],
  })
  expect(weekWords(odd, 'en', en)).toEqual([
    'Monday and Wednesday 08:00–12:00 and 13:00–17:00',
    'Saturday and Sunday 22:00–06:00',
    'except the days of the list foretaget',
  ])
})

test('open now: the hour alone where it closes the same local day, the day too where it does not', () => {
  const at = '2026-06-12T14:59:00Z'
  expect(openWords(office(), at, 'sv', sv)).toBe('öppet, stänger 17:00')
  const closed = office({ open: false, changes: '2026-06-15T06:00:00Z' })
  expect(openWords(closed, at, 'sv', sv)).toMatch(/^stängt, öppnar måndag 15 juni (kl\. )?08:00$/)
  expect(openWords(closed, '2026-06-14T22:30:00Z', 'en', en)).toBe('closed, opens 08:00')
  const { changes: _, ...always } = office()
  expect(openWords(always, at, 'en', en)).toBe('open')
})

test('credit bands from the best value to the worst, each from where the next begins', () => {
  const rule: CreditRuleTerms = {
    kind: 'tiers',
    tiers: [
      { below: '99', percent: '30' },
      { below: '99.9', percent: '5' },
    ],
  }
  expect(plain(creditRuleWords(rule, 'sv', sv))).toEqual([
    '99 % eller mer men under 99,9 %: 5 % av månadens avgift',
    'under 99 %: 30 % av månadens avgift',
  ])
})

test('a rule whose amount is not published says that there is one', () => {
  expect(creditRuleWords({ kind: 'per-breach' }, 'sv', sv)).toEqual([
    'ett belopp för varje period då målet bryts',
  ])
  expect(plain(creditRuleWords({ kind: 'per-breach', amount: '500', currency: 'SEK' }, 'sv', sv))).toEqual([
    '500 SEK för varje period då målet bryts',
  ])
})

test('what a rule gives for each item is not told as if it were for each period', () => {
  expect(plain(creditRuleWords({ kind: 'per-breach', percent: '2' }, 'sv', sv, true))).toEqual([
    '2 % av månadens avgift för varje ärende, leverans eller rapport som missar målet',
  ])
})

test('caps and claims in sentences', () => {
  const terms = {
    rules: [],
    stacking: 'sum' as const,
    capPercentOfMonth: '30',
    claimWithin: { days: 30, kind: 'calendar' as const },
    automatic: false,
  }
  expect(plain(creditTermsWords(terms, 'sv', sv))).toEqual([
    'Bryts flera mål samma månad läggs avräkningarna ihop.',
    'Sammanlagt högst 30 % av månadens avgift.',
    'Ska begäras inom 30 dagar efter perioden.',
  ])
  expect(creditTermsWords({ ...terms, automatic: true }, 'en', en).at(-1)).toBe('Paid without a claim.')
})

test('a numbered clause has one anchor on the page, at the first place that tells it', () => {
  const exclusion = { type: 'customer', clause: '5.1', approval: true }
  const duty = { text: 'A', clause: '4.3' }
  const results = [{ objective: 'a', clause: '5.1' }, { objective: 'b', clause: '5.1' }, { objective: 'c' }]
  const feed = { results, terms: { exclusions: [exclusion], responsibilities: [duty] } }
  const anchors = numberAnchors(feed as unknown as AgreementFeed)
  expect([...anchors]).toEqual([
    ['a', 'clause-5-1'],
    [duty, 'clause-4-3'],
  ])
})
