import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { MaintenanceSource, Source } from '../../data/schema/sources.ts'
import { isMaintenance } from '../../data/schema/sources.ts'
import { forgets, type PlannedOptions, recordPlanned, type Went } from '../record/timeline.ts'
import { readPlanned } from './planned.ts'
import { SourceError } from './source-error.ts'

/** What came of a source of maintenance, for the build's report. */
export type MaintenanceReport = { id: string } & Went

/**
 * The maintenance that sources tell of, sorted by start, in the form of the files in data/maintenance/, which it adds to.
 * One that forgets is put to what is recorded of it, which is all that counts where it does not answer.
 * @throws SourceError with everything that is wrong with any of them.
 */
export async function readMaintenance(
  sources: Source[],
  options: PlannedOptions,
): Promise<{ windows: MaintenanceRecord[]; reports: MaintenanceReport[] }> {
  const windows: MaintenanceRecord[] = []
  const reports: MaintenanceReport[] = []
  const problems: string[] = []
  for (const source of sources.filter(isMaintenance)) {
    try {
      const { windows: own, went } = await plannedBy(source, options)
      windows.push(...own)
      reports.push({ id: source.id, ...went })
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  windows.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  return { windows, reports }
}

async function plannedBy(
  source: MaintenanceSource,
  options: PlannedOptions,
): Promise<{ windows: MaintenanceRecord[]; went: Went }> {
  if (forgets(source)) return recordPlanned(source, options)
  const { windows, since: _, ahead: __, ...went } = await readPlanned(source, options)
  return { windows, went }
}
