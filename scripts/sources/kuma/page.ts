import { z } from 'zod'
import type { KumaSource } from '../../../data/schema/monitor-sources.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { type Collector, collectSamples } from '../collector.ts'
import { connect } from '../connection.ts'
import { type Answer, savedAnswers } from '../saved-answers.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'
import { readBeat } from './beats.ts'

const Notice = z.looseObject({ title: z.string().nullish() })

/** Of /api/status-page/PAGE: which monitors there are. Version 1 tells of one incident, version 2 of several. */
const Page = z.looseObject({
  publicGroupList: z.array(
    z.looseObject({
      monitorList: z.array(z.looseObject({ id: z.union([z.number(), z.string()]), name: z.string() })),
    }),
  ),
  incident: Notice.nullish(),
  incidents: z.array(Notice).nullish(),
  maintenanceList: z.array(Notice).nullish(),
})

/** Of /api/status-page/heartbeat/PAGE: the last beats of each by the monitor's number, 100 at most. */
const Beats = z.looseObject({
  heartbeatList: z.record(
    z.string(),
    z.array(
      z.looseObject({
        status: z.unknown().optional(),
        time: z.unknown().optional(),
        ping: z.unknown().optional(),
      }),
    ),
  ),
})

/**
 * Reads what a status page of Uptime Kuma tells everybody (semantics 2.7.3), from its API or from saved answers. It is the
 * last 100 beats and no more. Notices and maintenance on the page name no monitor and no time of announcement: they
 * are set aside.
 * @throws SourceError when saved answers are none of Kuma's. @throws UnreachableError when Kuma does not answer.
 */
export async function readKumaPage(source: KumaSource, options: ReadOptions): Promise<ChecksRead> {
  const answers = await answersOf(source, options)
  const Wrong = source.url === undefined ? SourceError : UnreachableError
  const monitors = collectSamples(source, options, 'monitor')
  const names = new Map<string, string>()
  for (const { place, body } of answers) {
    const { data } = Page.safeParse(body)
    if (data === undefined) continue
    for (const { id, name } of data.publicGroupList.flatMap(({ monitorList }) => monitorList))
      names.set(String(id), name)
    tellNotices(data, place, monitors)
  }
  refuseTwins(names, source, Wrong)
  let found = false
  for (const { place, body } of answers) {
    const { data } = Beats.safeParse(body)
    if (data === undefined) continue
    found = true
    for (const [id, beats] of Object.entries(data.heartbeatList)) {
      const list = monitors.of(place, ...[names.get(id) ?? [], id].flat())
      if (list === undefined) continue
      let before: CheckState | undefined
      const inOrder = beats
        .map((beat, index) => ({ beat, line: index + 1 }))
        .sort((a, b) => compare(String(a.beat.time), String(b.beat.time)))
      for (const { beat, line } of inOrder) {
        monitors.row()
        const told = readBeat(beat, `monitor ${id} ${beat.time}`, before)
        if ('reason' in told) monitors.aside(place, line, told.reason, told.found)
        else {
          before = told.state
          list.push(told)
        }
      }
    }
  }
  const places = answers.map(({ place }) => place)
  if (names.size === 0 || !found) {
    const words = `expected what /api/status-page/PAGE and /api/status-page/heartbeat/PAGE answer`
    const lacks = found ? 'publicGroupList with monitors' : 'heartbeatList'
    throw new Wrong([`${places.join(', ')}: no ${lacks} in it; ${words}`])
  }
  return monitors.read(places)
}

/** Two monitors of one name would be mixed up, as if one monitor changed its mind. */
function refuseTwins(
  names: Map<string, string>,
  { services = {} }: KumaSource,
  Wrong: typeof SourceError | typeof UnreachableError,
): void {
  const problems = [...Map.groupBy(names, ([, name]) => name)].flatMap(([name, twins]) =>
    twins.length > 1 && Object.hasOwn(services, name)
      ? [
          `${twins.length} monitors are called "${name}"; name them by number in \`services\`: ${twins.map(([id]) => id).join(', ')}`,
        ]
      : [],
  )
  if (problems.length > 0) throw new Wrong(problems)
}

async function answersOf(source: KumaSource, { dataDir }: ReadOptions): Promise<Answer[]> {
  const { url, page } = source
  if (url === undefined || page === undefined) return savedAnswers(source.files ?? [], dataDir)
  const kuma = connect({ ...source, url })
  const paths = [`/api/status-page/${page}`, `/api/status-page/heartbeat/${page}`]
  return Promise.all(paths.map(async (path) => ({ place: kuma.place(path), body: await kuma.get(path) })))
}

function tellNotices(page: z.infer<typeof Page>, place: string, monitors: Collector): void {
  const notices = [page.incident ?? [], page.incidents ?? []].flat()
  for (const { title } of notices)
    monitors.aside(
      place,
      null,
      'a notice on the page names no monitor; write it in data/incidents/',
      title ?? '',
    )
  const works = page.maintenanceList ?? []
  for (const { title } of works)
    monitors.aside(
      place,
      null,
      'a maintenance on the page does not say when it was announced; write it in data/maintenance/, or as a calendar',
      title ?? '',
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
