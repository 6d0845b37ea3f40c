import { describe, expect, test } from 'vitest'
import { type Explanation, explain } from '../../scripts/explain.ts'
import { folderWith } from '../folder.ts'
import { EVERY_METRIC } from '../sla/every-metric.ts'

/*
 * `explain` goes down to everything that a figure is of (semantics 2.16): segments of time, or each ticket, order, slice,
 * day and answer. Each test computes the figure from these rows alone, with nothing of the engine.
 */

const AS_OF = Date.parse('2026-05-25T12:00:00Z')
type Row = Explanation['counted'][number]

async function explained(objective: string): Promise<Explanation & { lines: string[] }> {
  const lines: string[] = []
  const terminal = {
    step: <T>(_label: string, work: () => Promise<T>) => work(),
    line: (text: string) => lines.push(text),
    error: (text: string) => lines.push(text),
  }
  const asked = { data: await folderWith(EVERY_METRIC), asOf: AS_OF, agreement: 'acme', objective }
  return { ...(await explain({ ...asked, period: '2026-04', service: 'portal' }, terminal)), lines }
}

const sum = (rows: readonly Row[], name: string) =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0)
/** The figure as a decimal, by which it can be compared to what the rows come to. */
const exactly = ({ result: { exact } }: Explanation) => Number(exact?.num) / Number(exact?.den)

describe('the figure follows from what is listed', () => {
  test.each(['first-response', 'next-reply', 'update', 'resolution'])(
    '%s: each clock with the stretches in which it ran',
    async (metric) => {
      const told = await explained(metric)
      const { counted } = told
      expect(counted.length).toBeGreaterThan(20)
      for (const { usedMs, limitMs, state, ran = '' } of counted) {
        const stretches = ran.split('\n').filter((text) => text !== '')
        const lengths = stretches.map((text) => {
          const [start = '', end = ''] = text.split('/')
          return Date.parse(end) - Date.parse(start)
        })
        expect(lengths.reduce((total, ms) => total + ms, 0)).toBe(Number(usedMs))
        expect(state).toBe(Number(usedMs) <= Number(limitMs) ? 'met' : 'breached')
      }
      const met = counted.filter(({ usedMs, limitMs }) => Number(usedMs) <= Number(limitMs))
      expect(met.length / counted.length).toBeCloseTo(exactly(told), 12)
      expect(told.lines).toContain(`Everything that was counted (${counted.length}):`)
    },
  )

  test('a pause and closed hours are no part of a stretch', async () => {
    // T1 waits for the customer from 10:00 on Wednesday 1 April; the calendar is open round the clock that day.
    const resolution = await explained('resolution')
    expect(resolution.counted.find(({ id }) => id === 'T1')).toMatchObject({
      stop: '2026-04-01T21:45:00Z',
      ran: '2026-03-31T22:30:00Z/2026-04-01T08:00:00Z',
      usedMs: String(9.5 * 3_600_000),
    })
    // Its second update is waited for from 09:01 to 14:01 in hours that close from 12 to 13.
    const update = await explained('update')
    expect(update.counted.find(({ id }) => id === 'T1#2')).toMatchObject({
      ran: '2026-04-01T07:01:00Z/2026-04-01T10:00:00Z\n2026-04-01T11:00:00Z/2026-04-01T12:01:00Z',
      usedMs: String(4 * 3_600_000),
    })
    const said = update.lines.find((line) => line.startsWith('  id T1#2,'))
    expect(said).toContain('used 4 h, limit 4 h, state met')
    expect(said).toContain(
      'ran 2026-04-01 09:01:00 to 2026-04-01 12:00:00, 2026-04-01 13:00:00 to 2026-04-01 14:01:00',
    )
    const late = resolution.lines.find((line) => line.includes('Late: id T1,'))
    expect(late).toContain('used 9 h 30 min, limit 8 h')
  })

  test('lead-time: each order; the longest is the value', async () => {
    const told = await explained('lead-time')
    expect(told.counted).toHaveLength(told.result.items?.valid ?? 0)
    const days = told.counted.map(({ usedWorkingDays }) => Number(usedWorkingDays))
    expect(Math.max(...days)).toBe(exactly(told))
  })

  test('delivery-precision: each row, delivered by its deadline or not', async () => {
    const told = await explained('delivery-precision')
    const good = told.counted.filter(
      ({ delivered, deadline = '' }) =>
        delivered !== undefined && Date.parse(delivered) <= Date.parse(deadline),
    )
    expect(good).toHaveLength(sum(told.counted, 'good'))
    expect(good.length / sum(told.counted, 'weight')).toBeCloseTo(exactly(told), 12)
  })

  test('defect-rate: each row with what is defective of it', async () => {
    const told = await explained('defect-rate')
    expect(sum(told.counted, 'defective') / sum(told.counted, 'counted')).toBeCloseTo(exactly(told), 12)
  })

  test('request-availability: each slice, and which of them nobody reported', async () => {
    const told = await explained('request-availability')
    expect(told.counted).toHaveLength(720)
    const full = told.counted.filter(({ valid }) => Number(valid) > 0)
    // A slice is good from 99 %.
    const good = full.filter(({ good, valid }) => Number(good) * 100 >= 99 * Number(valid))
    expect(good.length / full.length).toBeCloseTo(exactly(told), 12)
    expect(told.counted.filter(({ reported }) => reported === 'false')).toHaveLength(
      Number(told.result.numbers?.unknownSlices),
    )
  })

  test('ratio: each count', async () => {
    const told = await explained('ratio')
    expect(sum(told.counted, 'good') / sum(told.counted, 'valid')).toBeCloseTo(exactly(told), 12)
  })

  test('response-time: each day, failures among the bad', async () => {
    const told = await explained('response-time')
    expect(told.counted).toHaveLength(30)
    const all = sum(told.counted, 'samples') + sum(told.counted, 'failed')
    expect(sum(told.counted, 'good') / all).toBeCloseTo(exactly(told), 12)
  })

  test('csat, nps, nki: how many gave which answer, and nobody’s name', async () => {
    const answered = async (metric: string) => {
      const told = await explained(metric)
      const answers = told.counted.flatMap(({ score = '', answers }) =>
        Array.from({ length: Number(answers) }, () => score.split(' ').map(Number)),
      )
      expect(answers).toHaveLength(40)
      expect(JSON.stringify(told.counted)).not.toMatch(/"r\d/)
      return { told, answers }
    }
    const share = (answers: number[][], test: (score: number) => boolean) =>
      answers.filter(([score = 0]) => test(score)).length / answers.length
    const csat = await answered('csat')
    expect(share(csat.answers, (score) => score >= 4)).toBeCloseTo(exactly(csat.told), 12)
    const nps = await answered('nps')
    const points = share(nps.answers, (score) => score >= 9) - share(nps.answers, (score) => score <= 6)
    expect(100 * points).toBeCloseTo(exactly(nps.told), 10)
    const nki = await answered('nki')
    const all = nki.answers.flat()
    const mean = all.reduce((total, score) => total + score, 0) / all.length
    expect(((mean - 1) / 9) * 100).toBeCloseTo(exactly(nki.told), 10)
  })

  test.each(['outage-count', 'outage-total', 'longest-outage', 'mttr', 'mtbf'])(
    '%s: the segments of the ledger, and nothing counted beside them',
    async (metric) => {
      const { segments, counted } = await explained(metric)
      expect(counted).toEqual([])
      expect(segments.reduce((total, { ms }) => total + ms, 0)).toBe(30 * 24 * 3_600_000)
    },
  )

  test.each(['report-delivery', 'milestone'])('%s: one thing, told by its step', async (metric) => {
    const { result, counted, lines } = await explained(metric)
    expect(counted).toEqual([])
    expect(result.explain?.filter(({ step }) => step === 'missed-item')).toHaveLength(1)
    expect(lines.some((line) => line.includes('Late: id') && line.includes('used working days'))).toBe(true)
  })
})
