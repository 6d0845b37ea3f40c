import { IncidentMatter, MaintenanceMatter } from '../../data/schema/events.ts'
import { checkMarkdown, readUpdates } from '../load/markdown-file.ts'
import { type Problem, problemText } from '../load/problem.ts'
import { localDate } from '../sla/time/period.ts'
import { incidentText, maintenanceText, markOf, type Writing } from './event-text.ts'
import type { Found, FoundIncident, Remark } from './found.ts'
import { whyNotIncident, whyNotMaintenance } from './judge.ts'
import { remark } from './remarks.ts'
import { type NewFile, Shelf } from './shelf.ts'
import { slugOf } from './slug.ts'

/** What became of everything that was found: each entry is written, already there or refused. */
export interface ImportReport {
  kind: string
  from: string
  dryRun: boolean
  found: number
  written: { file: string; id: string }[]
  /** `byPeople`: a file of that name which no import wrote, and which may tell of something else. */
  alreadyThere: { file: string; id: string; byPeople: boolean }[]
  refused: Remark[]
  /** What entries lost that are written, or what to look at. */
  remarks: Remark[]
  /** Fields that there is no place for, and how many entries have them. */
  fields: Record<string, number>
  /** Names that no service is mapped to. */
  unmapped: string[]
  /** What new agreements ask; `check` says where. */
  questions: number
}

export interface CarryOptions extends Writing {
  from: string
  data: string
  dryRun: boolean
  /** Of the page, in which the dates of file names are. */
  timeZone: string
  asOf: number
}

const LONGEST_NAME = 60

/** Writes what can be believed as new files of the data folder, each whole or not at all. No file is changed. */
export async function carryOver(found: Found, options: CarryOptions): Promise<ImportReport> {
  const { kind, from, dryRun, timeZone, asOf } = options
  const shelf = new Shelf(options.data, dryRun)
  const report: ImportReport = {
    ...{ kind, from, dryRun, found: found.refused.length, written: [], alreadyThere: [], questions: 0 },
    ...{ refused: found.refused, remarks: [], fields: Object.fromEntries(found.fields) },
    unmapped: [...found.unmapped].sort(),
  }
  const seen = new Set<string>()
  const put = async (
    entry: { id: string; file: string; line: number | null },
    file: Omit<NewFile, 'mark'>,
    why: { reason: string; found: string } | null,
  ): Promise<boolean> => {
    report.found += 1
    const key = `${file.folder} ${entry.id}`
    const doubt = why ?? (seen.has(key) ? { reason: 'its id comes a second time', found: entry.id } : null)
    seen.add(key)
    if (doubt) {
      report.refused.push(remark(entry, doubt.reason, doubt.found))
      return false
    }
    const { file: name, how } = await shelf.put({ ...file, mark: markOf(kind, entry.id) })
    if (how === 'written') report.written.push({ file: name, id: entry.id })
    else report.alreadyThere.push({ file: name, id: entry.id, byPeople: how === 'taken' })
    return how === 'written'
  }
  const nameOf = (start: number, title: string, other: string) => {
    const slug = slugOf(title)
    const short = slug.length > LONGEST_NAME ? slug.slice(0, LONGEST_NAME + 1).replace(/-[^-]*$/, '') : slug
    return `${localDate(start, timeZone)}-${short.slice(0, LONGEST_NAME) || other}`
  }
  for (const incident of found.incidents.toSorted((a, b) => a.start - b.start)) {
    const text = incidentText(incident, options)
    const name = nameOf(incident.start, incident.title, 'incident')
    const why = whyNotIncident(incident, asOf) ?? unreadableIncident(text, incident)
    await put(incident, { folder: 'incidents', name, ending: '.md', text: () => text }, why)
  }
  for (const work of found.maintenance.toSorted((a, b) => a.start - b.start)) {
    const text = maintenanceText(work, options)
    const name = nameOf(work.start, work.title, 'maintenance')
    const why = whyNotMaintenance(work, asOf) ?? unreadableMaintenance(text)
    await put(work, { folder: 'maintenance', name, ending: '.md', text: () => text }, why)
  }
  for (const agreement of found.agreements) {
    const { name, yaml, questions, id } = agreement
    const text = (own: string) => `${markOf(kind, id)}\nid: ${own}\n${yaml}`
    const written = await put(agreement, { folder: 'agreements', name, ending: '.yaml', text }, null)
    if (written) report.questions += questions
  }
  report.remarks = found.remarks.filter(
    ({ id }) => !report.refused.some((one) => one.id !== null && one.id === id),
  )
  return report
}

/** Why `check` would not read the file; what people read then is where the entry came from. */
function unreadableIncident(text: string, { updates }: FoundIncident) {
  const read = checkMarkdown(IncidentMatter, '', text)
  if ('problems' in read) return wrong(read.problems)
  const again = readUpdates('', read, 'en')
  if (again.problems.length > 0) return wrong(again.problems)
  if (again.updates.length === updates.length) return null
  return {
    reason: 'its text would be read as other updates',
    found: `${again.updates.length} of ${updates.length}`,
  }
}

function unreadableMaintenance(text: string) {
  const read = checkMarkdown(MaintenanceMatter, '', text)
  return 'problems' in read ? wrong(read.problems) : null
}

function wrong(problems: Problem[]) {
  return { reason: 'it would not pass check', found: problems.map(problemText).join('; ') }
}
