// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const FEE = '48217'
/** The example with an hour down in June by a declared incident: 719/720, so 10 per cent of a fee that nobody else has. */
const BREACH = {
  'agreements/drift.yaml': `${(SMALL['agreements/drift.yaml'] ?? '').replace(
    'period: calendar-month',
    'period: calendar-month\n    measurement: { authority: incidents }',
  )}signatures:
  - { party: provider, name: A, signedAt: 2025-12-01 }
  - { party: customer, name: B, signedAt: 2025-12-01 }
credits:
  fee: { amount: ${FEE}, currency: SEK, per: month }
  tiers: [{ below: 99.9, percent: 10 }, { below: 99, percent: 25 }]
  objectives: {}
  minimumPayout: 100
  cap: { percentOfMonth: 50 }
  claimWithin: { calendarDays: 30 }
`,
  'incidents/2026-06-10-portal.md': `---
title: { sv: Avbrott, en: Outage }
impact: major
status: resolved
start: 2026-06-10T08:00:00Z
end: 2026-06-10T09:00:00Z
services: [{ id: portal, state: major_outage }]
---
## 2026-06-10T08:05:00Z investigating

Vi undersöker.

### en

We are investigating.
`,
}

/** The feed of the agreement and all of the feed, on 20 July. */
async function feedWith(publish: string, files: Record<string, string> = BREACH) {
  const site = `${SMALL['site.yaml']}${publish}`
  const folder = await folderWith({ ...SMALL, ...files, 'site.yaml': site })
  const asOf = Date.parse('2026-07-20T10:00:00Z')
  const data = await loadData(folder)
  const { measured } = await measure(data, asOf)
  const texts = buildFeed(data, measured, asOf)
  const all = [...texts].filter(([path]) => !path.endsWith('.schema.json')).map(([, text]) => text)
  return { agreement: JSON.parse(texts.get('feed/v1/agreements/drift.json') ?? ''), all: all.join('\n') }
}

describe('credits in the public feed', () => {
  test('none by default, nor by fees alone', async () => {
    expect((await feedWith('')).agreement).not.toHaveProperty('credits')
    expect((await feedWith('publish: { fees: true }\n')).agreement).not.toHaveProperty('credits')
  })

  test('in per cent where site.yaml says so; nothing tells the fee', async () => {
    const { agreement, all } = await feedWith('publish: { credits: true }\n')
    expect(agreement.credits).toMatchObject([
      {
        objective: 'tillganglighet',
        service: 'portal',
        period: { id: '2026-06' },
        kind: 'tiers',
        tier: { below: '99.9' },
        percent: '10.00',
        credited: '10.00',
        status: 'eligible',
        claimBy: '2026-07-30',
      },
    ])
    // The fee, the credit of 4 821.70 kr and the least payout, in no form.
    expect(JSON.stringify(agreement.credits)).not.toMatch(/SEK|amount|minimum|currency/)
    expect(all).not.toMatch(/48217|4821/)
  })

  test('with the amounts where it says fees too', async () => {
    const { agreement } = await feedWith('publish: { credits: true, fees: true }\n')
    expect(agreement.credits).toMatchObject([{ amount: '4821.70', currency: 'SEK', credited: '10.00' }])
  })

  test('an unsigned agreement gives nothing, and says why', async () => {
    const unsigned = {
      ...BREACH,
      'agreements/drift.yaml': BREACH['agreements/drift.yaml'].replace(/signatures:\n.*\n.*\n/, ''),
    }
    const { agreement } = await feedWith('publish: { credits: true }\n', unsigned)
    expect(agreement.credits).toMatchObject([
      { status: 'none', steps: [{}, { values: { why: 'not-binding' } }] },
    ])
  })
})
