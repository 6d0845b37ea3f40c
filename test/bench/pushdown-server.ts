import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { A_DAY, downIn, FIRST, MINUTE, nameOf, numberOf, outagesOf } from './pushdown-data.ts'

/*
 * Answers as Prometheus and ClickHouse do to the questions of our readers, from numbers, in a process of its own:
 * `node pushdown-server.ts SERVICES DAYS`. Writes its address when it is ready.
 */

const [SERVICES, DAYS] = process.argv.slice(2).map(Number) as [number, number]
const OUTAGES = Array.from({ length: SERVICES }, (_, service) => outagesOf(service, DAYS))
const ALL = OUTAGES.map((_, service) => service)
const minuteOf = (ms: number) => Math.round((ms - FIRST) / MINUTE)
const isDown = (service: number, minute: number) =>
  OUTAGES[service]?.some(([start, end]) => start <= minute && minute < end) ?? false

/** Different response times of a service in a day. */
const TIMES = 30

function prometheus(parameters: URLSearchParams): string {
  const query = parameters.get('query') ?? ''
  const [start = 0, end = 0, step = 0] = ['start', 'end', 'step'].map(
    (name) => Number(parameters.get(name)) * 1000,
  )
  const pattern = /=~("(?:[^"\\]|\\.)*")\}/.exec(query)?.[1]
  const services = pattern === undefined ? ALL : (JSON.parse(pattern) as string).split('|').map(numberOf)
  const what = /^(count|sum)_over_time/.exec(query)?.[1]
  const value = (service: number, at: number) => {
    if (what === undefined) return isDown(service, minuteOf(at)) ? 0 : 1
    const length = step / MINUTE
    const down =
      what === 'count' ? 0 : downIn(OUTAGES[service] ?? [], minuteOf(at) - length + 1, minuteOf(at) + 1)
    return length - down
  }
  const last = Math.min(end, FIRST + (DAYS * A_DAY - 1) * MINUTE)
  const result = services.map((service) => {
    const values: string[] = []
    for (let at = start; at <= last; at += step) values.push(`[${at / 1000},"${value(service, at)}"]`)
    return `{"metric":{"instance":"${nameOf(service)}"},"values":[${values.join(',')}]}`
  })
  return `{"status":"success","data":{"resultType":"matrix","result":[${result.join(',')}]}}`
}

function clickHouse(form: Record<string, string>): string {
  const { query = '', param_start = '', param_end = '', param_names = '[]' } = form
  const from = Math.max(0, Math.ceil((Number(param_start) - FIRST) / MINUTE))
  const to = Math.min(DAYS * A_DAY, Math.ceil((Number(param_end) - FIRST) / MINUTE))
  const services = (JSON.parse(param_names.replaceAll("'", '"')) as string[]).map(numberOf)
  const table = (rows: string[]) =>
    `{"meta":[{"name":"sla_0","type":"DateTime('UTC')"},{"name":"sla_1","type":"String"},{"name":"sla_2","type":"String"},{"name":"sla_3","type":"Float32"}],"data":[${rows.join(',')}],"rows":${rows.length}}`
  if (query.includes('LIMIT 0') || to <= from) return table([])
  if (query.includes('sla_marked'))
    return table(services.flatMap((service, id) => runsOf(service, id, from, to)))
  if (query.includes('sla_wholes'))
    return table(services.flatMap((service, id) => timesOf(service, id, from, to)))
  if (query.includes('86400000')) return table(perDay(from, to))
  if (query.includes('IS NULL GROUP')) return table([])
  if (query.includes('`host`')) return table(ALL.map((service) => `["${nameOf(service)}",${to - from}]`))
  return table([`["up",${(to - from) * SERVICES}]`, '["down",10]'])
}

function perDay(from: number, to: number): string[] {
  const rows: string[] = []
  for (let day = Math.floor(from / A_DAY); day * A_DAY < to; day += 1) {
    const minutes = Math.min(to, (day + 1) * A_DAY) - Math.max(from, day * A_DAY)
    rows.push(`[${FIRST / (A_DAY * MINUTE) + day},${minutes * SERVICES}]`)
  }
  return rows
}

function runsOf(service: number, id: number, from: number, to: number): string[] {
  const rows: string[] = []
  const edges = [from, ...(OUTAGES[service] ?? []).flat().filter((edge) => edge > from && edge < to), to]
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] ?? to
    const row = (first: number, last: number) =>
      `[${id},${isDown(service, start) ? 4 : 0},"${FIRST + first * MINUTE}","${FIRST + last * MINUTE}",${last - first + 1},${last - first + 1},${last > first ? MINUTE : 0}]`
    for (let single = start; single < Math.min(start + 3, end); single += 1) rows.push(row(single, single))
    if (start + 3 < end) rows.push(row(start + 3, end - 1))
  }
  return rows
}

function timesOf(service: number, id: number, from: number, to: number): string[] {
  const rows: string[] = []
  for (let day = Math.floor(from / A_DAY); day * A_DAY < to; day += 1) {
    const [first, last] = [Math.max(from, day * A_DAY), Math.min(to, (day + 1) * A_DAY)]
    const down = downIn(OUTAGES[service] ?? [], first, last)
    const pairs = Array.from(
      { length: TIMES },
      (_, index) => `[${40 + (service % 50) + index},${Math.ceil((last - first) / TIMES)}]`,
    )
    const date = new Date(FIRST + day * A_DAY * MINUTE).toISOString().slice(0, 10)
    rows.push(`[${id},"${date}",[${down > 0 ? `[-1,${down}],` : ''}${pairs.join(',')}]]`)
  }
  return rows
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const type = request.headers['content-type'] ?? ''
  const form = await new Response(await text(request), { headers: { 'content-type': type } }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
}

const server = createServer(async (request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  response.end(request.method === 'POST' ? clickHouse(await formOf(request)) : prometheus(searchParams))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
