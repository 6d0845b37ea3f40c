import { z } from 'zod'
import type { BetterStackSource } from '../../../data/schema/hosted-sources.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { type Connection, connect } from '../connection.ts'
import { inShape } from '../shape.ts'
import { collectStretches } from '../stretch-collector.ts'
import type { Stretch } from '../stretches.ts'

const MONITORS = '/api/v2/monitors'
const INCIDENTS = '/api/v3/incidents'
/** The most incidents that it gives at once. */
const PAGE_SIZE = 50
const MOST_PAGES = 1000
const DAY = 86_400_000
/** Incidents are asked for by when they began: one that goes on for longer is asked for as unresolved. */
const LONG = 31 * DAY

const Instant = z.string().transform((text, ctx) => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) ctx.addIssue({ code: 'custom', message: 'expected an instant' })
  return at
})
const page = <T extends z.ZodType>(item: T) =>
  z.looseObject({
    data: z.array(item),
    pagination: z.looseObject({ next: z.string().nullish() }).nullish(),
  })

const Monitor = z.looseObject({
  id: z.coerce.string(),
  attributes: z.looseObject({
    pronounceable_name: z.string().nullish(),
    created_at: Instant,
    paused_at: Instant.nullish(),
    last_checked_at: Instant.nullish(),
  }),
})
const Incident = z.looseObject({
  id: z.coerce.string(),
  attributes: z.looseObject({
    started_at: Instant,
    resolved_at: Instant.nullish(),
    status: z.string().nullish(),
  }),
  relationships: z
    .looseObject({
      monitor: z.looseObject({ data: z.looseObject({ id: z.coerce.string() }).nullish() }).nullish(),
    })
    .nullish(),
})
type Incident = z.infer<typeof Incident>

/**
 * Reads Better Stack's monitors and their incidents (semantics 2.7.3). A monitor found its service up from when it was made
 * until it looked last, but for its incidents; since when it is paused it knows nothing. An incident that is not
 * confirmed is none. Of pauses that are over Better Stack tells nothing.
 * @throws UnreachableError when Better Stack does not answer in the form that it documents.
 */
export async function readBetterStack(source: BetterStackSource, options: ReadOptions): Promise<ChecksRead> {
  const server = connect(source)
  const stretches = collectStretches(source, options, 'monitor')
  const earliest = options.asOf - source.days * DAY
  const monitors = await all(server, MONITORS, {}, Monitor)
  const since = (options.from ?? earliest) - LONG
  const range = { per_page: String(PAGE_SIZE), from: date(since), to: date(options.asOf + DAY) }
  const incidents = [
    ...(await all(server, INCIDENTS, range, Incident)),
    ...(await all(server, INCIDENTS, { per_page: String(PAGE_SIZE), resolved: 'false' }, Incident)),
  ]
  const own = Map.groupBy(new Map(incidents.map((one) => [one.id, one])).values(), monitorOf)
  for (const { id, attributes } of monitors) {
    const { pronounceable_name: name, created_at, paused_at, last_checked_at } = attributes
    const list = stretches.of(server.place(MONITORS), ...(name ? [name] : []), id)
    if (list === undefined || last_checked_at == null) continue
    const end = Math.min(last_checked_at, paused_at ?? last_checked_at)
    list.push({ start: Math.max(created_at, earliest), end, state: 'up', ref: `monitor ${id}` })
    for (const incident of own.get(id) ?? []) list.push(...outage(incident, end))
  }
  return stretches.read([server.place(MONITORS), server.place(INCIDENTS)])
}

function outage({ id, attributes }: Incident, lastLook: number): Stretch[] {
  const { started_at: start, resolved_at, status } = attributes
  if (status?.toLowerCase() === 'unconfirmed') return []
  return [{ start, end: resolved_at ?? lastLook, state: 'down', ref: `incident ${id}` }]
}

const monitorOf = ({ relationships }: Incident) => relationships?.monitor?.data?.id

/** Everything at an address, page by page. */
async function all<T extends z.ZodType>(
  server: Connection,
  path: string,
  query: Record<string, string>,
  item: T,
): Promise<z.output<T>[]> {
  const found: z.output<T>[] = []
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const body = await server.get(path, { ...query, page: String(number) })
    const { data, pagination } = inShape(page(item), body, server.place(path))
    found.push(...data)
    if (!pagination?.next) break
  }
  return found
}

const date = (at: number) => new Date(at).toISOString().slice(0, 10)
