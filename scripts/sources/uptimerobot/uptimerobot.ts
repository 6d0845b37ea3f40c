import { z } from 'zod'
import type { UptimeRobotSource } from '../../../data/schema/hosted-sources.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { connect } from '../connection.ts'
import { inShape } from '../shape.ts'
import { collectStretches, type StretchCollector } from '../stretch-collector.ts'
import type { Stretch } from '../stretches.ts'
import { UnreachableError } from '../unreachable-error.ts'

const PATH = '/v2/getMonitors'
/** More it does not give at once. */
const PAGE_SIZE = 50
const MOST_PAGES = 1000

const Log = z.looseObject({
  type: z.coerce.number(),
  /** Seconds since the epoch, and seconds. */
  datetime: z.coerce.number(),
  duration: z.coerce.number().optional(),
})

const Monitor = z.looseObject({
  id: z.coerce.string(),
  friendly_name: z.string(),
  status: z.coerce.number(),
  logs: z.array(Log).default([]),
})

const Answer = z.looseObject({
  stat: z.literal('ok'),
  pagination: z.looseObject({ total: z.coerce.number() }),
  monitors: z.array(Monitor),
})
const Refusal = z.looseObject({ stat: z.literal('fail'), error: z.looseObject({ type: z.string() }) })

/**
 * What a log says of the time until the next. A monitor that was started logs when it finds the service down, so that until
 * then it found it up.
 */
const OF_LOG: ReadonlyMap<number, CheckState> = new Map([
  [1, 'down'],
  [2, 'up'],
  [98, 'up'],
  [99, 'unknown'],
])
const NOT_CHECKED_YET = 1

/**
 * Reads the logs of UptimeRobot's monitors (semantics 2.7.3), which tell of changes. A monitor that is paused, or was not
 * checked yet, knows nothing; one that only seems down has not logged it, and what it was before holds.
 * @throws UnreachableError when UptimeRobot does not answer in the form that it documents.
 */
export async function readUptimeRobot(source: UptimeRobotSource, options: ReadOptions): Promise<ChecksRead> {
  const server = connect(source)
  const place = server.place(PATH)
  const stretches = collectStretches(source, options, 'monitor')
  // All logs: one of months ago may tell how it is now, and by dates UptimeRobot gives those that began between them.
  const asked = { format: 'json', logs: '1', limit: String(PAGE_SIZE) }
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const offset = page * PAGE_SIZE
    const body = await server.submit(PATH, { ...asked, offset: String(offset) })
    const refused = Refusal.safeParse(body)
    if (refused.success)
      throw new UnreachableError([
        `${place}: refused the question: ${refused.data.error.type}; is the environment variable ${source.auth.key} right?`,
      ])
    const { monitors, pagination } = inShape(Answer, body, place)
    for (const monitor of monitors) takeLogs(monitor, place, stretches, options.asOf)
    if (offset + PAGE_SIZE >= pagination.total || monitors.length === 0) break
  }
  return stretches.read([place])
}

function takeLogs(
  { id, friendly_name, status, logs }: z.infer<typeof Monitor>,
  place: string,
  stretches: StretchCollector,
  asOf: number,
): void {
  const list = stretches.of(place, friendly_name, id)
  if (list === undefined || status === NOT_CHECKED_YET) return
  const inOrder = logs.toSorted((a, b) => a.datetime - b.datetime)
  for (const [index, { type, datetime, duration }] of inOrder.entries()) {
    const state = OF_LOG.get(type)
    const start = datetime * 1000
    const next = inOrder[index + 1]
    // The last one goes on: its duration is that up to the answer, to the second.
    const end = next ? next.datetime * 1000 : duration === undefined ? asOf : start + duration * 1000
    if (state === undefined)
      stretches.aside(place, 'the type of the log is not one of 1, 2, 98 and 99', `${friendly_name}: ${type}`)
    else
      list.push({
        start,
        end,
        state,
        ref: `monitor ${id} ${new Date(start).toISOString()}`,
      } satisfies Stretch)
  }
}
