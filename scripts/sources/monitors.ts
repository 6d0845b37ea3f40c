import type { MonitorSource } from '../../data/schema/sources.ts'
import { readBetterStack } from './betterstack/betterstack.ts'
import { type ChecksRead, type ReadOptions, readChecks } from './checks.ts'
import { readClickHouse } from './clickhouse/clickhouse.ts'
import { readGatus } from './gatus/gatus.ts'
import { readJson } from './json/json.ts'
import { readKuma } from './kuma/kuma.ts'
import { named } from './named.ts'
import { readPingdom } from './pingdom/pingdom.ts'
import { readProbe } from './probe/probe.ts'
import { readPrometheus } from './prometheus/prometheus.ts'
import { readUpptime } from './upptime/upptime.ts'
import { readUptimeRobot } from './uptimerobot/uptimerobot.ts'

/** Reads the checks of any source that has some. */
export function readMonitor(source: MonitorSource, options: ReadOptions): Promise<ChecksRead> {
  switch (source.type) {
    case 'checks':
      return readChecks(source, options)
    case 'prometheus':
      return named(source.id, readPrometheus(source, options))
    case 'clickhouse':
      return named(source.id, readClickHouse(source, options))
    case 'kuma':
      return named(source.id, readKuma(source, options))
    case 'gatus':
      return named(source.id, readGatus(source, options))
    case 'upptime':
      return named(source.id, readUpptime(source, options))
    case 'uptimerobot':
      return named(source.id, readUptimeRobot(source, options))
    case 'betterstack':
      return named(source.id, readBetterStack(source, options))
    case 'pingdom':
      return named(source.id, readPingdom(source, options))
    case 'json':
      return named(source.id, readJson(source, options))
    case 'probe':
      return named(source.id, readProbe(source, options))
  }
}

/**
 * Whether a source counts by itself: it answers with checks that are thinned and response times by day, and never with the
 * single checks of the stretch that it is asked for (`samples`). It keeps to `from` and `asOf` exactly.
 */
export function counts({ type }: MonitorSource): boolean {
  return ['clickhouse', 'prometheus', 'uptimerobot', 'betterstack', 'pingdom'].includes(type)
}
