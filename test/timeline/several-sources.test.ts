import { expect, test } from 'vitest'
import type { ServiceTimeline, Span, SpanState } from '../../data/schema/timeline.ts'
import { disagreements, joinSources, type Told } from '../../scripts/timeline/several-sources.ts'

/** One character a minute: U up, D degraded, X down, a dot is not observed. Bounds reach a minute back. */
const STATES: Record<string, SpanState> = { D: 'degraded_performance', X: 'major_outage' }

function told(source: string, text: string, resolution = 1): Told {
  const observed: { start: number; end: number }[] = []
  const monitored: Span[] = []
  for (const [start, letter] of [...text].entries()) {
    if (letter === '.') continue
    const end = start + 1
    const last = observed.at(-1)
    if (last?.end === start) last.end = end
    else observed.push({ start, end })
    const state = STATES[letter]
    const open = monitored.at(-1)
    if (state === undefined) continue
    if (open?.end === start && open.state === state) Object.assign(open, { end, earliestEnd: end - 1 })
    else {
      const bounds = { earliestStart: start - 1, earliestEnd: start }
      monitored.push({ service: 'portal', source, ref: `${source} ${start}`, state, start, end, ...bounds })
    }
  }
  return { source, observed, monitored, responseTimes: {}, through: null, resolution }
}

const shown = ({ observed, monitored }: Pick<ServiceTimeline, 'observed' | 'monitored'>) => ({
  observed: observed.map(({ start, end }) => `${start}-${end}`).join(' '),
  spans: monitored.map(({ source, state, start, end }) => `${source} ${state} ${start}-${end}`),
})

const A = told('a', 'UUXX....UUUU')
const B = told('b', 'XXXXXXUUUU..')

test('without an order all are laid side by side: what any knew is known, and every span stays', () => {
  expect(shown(joinSources([A, B]))).toEqual({
    observed: '0-12',
    spans: ['b major_outage 0-6', 'a major_outage 2-4'],
  })
})

test('the first in the order that knows a stretch decides it; overlap counts once', () => {
  expect(shown(joinSources([A, B], ['a', 'b']))).toEqual({
    observed: '0-12',
    spans: ['a major_outage 2-4', 'b major_outage 4-6'],
  })
  expect(shown(joinSources([A, B], ['b', 'a']))).toEqual({ observed: '0-12', spans: ['b major_outage 0-6'] })
})

test('where one with more authority knew up to the edge, the bound of what remains is that edge', () => {
  const { monitored } = joinSources([A, B], ['a', 'b'])
  expect(monitored.at(-1)).toMatchObject({ start: 4, earliestStart: 4, end: 6, earliestEnd: 5 })
})

test('sources that are not in the order come last, together', () => {
  const order = ['a']
  const c = told('c', '....DDDD....')
  expect(shown(joinSources([c, B, A], order))).toEqual({
    observed: '0-12',
    spans: ['a major_outage 2-4', 'b major_outage 4-6', 'c degraded_performance 4-8'],
  })
})

test('response times of a day are those of the first that has any of it', () => {
  const day = (at: number, ms: number) => ({ day: at, counts: [[ms, 1]] as [number, number][], failed: 0 })
  const a = { ...A, responseTimes: { UTC: [day(1, 10)] } }
  const b = { ...B, responseTimes: { UTC: [day(0, 20), day(1, 20)] } }
  expect(joinSources([a, b], ['a', 'b']).responseTimes.UTC).toEqual([day(0, 20), day(1, 10)])
  expect(joinSources([a, b]).responseTimes.UTC).toEqual([
    day(0, 20),
    {
      day: 1,
      counts: [
        [10, 1],
        [20, 1],
      ],
      failed: 0,
    },
  ])
})

test('a disagreement is a stretch of which both know, and say different things for longer than they can tell apart', () => {
  expect(disagreements('portal', [A, B])).toEqual([
    { service: 'portal', start: 0, end: 2, said: { a: 'operational', b: 'major_outage' } },
  ])
  expect(disagreements('portal', [A, told('b', 'XXXXXXUUUU..', 2)])).toEqual([])
  expect(disagreements('portal', [A])).toEqual([])
})

test('one that changes its mind within a disagreement begins another', () => {
  const found = disagreements('portal', [told('a', 'UUUUUU'), told('b', 'XXXDDD')])
  expect(found.map(({ start, end, said }) => [start, end, said.b])).toEqual([
    [0, 3, 'major_outage'],
    [3, 6, 'degraded_performance'],
  ])
})
