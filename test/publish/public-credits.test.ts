import { expect, test } from 'vitest'
import type { CreditEntry } from '../../data/schema/feed.ts'
import { publicCredits } from '../../scripts/publish/agreement/credits.ts'

const period = {
  id: '2026-06',
  type: 'calendar-month' as const,
  start: '2026-05-31T22:00:00Z',
  end: '2026-06-30T22:00:00Z',
  timeZone: 'Europe/Stockholm',
}
const lapsed: CreditEntry = {
  agreement: 'drift',
  objective: 'tillganglighet',
  period,
  kind: 'tiers',
  percent: '10.00',
  credited: '0.00',
  amount: '0.00',
  lapsed: '7177.30',
  currency: 'SEK',
  status: 'expired',
  steps: [],
}

test('what lapsed is public in per cent, and in money only where site.yaml publishes fees (2.12)', () => {
  const [without] = publicCredits([lapsed], { credits: true, fees: false } as Parameters<
    typeof publicCredits
  >[1])
  expect(without).toMatchObject({ percent: '10.00', credited: '0.00' })
  expect(JSON.stringify(without)).not.toMatch(/7177|SEK|amount/)
  const [shown] = publicCredits([lapsed], { credits: true, fees: true } as Parameters<
    typeof publicCredits
  >[1])
  expect(shown).toEqual(lapsed)
})
