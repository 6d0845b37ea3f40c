import type { StatuspageSource } from '../../../data/schema/monitor-sources.ts'
import type { ReadOptions } from '../checks.ts'
import { type MaintenanceRead, type PlannedWindow, windowId } from '../maintenance-read.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { type PageAnswer, pageAnswers } from './answers.ts'
import { isMaintenance } from './entry.ts'
import { serviceOf } from './spans.ts'
import { namesOf } from './statuspage.ts'
import { readWork } from './work.ts'

/** So many maintenances a page lists, and no older ones. */
const MOST = 50

/**
 * Reads the scheduled maintenance of a page that speaks version 2 of Statuspage's API, as announced and as it turned out
 * (semantics 2.6). One that names no component is set aside: nobody can tell whose it is.
 * @throws SourceError when a saved answer cannot be read. @throws UnreachableError when the page does not answer.
 */
export async function readStatuspageMaintenance(
  source: StatuspageSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<MaintenanceRead> {
  const answers = await pageAnswers(source, '/api/v2/scheduled-maintenances.json', options.dataDir)
  const names = serviceNames(source, options)
  const windows: PlannedWindow[] = []
  const announced: number[] = []
  const setAside: SetAside[] = []
  let [rows, used, ignoredFuture, unread] = [0, 0, 0, 0]
  for (const answer of answers) {
    for (const { plain, line } of worksOf(answer)) {
      rows += 1
      const aside = (reason: string, found: string) =>
        setAside.push({ file: answer.place, line, reason, found: excerpt(found) })
      const work = readWork(plain)
      if ('reason' in work) {
        aside(work.reason, work.found)
        unread += 1
        continue
      }
      const { id, components, ...times } = work
      announced.push(work.announcedAt)
      const services = components.flatMap((component) => serviceOf(names, component) ?? [])
      if (components.length === 0)
        aside('no component is named, so nobody can tell whose maintenance it is', id)
      else if (services.length === 0)
        aside('none of its components is known; add them to `services`', namesOf(components).join(', '))
      else if (times.announcedAt > options.asOf) ignoredFuture += 1
      else {
        used += 1
        const own = { id: windowId(source.id, id), class: 'planned' as const }
        windows.push({ ...own, ...times, services: [...new Set(services)] })
      }
    }
  }
  const whole = unread === 0 && answers.some(({ scheduled_maintenances: works }) => works)
  const since = announced.length < MOST ? Number.NEGATIVE_INFINITY : Math.min(...announced)
  const files = answers.map(({ place }) => place)
  return { windows, since: whole ? since : null, files, rows, used, ignoredFuture, setAside }
}

/** Those of the list of them, and those that stand among the incidents. */
function worksOf({ incidents = [], scheduled_maintenances: works = [] }: PageAnswer) {
  const lines = (list: unknown[]) => list.map((plain, index) => ({ plain, line: index + 1 }))
  return [...lines(incidents).filter(({ plain }) => isMaintenance(plain)), ...lines(works)]
}
