import type { KumaSource } from '../../../data/schema/monitor-sources.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { readKumaDatabase } from './database.ts'
import { readKumaPage } from './page.ts'

/** Reads Uptime Kuma, from its SQLite file or from what a status page of it tells everybody. */
export function readKuma(source: KumaSource, options: ReadOptions): Promise<ChecksRead> {
  const { file } = source
  return file === undefined ? readKumaPage(source, options) : readKumaDatabase({ ...source, file }, options)
}
