import { describe, expect, it, vi } from 'vitest'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import { messages } from './messages.ts'
import { rulesOf, sumsOf, unevenMonths, workedExample } from './method.ts'
import { result as resultOfMarch } from './result.fixture.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const sv = messages('sv')

/** A result of a year of whose ledger nothing is known. */
const result = (over: Partial<ObjectiveResult>) =>
  resultOfMarch({
    period: { id: '2026', type: 'calendar-year', start: '', end: '', timeZone: 'UTC' },
    ...{ value: null, exact: { num: '1', den: '1' }, explain: [] },
    ...over,
  })
const step = (name: string, values: Record<string, string>) => ({ step: name, values })

describe('the method page', () => {
  it('names the months that a clock change makes uneven (semantics 0.7)', () => {
    expect(unevenMonths(2026, 'Europe/Stockholm')).toEqual([
      { month: '2026-03-01', hours: 743, usual: 744 },
      { month: '2026-10-01', hours: 745, usual: 744 },
    ])
    expect(unevenMonths(2026, 'UTC')).toEqual([])
  })

  it('explains by a result with an outage and maintenance taken out, rather than by an earlier one without', () => {
    const quiet = result({ objective: 'quiet' })
    const outage = step('outage', { countedMs: '5' })
    const down = result({ objective: 'down', explain: [outage] })
    const late = step('maintenance', { excludedMs: '0' })
    const both = result({ objective: 'both', explain: [step('maintenance', { excludedMs: '7' }), outage] })
    const feed = (results: ObjectiveResult[]) => [{ results, history: [] }]
    expect(workedExample(feed([quiet, down, both]))?.objective).toBe('both')
    expect(workedExample(feed([quiet, { ...down, explain: [late, outage] }]))?.objective).toBe('down')
    expect(workedExample(feed([quiet]))?.objective).toBe('quiet')
    expect(workedExample(feed([result({ exact: null })]))).toBeUndefined()
  })

  it('works the example of semantics 2.16: 43 200 min less 120 of maintenance, down 43.15, is 99.899837 %', () => {
    const minutes = (count: number) => String(count * 60_000)
    const { known, good, percent } = sumsOf(
      result({
        exact: { num: minutes(43_036.85), den: minutes(43_080) },
        explain: [
          step('base', { baseMs: minutes(43_080) }),
          step('unknown', { unknownMs: '0' }),
          step('down', { downMs: minutes(43.15) }),
        ],
      }),
    )
    expect(known?.den).toBe(2_584_800_000n)
    expect(good).toEqual({ den: 2_584_800_000n, down: 2_589_000n, num: 2_582_211_000n })
    // bc: scale=10; 2582211000*100/2584800000 = 99.8998375116
    expect(percent).toBe('99.89983751')
  })

  it('says no sum that does not hold: unknown time that the agreement assumes to be up stays in the base', () => {
    const sums = sumsOf(
      result({
        exact: { num: '95', den: '100' },
        explain: [
          step('base', { baseMs: '100' }),
          step('unknown', { unknownMs: '10' }),
          step('down', { downMs: '5' }),
        ],
      }),
    )
    expect(sums).toEqual({ good: { den: 100n, down: 5n, num: 95n } })
  })

  it('names objectives only where they are counted by different rules', () => {
    const by = (unknownPolicy: string, title: string) =>
      result({ title, method: { rule: 'availability/time', parameters: { unknownPolicy } } })
    const say = (parameters: Record<string, string>) => [parameters.unknownPolicy ?? '']
    expect(rulesOf([by('exclude', 'A'), by('exclude', 'B')], say, 'sv', sv)).toEqual([
      { sentences: ['exclude'] },
    ])
    expect(rulesOf([by('exclude', 'A'), by('assume-up', 'B'), by('exclude', 'C')], say, 'sv', sv)).toEqual([
      { names: 'A och C', sentences: ['exclude'] },
      { names: 'B', sentences: ['assume-up'] },
    ])
  })
})
