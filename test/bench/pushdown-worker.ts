import { type MonitorSource, Sources } from '../../data/schema/sources.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { A_DAY, FIRST, idOf, MINUTE, nameOf } from './pushdown-data.ts'

/* Reads all from a server, in a process of its own so that its memory can be told. Prints what it took as JSON. */

const [type = '', url = '', servicesText = '', daysText = ''] = process.argv.slice(2)
const [count, days] = [Number(servicesText), Number(daysText)]
const ids = Array.from({ length: count }, (_, service) => idOf(service))
const common = {
  ...{ id: 'system', type, url, days, interval: '60 s', timeout: '120 s' },
  services: Object.fromEntries(ids.map((id, service) => [nameOf(service), id])),
}
const own = {
  prometheus: { query: 'probe_success{job="blackbox"}' },
  clickhouse: {
    table: 'checks',
    columns: { time: 'at', service: 'host', state: 'state', responseTime: 'ms' },
    states: { up: 'up', down: 'down' },
  },
}[type]
const { sources } = Sources.parse({ sources: [{ ...common, ...own }] })
const start = performance.now()
const { timelines, report } = await buildTimelines({
  ...{
    sources: sources as MonitorSource[],
    services: ids.map((id) => ({ id })),
    incidents: [],
    dataDir: '.',
  },
  asOf: FIRST + days * A_DAY * MINUTE - 1,
})
const seconds = (performance.now() - start) / 1000
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const outages = [...timelines.values()].reduce((sum, { monitored }) => sum + monitored.length, 0)
const [{ rows = 0, setAside = [], unreachable = [] } = {}] = report.sources
const wrong = [...unreachable, ...setAside.map(({ reason, found }) => `${reason}: ${found}`)]
console.log(
  JSON.stringify({
    seconds,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1000,
    outages,
    rows,
    wrong,
  }),
)
