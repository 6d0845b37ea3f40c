import type { MaintenanceSource } from '../../data/schema/sources.ts'
import type { ReadOptions } from './checks.ts'
import type { MaintenanceRead } from './maintenance-read.ts'
import { named } from './named.ts'

/** Reads the maintenance of any source that tells of some. */
export async function readPlanned(
  source: MaintenanceSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<MaintenanceRead> {
  switch (source.type) {
    case 'ical': {
      const { readIcal } = await import('./ical/ical.ts')
      return named(source.id, readIcal(source, options))
    }
    case 'kuma': {
      const { readKumaMaintenance } = await import('./kuma/maintenance.ts')
      return named(source.id, readKumaMaintenance(source, options))
    }
    case 'statuspage': {
      const { readStatuspageMaintenance } = await import('./statuspage/maintenance.ts')
      return named(source.id, readStatuspageMaintenance(source, options))
    }
  }
}
