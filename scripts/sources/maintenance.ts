import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { MaintenanceSource, Source } from '../../data/schema/sources.ts'
import { isMaintenance } from '../../data/schema/sources.ts'
import type { ReadOptions } from './checks.ts'
import { readIcal } from './ical/ical.ts'
import type { MaintenanceRead } from './maintenance-read.ts'
import { named } from './named.ts'
import { SourceError } from './source-error.ts'
import { readStatuspageMaintenance } from './statuspage/maintenance.ts'
import { UnreachableError } from './unreachable-error.ts'

type Options = Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>

/** What came of a source of maintenance, for the build's report. */
export type MaintenanceReport = { id: string; unreachable?: string[] } & Omit<MaintenanceRead, 'windows'>

/**
 * The maintenance that sources tell of, sorted by start, in the form of the files in data/maintenance/, which it adds to.
 * A source that does not answer tells none, which its report says.
 * @throws SourceError with everything that is wrong with any of them.
 */
export async function readMaintenance(
  sources: Source[],
  options: Options,
): Promise<{ windows: MaintenanceRecord[]; reports: MaintenanceReport[] }> {
  const windows: MaintenanceRecord[] = []
  const reports: MaintenanceReport[] = []
  const problems: string[] = []
  for (const source of sources.filter(isMaintenance)) {
    try {
      const { windows: own, ...report } = await named(source.id, readOne(source, options))
      windows.push(...own)
      reports.push({ id: source.id, ...report })
    } catch (error) {
      if (error instanceof SourceError) problems.push(...error.problems)
      else if (error instanceof UnreachableError) {
        const nothing = { files: [], rows: 0, used: 0, ignoredFuture: 0, setAside: [] }
        reports.push({ id: source.id, ...nothing, unreachable: error.problems })
      } else throw error
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  windows.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  return { windows, reports }
}

function readOne(source: MaintenanceSource, options: Options): Promise<MaintenanceRead> {
  switch (source.type) {
    case 'ical':
      return readIcal(source, options)
    case 'statuspage':
      return readStatuspageMaintenance(source, options)
  }
}
