import { expect, test } from 'vitest'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { exampleFeed } from './example-feed.ts'

/*
 * The example's closed periods. Expected: computed apart from this program, by a loop of twenty lines of Python over
 * checks.csv (a result holds until the next, at most 26 hours; period bounds in Europe/Stockholm by zoneinfo).
 */
test('closed periods of the example, computed independently', async () => {
  const data = await loadData('data')
  const asOf = data.site.asOf ?? Number.NaN
  const { measured } = await measure(data, asOf)
  const feed = buildFeed(data, measured, asOf).get('feed/v1/agreements/drift-tjanster.json') ?? ''
  const { history } = JSON.parse(feed) as AgreementFeed
  const figures = history.map(({ service, period, value, verdict, ledger }) =>
    [service, period.id, ledger?.downMs, ledger?.unknownMs, value, verdict].join(' '),
  )
  expect(figures).toEqual(
    expect.arrayContaining([
      'kundportal 2024-Q4 6341569 0 99.92 breached',
      'kundportal 2025-Q1 5143660 0 99.93 breached',
      'webbplats 2025-12 2279845 0 99.91 met',
      'webbplats 2026-03 1716413 79122335 99.93 met',
      'inloggning 2025 605902 0 99.99 met',
    ]),
  )
})

test('the file of a service has the incidents that name it, in the order of those of all', async () => {
  const { incidents, services } = await exampleFeed()
  const counts = services.map(({ service, incidents: own }) => {
    const named = incidents.incidents.filter((one) => one.services.some(({ id }) => id === service.id))
    expect(own).toEqual(named)
    return own.length
  })
  expect(Math.max(...counts)).toBeGreaterThan(1)
})
