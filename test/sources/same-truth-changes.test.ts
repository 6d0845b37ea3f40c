import { expect, test } from 'vitest'
import { needs } from '../published/shared-data.ts'
import { answering } from './answering.ts'
import { folderWith } from './builders.ts'
import { gatusDatabase } from './gatus-database.ts'
import {
  common,
  END,
  EXPECTED,
  FROM,
  LEDGER,
  LOOKS,
  ledgerOf,
  MINUTE,
  NAME,
  outagesOf,
  START,
  TO,
  TRUTH,
  timelineOf,
} from './generated-history.ts'
import { secret } from './hosted.ts'
import { siteFile, upptimeRepository } from './upptime-repository.ts'

/* The generated history by systems that tell of changes alone, or keep single checks for a while and then sum them up. */

/** From when to when a monitor that looks each minute found which state. */
const CHANGES = LOOKS.reduce<{ start: number; end: number; up: boolean }[]>((list, { at, up }) => {
  const last = list.at(-1)
  if (last) last.end = at
  if (last?.up !== up) list.push({ start: at, end: at, up })
  return list
}, [])

const live = (source: object, url: string) => timelineOf({ ...source, url, ...common }, folderWith({}))

const fromUpptime = () => {
  const start = new Date(START).toISOString()
  const commit = (at: number, up: boolean) => {
    const [status, code, ms] = up ? (['up', 200, 5] as const) : (['down', 0, 0] as const)
    const message = `${up ? '🟩' : '🟥'} ${NAME} is ${status} (${code} in ${ms} ms) [skip ci] [upptime]`
    return { at, slug: 'portal-example', message, file: siteFile(status, code, ms, at, start) }
  }
  const dataDir = upptimeRepository([
    ...CHANGES.map(({ start: at, up }) => commit(at, up)),
    ...LOOKS.slice(-1).map(({ at, up }) => commit(at, up)),
  ])
  return timelineOf({ type: 'upptime', repository: 'upptime', ...common, maxStaleness: '1000 h' }, dataDir)
}

const fromUptimeRobot = async () => {
  secret('UPTIMEROBOT_KEY')
  const logs = CHANGES.map(({ start, end, up }) => ({
    ...{ type: up ? 2 : 1, datetime: start / 1000, duration: (end - start) / 1000 },
  }))
  const monitors = [{ id: 1, friendly_name: NAME, status: 2, logs: logs.reverse() }]
  const url = await answering((_request, response) => {
    response.end(JSON.stringify({ stat: 'ok', pagination: { offset: 0, limit: 50, total: 1 }, monitors }))
  })
  return live({ type: 'uptimerobot', auth: { key: 'UPTIMEROBOT_KEY' } }, url)
}

const fromPingdom = async () => {
  secret('PINGDOM_TOKEN')
  const url = await answering(({ address: { pathname, searchParams } }, response) => {
    const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))]
    const states = CHANGES.map(({ start, end, up }) => ({
      ...{ status: up ? 'up' : 'down', timefrom: start / 1000, timeto: Math.min(end / 1000, to) },
    })).filter(({ timefrom, timeto }) => timefrom <= to && timeto >= from)
    const checks = [{ id: 1, name: NAME }]
    response.end(JSON.stringify(pathname.endsWith('/checks') ? { checks } : { summary: { states } }))
  })
  return live({ type: 'pingdom', auth: { bearer: 'PINGDOM_TOKEN' } }, url)
}

const fromBetterStack = async () => {
  secret('BETTERSTACK_TOKEN')
  const iso = (at: number) => new Date(at).toISOString()
  const [first, last] = [LOOKS[0]?.at ?? 0, LOOKS.at(-1)?.at ?? 0]
  const times = { created_at: iso(first), paused_at: null, last_checked_at: iso(last) }
  const monitors = [{ id: '1', attributes: { pronounceable_name: NAME, ...times } }]
  const incidents = CHANGES.filter(({ up }) => !up).map(({ start, end }, index) => ({
    id: String(index),
    attributes: { started_at: iso(start), resolved_at: iso(end), status: 'Resolved' },
    relationships: { monitor: { data: { id: '1', type: 'monitor' } } },
  }))
  const url = await answering(({ address: { pathname, searchParams } }, response) => {
    const open = searchParams.get('resolved') === 'false'
    const data = pathname.endsWith('/monitors') ? monitors : open ? [] : incidents
    response.end(JSON.stringify({ data, pagination: { next: null } }))
  })
  return live({ type: 'betterstack', auth: { bearer: 'BETTERSTACK_TOKEN' } }, url)
}

const fromJson = () => {
  const list = LOOKS.map(({ at, up }) => ({ when: at / 1000, who: NAME, ok: up }))
  return timelineOf(
    {
      ...{ type: 'json', files: 'svar.json', epoch: 's', ...common, states: { up: 'true', down: 'false' } },
      columns: { time: 'when', service: 'who', state: 'ok' },
    },
    folderWith({ 'svar.json': JSON.stringify(list) }),
  )
}

/** The last hundred results, all changes of state, and the counts of every hour. */
const fromGatusFile = () => {
  const hours = Map.groupBy(LOOKS, ({ at }) => Math.floor(at / 3_600_000) * 3_600_000)
  const dataDir = gatusDatabase([
    {
      key: NAME,
      results: LOOKS.slice(-100).map(({ at, up }) => ({ at, success: up })),
      events: CHANGES.map(({ start: at, up }) => ({ at, type: up ? 'HEALTHY' : 'UNHEALTHY' })),
      hours: [...hours].map(([at, own]) => ({
        at,
        total: own.length,
        good: own.filter(({ up }) => up).length,
      })),
    },
  ])
  return timelineOf({ type: 'gatus', file: 'gatus.db', ...common }, dataDir)
}

const CHANGED = {
  ...{ Upptime: fromUpptime, UptimeRobot: fromUptimeRobot, Pingdom: fromPingdom },
  ...{ 'Better Stack': fromBetterStack, JSON: fromJson, "Gatus's file": fromGatusFile },
}

test.for(Object.entries(CHANGED))('%s tells the same ledger to the millisecond', async ([, read]) => {
  const timeline = await read()
  expect(outagesOf(timeline)).toEqual(EXPECTED)
  expect(ledgerOf(timeline, FROM, TO)).toMatchObject(LEDGER)
  // The bounds that it tells hold the true times.
  for (const [index, truth] of TRUTH.entries()) {
    const { earliestStart = 0, earliestEnd = 0 } = timeline.monitored[index] ?? {}
    expect(earliestStart).toBeLessThanOrEqual(truth.start)
    expect(earliestEnd).toBeLessThanOrEqual(truth.end)
  }
  expect(timeline.dataThrough).toBeGreaterThan(END - 2 * MINUTE)
})

test('the file of Kuma and what its page shows agree on the last hundred beats', async (context) => {
  needs('uptime-kuma', context)
  const beats = LOOKS.slice(-100).map(({ at, up }) => ({
    ...{ status: Number(up), ping: up ? 5 : null, msg: '' },
    time: new Date(at).toISOString().replace('T', ' ').replace('Z', ''),
  }))
  const page = { publicGroupList: [{ monitorList: [{ id: 1, name: NAME }] }] }
  const dataDir = folderWith({
    'page.json': JSON.stringify(page),
    'heartbeat.json': JSON.stringify({ heartbeatList: { 1: beats } }),
  })
  const timeline = await timelineOf(
    { type: 'kuma', files: ['page.json', 'heartbeat.json'], ...common },
    dataDir,
  )
  const since = LOOKS.at(-100)?.at ?? 0
  expect(timeline.observed).toEqual([{ start: since, end: END }])
  expect(outagesOf(timeline)).toEqual(EXPECTED.filter(({ start }) => start >= since))
})
