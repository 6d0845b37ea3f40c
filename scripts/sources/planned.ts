import type { MaintenanceSource } from '../../data/schema/sources.ts'
import type { ReadOptions } from './checks.ts'
import { readIcal } from './ical/ical.ts'
import { readKumaMaintenance } from './kuma/maintenance.ts'
import type { MaintenanceRead } from './maintenance-read.ts'
import { named } from './named.ts'
import { readStatuspageMaintenance } from './statuspage/maintenance.ts'

/** Reads the maintenance of any source that tells of some. */
export function readPlanned(
  source: MaintenanceSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<MaintenanceRead> {
  switch (source.type) {
    case 'ical':
      return named(source.id, readIcal(source, options))
    case 'kuma':
      return named(source.id, readKumaMaintenance(source, options))
    case 'statuspage':
      return named(source.id, readStatuspageMaintenance(source, options))
  }
}
