import { expect, test } from 'vitest'
import { SHAPES as ICONS } from '../../components/icons.ts'
import type { AgreementFeed, ObjectiveResult, Service } from '../../data/schema/feed.ts'
import { COLOURS } from '../../scripts/publish/pictures/badge.ts'
import { badge, one, THROUGH } from './badge-reading.ts'
import { objective, statusFeed } from './feed-builders.ts'
import { badgeFiles } from './texts.ts'

test.for([
  [
    { metric: 'outage-count', value: '3', target: { comparator: '<=', value: '2', unit: '' } },
    '3 · mål högst 2',
    '3 · target at most 2',
  ],
  [
    {
      metric: 'response-time',
      value: '742',
      target: { comparator: '<=', value: '800', unit: 'ms', quantifier: 'p95' },
    },
    '742 ms · mål högst 800 ms, 95 av 100',
    '742 ms · target at most 800 ms, 95 of 100',
  ],
  [
    {
      metric: 'longest-outage',
      value: '7199001',
      target: { comparator: '<=', value: '7200000', unit: 'ms' },
    },
    '2 h · mål högst 2 h',
    '2 h · target at most 2 h',
  ],
  [
    { metric: 'nps', value: '-7', target: { comparator: '>=', value: '30', unit: '' } },
    '−7 · mål 30',
    '-7 · target 30',
  ],
  [
    {
      metric: 'first-response',
      value: '96.10',
      target: {
        ...{ comparator: '>=', value: '95', unit: '%', quantifier: 'share' },
        limit: { comparator: '<=', value: '5', unit: 'workingDays' },
      },
    },
    '96,10 % · mål 95 % inom 5 arbetsdagar',
    '96.10% · target 95% within 5 working days',
  ],
] as [Partial<ObjectiveResult>, string, string][])(
  'an objective in any unit, and its name, as a bare figure tells nothing: %j',
  ([over, swedish, english]) => {
    const title = { sv: 'Löftet', en: 'The promise' }
    const feed = one({ objectives: [objective({ ...over, title, outlook: 'at-risk' })] })
    const told = (path: string) => badge(path, feed).texts.map((text) => text.replaceAll('\u00a0', ' '))
    expect(told('badges/portal/objective.svg')).toEqual(['Kundportal: Löftet', `${swedish} · i riskzonen`])
    expect(told('en/badges/portal/objective.svg')).toEqual([
      'Customer portal: The promise',
      `${english} · at risk`,
    ])
  },
)

test('what is measured without a promise is shown only where nothing is promised', () => {
  const kpi = objective({ kind: 'kpi', value: '50' })
  const shown = (objectives: Service['objectives']) =>
    badge('badges/portal/objective.svg', one({ objectives })).texts[1]?.split('\u00a0')[0]
  expect(shown([kpi, objective({ value: '99.5' })])).toBe('99,5')
  expect(shown([kpi])).toBe('50')
})

test('an objective of no single service has a badge of its agreement, one of a service none there', () => {
  const results = [
    objective({
      ...{ objective: 'svar', metric: 'first-response', value: null, verdict: 'no-data' },
      title: { sv: 'Första svar', en: 'First response' },
      target: { comparator: '<=', value: '7200000', unit: 'ms', quantifier: 'every' },
    }),
    objective({ service: 'portal' }),
  ]
  const agreement = { id: 'drift', title: { sv: 'Driftavtal', en: 'Operations agreement' } }
  const agreements = [{ ...statusFeed(), agreement, results }] as unknown as AgreementFeed[]
  const own = [...badgeFiles({ status: one({}), agreements }).keys()].filter((path) =>
    path.includes('agreements'),
  )
  expect(own).toEqual(['badges/agreements/drift/svar.svg', 'en/badges/agreements/drift/svar.svg'])
  const seen = badge('badges/agreements/drift/svar.svg', one({}), agreements)
  expect(seen.texts).toEqual(['Första svar', 'mål högst 2\u00a0h, varje ärende · uppgift saknas'])
  expect(seen.label).toBe(
    `Driftavtal, Första svar: uppgift saknas, mål högst 2\u00a0h, varje ärende, uppgift saknas. ${THROUGH}`,
  )
  expect([seen.fill, seen.shape]).toEqual([COLOURS.unknown, ICONS.unknown])
})
