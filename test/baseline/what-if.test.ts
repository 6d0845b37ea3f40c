import { describe, expect, test } from 'vitest'
import type { Side, WhatIf } from '../../scripts/baseline/what-if.ts'
import { type BaselineOptions, baseline } from '../../scripts/baseline.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const AS_OF = Date.parse('2026-07-20T12:00:00Z')

/**
 * In March `portal` was down for 2676 s of 743 h (G19), in May for 60 min of announced maintenance, and `licens` from Friday
 * 12 June 16:30 to Monday 08:20 (G83). A result holds until the next, so that the rows are the outages.
 */
const CHECKS = `time,service,status
2026-01-31T00:00:00Z,portal,up
2026-03-10T10:00:00Z,portal,down
2026-03-10T10:44:36Z,portal,up
2026-05-10T00:00:00Z,portal,down
2026-05-10T01:00:00Z,portal,up
2026-07-20T00:00:00Z,portal,up
2026-01-31T00:00:00Z,licens,up
2026-06-12T14:30:00Z,licens,down
2026-06-15T06:20:00Z,licens,up
2026-07-20T00:00:00Z,licens,up
`
const AGREEMENT = `${(SMALL['agreements/drift.yaml'] ?? '').replace('effectiveFrom: 2026-01-01', 'effectiveFrom: 2026-02-01')}
signatures:
  - { party: provider, name: A, signedAt: 2026-01-02 }
  - { party: customer, name: B, signedAt: 2026-01-02 }
maintenance: { notice: { calendarDays: 5 } }
credits:
  fee: { amount: 40000, currency: SEK }
  tiers: [{ below: 99.9, percent: 10 }, { below: 99.5, percent: 25 }]
  claim: { automatic: true }
`
const FILES = {
  ...SMALL,
  'sources.yaml': (SMALL['sources.yaml'] ?? '').replace(
    'interval: 5 min',
    'interval: 5 min\n    maxStaleness: 9000 h',
  ),
  'calendars.yaml': `${SMALL['calendars.yaml']}    holidays: se-legal-eves\n`,
  'measurements/checks.csv': CHECKS,
  'agreements/drift.yaml': AGREEMENT,
  'maintenance/byte.md': `---
title: Byte
services: [portal]
announcedAt: 2026-04-20T08:00:00Z
start: 2026-05-10T00:00:00Z
end: 2026-05-10T02:00:00Z
---
Vi byter server.
`,
}

async function asked(options: Partial<BaselineOptions>): Promise<Record<string, [Side | null, Side | null]>> {
  const data = await folderWith(FILES)
  const terms = { data, asOf: AS_OF, service: 'portal', agreement: 'drift', ...options }
  const { periods } = (await baseline(terms, terminal({ quiet: true }))) as WhatIf
  return Object.fromEntries(periods.map(({ period, agreed, changed }) => [period, [agreed, changed]]))
}
const told = (side: Side | null | undefined) =>
  side && [
    side.value,
    side.verdict,
    side.remainingMs,
    side.credits.map(({ percent, amount }) => [percent, amount]),
  ]

describe('closed periods under other terms', () => {
  test('all of them, oldest first, and the running one not', async () => {
    const found = await asked({ target: '>= 99.8 %' })
    expect(Object.keys(found)).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
  })

  test('another target: verdict, minutes left and credit beside those agreed', async () => {
    const [agreed, changed] = (await asked({ target: '>= 99.8 %' }))['2026-03'] ?? []
    // Of 2 674 800 s 0.1 % is 2674.8 s, and 0.2 % 5349.6 s.
    expect(told(agreed)).toEqual(['99.89', 'breached', -1200, [['10.00', '4000.00']]])
    expect(told(changed)).toEqual(['99.89', 'met', 2_673_600, []])
  })

  test('a stricter target breaks a month that had kept its own; what is above the bands gives nothing', async () => {
    const found = await asked({ target: '>= 99.99 %', withoutExclusions: true })
    const [agreed, changed] = found['2026-05'] ?? []
    // One hour of 744; taken out, it leaves 743 h, all of them up.
    expect(told(agreed)).toEqual(['100.00', 'met', 2_674_800, []])
    expect(told(changed)).toEqual(['99.86', 'breached', -3_332_160, [['10.00', '4000.00']]])
  })

  test('without exclusions alone: maintenance counts like any other outage', async () => {
    const [, changed] = (await asked({ withoutExclusions: true }))['2026-05'] ?? []
    // 0.1 % of 744 h is 2678.4 s.
    expect(told(changed)).toEqual(['99.86', 'breached', -921_600, [['10.00', '4000.00']]])
  })

  test('other hours: a weekend is 50 min of office time (G83)', async () => {
    const [agreed, changed] = (await asked({ service: 'licens', serviceHours: 'kontor' }))['2026-06'] ?? []
    // 3830 of 43 200 min; 50 of 21 days of 540 min, which are 11 340: 99.559082 %.
    expect(agreed).toMatchObject({ exact: { num: '3937', den: '4320' }, verdict: 'breached' })
    expect(changed).toMatchObject({
      exact: { num: '1129', den: '1134' },
      verdict: 'breached',
      remainingMs: -2_319_600,
    })
    expect(agreed?.credits.map(({ percent }) => percent)).toEqual(['25.00'])
    expect(changed?.credits.map(({ percent }) => percent)).toEqual(['10.00'])
  })

  test('an amendment changes what was agreed, and not what would have been', async () => {
    const data = await folderWith({
      ...FILES,
      'agreements/drift.yaml': `${AGREEMENT}amendments:
  - { id: a1, effectiveFrom: 2026-03-01, approvals: [provider, customer], set: { objectives.tillganglighet.target: ">= 99.5 %" } }
`,
    })
    const options = { data, asOf: AS_OF, service: 'portal', agreement: 'drift', target: '>= 99.95 %' }
    const { periods } = (await baseline(options, terminal({ quiet: true }))) as WhatIf
    expect(periods.map(({ agreed, changed }) => [agreed?.target.value, changed?.target.value])).toEqual([
      ['99.9', '99.95'],
      ...['2026-03', '2026-04', '2026-05', '2026-06'].map(() => ['99.5', '99.95']),
    ])
  })
})

describe('terms that an objective cannot have', () => {
  const wrong: [string, Partial<BaselineOptions>, string][] = [
    ['none', {}, 'Nothing is changed; say what with --target, --service-hours or --without-exclusions'],
    [
      'another unit',
      { target: '<= 2 h' },
      '--target: "<= 2 h" is in another unit or direction than "tillganglighet" has, >= 99.9 %',
    ],
    [
      'the other way',
      { target: '<= 99 %' },
      '--target: "<= 99 %" is in another unit or direction than "tillganglighet" has, >= 99.9 %',
    ],
    [
      'more than all',
      { target: '>= 101 %' },
      '--target: ">= 101 %" is more than all; expected 100 % or less',
    ],
    ['no number', { target: 'bättre' }, '--target: expected a comparator (>=, >, <=, <)'],
    ['no such calendar', { serviceHours: 'kontr' }, 'No calendar is called "kontr"; did you mean "kontor"?'],
    [
      'no such agreement',
      { agreement: 'drit', target: '>= 99 %' },
      'No agreement is called "drit"; did you mean "drift"?',
    ],
    ['no such objective', { objective: 'tillgang', target: '>= 99 %' }, 'No objective is called "tillgang"'],
    ['no such service', { service: 'portl' }, 'No service is called "portl"; did you mean "portal"?'],
  ]
  test.each(wrong)('%s', async (_, options, message) => {
    await expect(asked(options)).rejects.toThrow(message)
  })
})
