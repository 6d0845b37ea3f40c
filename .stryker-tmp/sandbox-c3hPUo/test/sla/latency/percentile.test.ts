// @ts-nocheck
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Target } from '../../../data/schema/target.ts'
import { parsePercent, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { satisfies } from '../../../scripts/sla/exact/target.ts'
import { gather, nearestRank, within } from '../../../scripts/sla/latency/histogram.ts'
import { openDatabase } from '../../../scripts/sources/duckdb.ts'
import { aDay, askResponse } from './builders.ts'

const DATE = '2026-04-15'
const atMost = (ms: number): Target => ({ comparator: '<=', value: String(ms), unit: 'ms' })
const samples = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 80 })
const percentiles = fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10)
const histogramOf = (list: number[]) =>
  gather([
    aDay(
      DATE,
      list.map((ms) => [ms, 1]),
    ),
  ])

test('property 15: p-quantile (nearest rank) <= T ⇔ share(<= T) >= p', () => {
  fc.assert(
    fc.property(samples, percentiles, fc.nat(61), (list, p, limit) => {
      const share = parsePercent(String(p))
      const { most } = nearestRank(histogramOf(list), share)
      const { least } = within(histogramOf(list), atMost(limit))
      const kept = satisfies(ratio(least, list.length), { comparator: '>=', value: String(p), unit: '%' })
      expect((most ?? Number.POSITIVE_INFINITY) <= limit).toBe(kept)
    }),
  )
})

test('property 15: a percentile objective and its share have the same verdict, with failures too', () => {
  fc.assert(
    fc.property(samples, percentiles, fc.nat(61), fc.nat(5), (list, p, limit, failed) => {
      const days = [
        aDay(
          DATE,
          list.map((ms) => [ms, 1]),
          { failed },
        ),
      ]
      const target = `<= ${limit} ms`
      const quantile = askResponse({ objective: { target, quantifier: { percentile: p } }, days })
      const share = askResponse({ objective: { target, quantifier: { share: `>= ${p} %` } }, days })
      expect(quantile.verdict).toBe(share.verdict)
      const { value } = quantile
      expect(quantile.verdict).toBe(value !== null && satisfies(value, atMost(limit)) ? 'met' : 'breached')
    }),
  )
})

test('buckets never say more than the samples in them: the true share and percentile lie between the bounds', () => {
  const edges = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 })
  fc.assert(
    fc.property(samples, edges, percentiles, fc.nat(61), (list, some, p, limit) => {
      const ends = [0, ...some.toSorted((a, b) => a - b)]
      const buckets = ends.map((over, index): [number, number | null, number] => {
        const most = ends[index + 1] ?? null
        return [over, most, list.filter((ms) => ms > over && (most === null || ms <= most)).length]
      })
      const coarse = gather([aDay(DATE, [], { buckets })])
      const share = within(coarse, atMost(limit))
      const exact = list.filter((ms) => ms <= limit).length
      expect(share.least).toBeLessThanOrEqual(exact)
      expect(share.most).toBeGreaterThanOrEqual(exact)
      const rank = nearestRank(coarse, parsePercent(String(p)))
      const truly = nearestRank(histogramOf(list), parsePercent(String(p))).most ?? 0
      expect(rank.least ?? 0).toBeLessThanOrEqual(truly)
      expect(rank.most ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(truly)
    }),
  )
})

test('oracle: quantile_disc of DuckDB gives the same percentiles over generated samples', async () => {
  const db = await openDatabase()
  try {
    await db.run('CREATE TABLE samples (ms INTEGER)')
    // A fixed sequence with a long tail, spread over days that are merged.
    let seed = 20260415
    const list = Array.from({ length: 20_011 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return 1 + Math.floor(40 / (seed / 2_147_483_648 + 0.01)) + (seed % 17)
    })
    for (let at = 0; at < list.length; at += 1000)
      await db.run(
        `INSERT INTO samples VALUES ${list
          .slice(at, at + 1000)
          .map((ms) => `(${ms})`)
          .join(', ')}`,
      )
    const days = [0, 1, 2].map((part) =>
      aDay(
        DATE,
        list.filter((_, index) => index % 3 === part).map((ms) => [ms, 1]),
      ),
    )
    for (const p of ['0.5', '0.9', '0.95', '0.99', '0.999', '1']) {
      const [row] = await db.rows(`SELECT quantile_disc(ms, ${p}) FROM samples`)
      const { least, most } = nearestRank(gather(days), parsePercent(String(Number(p) * 100)))
      expect([p, least, most]).toEqual([p, row?.[0], row?.[0]])
    }
  } finally {
    db.close()
  }
})
