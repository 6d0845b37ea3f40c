import type { MonitorSource } from '../../data/schema/sources.ts'
import { type ChecksRead, type ReadOptions, readChecks } from './checks.ts'
import { readGatus } from './gatus/gatus.ts'
import { readKuma } from './kuma/kuma.ts'
import { named } from './named.ts'
import { readPrometheus } from './prometheus/prometheus.ts'

/** Reads the checks of any source that has some. */
export function readMonitor(source: MonitorSource, options: ReadOptions): Promise<ChecksRead> {
  switch (source.type) {
    case 'checks':
      return readChecks(source, options)
    case 'prometheus':
      return named(source.id, readPrometheus(source, options))
    case 'kuma':
      return named(source.id, readKuma(source, options))
    case 'gatus':
      return named(source.id, readGatus(source, options))
  }
}
