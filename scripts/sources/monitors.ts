import type { MonitorSource } from '../../data/schema/sources.ts'
import { type ChecksRead, type ReadOptions, readChecks } from './checks.ts'
import { named } from './named.ts'

/** Reads the checks of any source that has some. What reads a type is loaded where there is one of it. */
export async function readMonitor(source: MonitorSource, options: ReadOptions): Promise<ChecksRead> {
  switch (source.type) {
    case 'checks':
      return readChecks(source, options)
    case 'prometheus': {
      const { readPrometheus } = await import('./prometheus/prometheus.ts')
      return named(source.id, readPrometheus(source, options))
    }
    case 'clickhouse': {
      const { readClickHouse } = await import('./clickhouse/clickhouse.ts')
      return named(source.id, readClickHouse(source, options))
    }
    case 'kuma': {
      const { readKuma } = await import('./kuma/kuma.ts')
      return named(source.id, readKuma(source, options))
    }
    case 'gatus': {
      const { readGatus } = await import('./gatus/gatus.ts')
      return named(source.id, readGatus(source, options))
    }
    case 'upptime': {
      const { readUpptime } = await import('./upptime/upptime.ts')
      return named(source.id, readUpptime(source, options))
    }
    case 'uptimerobot': {
      const { readUptimeRobot } = await import('./uptimerobot/uptimerobot.ts')
      return named(source.id, readUptimeRobot(source, options))
    }
    case 'betterstack': {
      const { readBetterStack } = await import('./betterstack/betterstack.ts')
      return named(source.id, readBetterStack(source, options))
    }
    case 'pingdom': {
      const { readPingdom } = await import('./pingdom/pingdom.ts')
      return named(source.id, readPingdom(source, options))
    }
    case 'json': {
      const { readJson } = await import('./json/json.ts')
      return named(source.id, readJson(source, options))
    }
    case 'probe': {
      const { readProbe } = await import('./probe/probe.ts')
      return named(source.id, readProbe(source, options))
    }
  }
}

/**
 * Whether a source counts by itself: it answers with checks that are thinned and response times by day, and never with the
 * single checks of the stretch that it is asked for (`samples`). It keeps to `from` and `asOf` exactly.
 */
export function counts({ type }: MonitorSource): boolean {
  return ['clickhouse', 'prometheus', 'uptimerobot', 'betterstack', 'pingdom'].includes(type)
}
