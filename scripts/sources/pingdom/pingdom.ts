import { z } from 'zod'
import type { PingdomSource } from '../../../data/schema/hosted-sources.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { connect } from '../connection.ts'
import { inShape } from '../shape.ts'
import { collectStretches } from '../stretch-collector.ts'

const CHECKS = '/api/3.1/checks'
const OUTAGES = '/api/3.1/summary.outage'
const DAY = 86_400_000

const Checks = z.looseObject({ checks: z.array(z.looseObject({ id: z.int(), name: z.string() })) })
const Outages = z.looseObject({
  summary: z.looseObject({
    states: z.array(
      /** Seconds since the epoch. */
      z.looseObject({ status: z.string(), timefrom: z.number(), timeto: z.number() }),
    ),
  }),
})

/** Unknown is what Pingdom itself says where it did not look: paused, or out of its own reach. */
const STATES: ReadonlyMap<string, CheckState> = new Map([
  ['up', 'up'],
  ['down', 'down'],
  ['unknown', 'unknown'],
])

/**
 * Reads Pingdom's changes of state (semantics 2.7.3), of which it tells unknown ones too: first which checks there are,
 * then those of each that is in `services`.
 * @throws UnreachableError when Pingdom does not answer in the form that it documents.
 */
export async function readPingdom(source: PingdomSource, options: ReadOptions): Promise<ChecksRead> {
  const server = connect(source)
  const place = server.place(CHECKS)
  const stretches = collectStretches(source, options, 'check')
  const { checks } = inShape(Checks, await server.get(CHECKS), place)
  const from = options.from ?? options.asOf - source.days * DAY
  for (const { id, name } of checks) {
    const list = stretches.of(place, name, String(id))
    if (list === undefined) continue
    const path = `${OUTAGES}/${id}`
    const asked = { from: seconds(from), to: seconds(options.asOf), order: 'asc' }
    const { summary } = inShape(Outages, await server.get(path, asked), server.place(path))
    for (const { status, timefrom, timeto } of summary.states) {
      const state = STATES.get(status)
      const start = timefrom * 1000
      if (state === undefined)
        stretches.aside(server.place(path), 'the status is not one of up, down and unknown', status)
      else
        list.push({ start, end: timeto * 1000, state, ref: `check ${id} ${new Date(start).toISOString()}` })
    }
  }
  return stretches.read([place])
}

const seconds = (at: number) => String(Math.floor(at / 1000))
