import { Sources } from '../../data/schema/sources.ts'
import { readMaintenance } from '../../scripts/sources/maintenance.ts'

/** What a source says of the maintenance of the services `api` and `portal`. */
export function planned(source: Record<string, unknown>, dataDir: string, asOf: number) {
  const { sources } = Sources.parse({ sources: [source] })
  return readMaintenance(sources, { dataDir, services: ['api', 'portal'], asOf })
}
