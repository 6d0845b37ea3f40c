import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ProbeSource } from '../../data/schema/probe-source.ts'
import { overlapOf } from '../../scripts/record/timeline-take.ts'
import type { Check } from '../../scripts/sources/check-rows.ts'
import { openProbes } from '../../scripts/sources/probe/rounds.ts'
import { checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import { random } from './random.ts'
import { simulatedClock } from './simulated-clock.ts'
import { MINUTE } from './site.ts'
import { atMost, survived, tell } from './tried.ts'

/*
 * What `watch` does about looks of its own for as long as it runs: every minute it takes what was found since a little before
 * the last time. Against a real server, with a clock that goes as fast as the looks get done.
 */

const SEED = 31
const DAY = 24 * 60 * MINUTE
const START = Date.parse('2026-11-01T00:00:00Z')
/** Twice the interval: so long a result holds when no other follows (semantics 2.7.3). */
const HOLDS = 2 * MINUTE

export interface Looked {
  looks: number
  /** By how many milliseconds the last round was off its minute. */
  drift: number
  /** Minutes of one target without a look, and what is wrong with what was reported of minutes. */
  missed: number
  wrong: string[]
  /** Megabytes of the heap after the first part of the time, and at the end. */
  heap: [number, number]
}

/**
 * Look at so many targets every minute for so many minutes. The machine sleeps for three hours after each `sleepEvery`
 * minutes, and every 97th minute the server fails. `eachDay` hears of the days that are done.
 */
export async function lookFor(
  targets: number,
  minutes: number,
  sleepEvery: number,
  eachDay: (day: number) => void = () => undefined,
): Promise<Looked> {
  const clock = simulatedClock(START, latenessOf(SEED))
  const failing = (at: number) => Math.floor((at - START) / MINUTE) % 97 === 96
  /** How often each target was asked; the first also when. */
  const asked = new Uint32Array(targets)
  const askedAt = instants(minutes)
  const server = createServer((request, response) => {
    const index = Number(request.url?.slice(1))
    asked[index] = (asked[index] ?? 0) + 1
    if (index === 0) askedAt.add(clock.now())
    response.writeHead(failing(clock.now()) ? 503 : 200).end('ok')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const probes = openProbes(clock)
  try {
    const source = sourceOf(targets, (server.address() as AddressInfo).port)
    const told = new Uint32Array(targets)
    const toldAt = instants(minutes)
    const wrong: string[] = []
    const settle = Math.max(60, Math.ceil(minutes / 15))
    let from: number | undefined
    let through = Number.NEGATIVE_INFINITY
    let early = 0
    for (let minute = 0; minute < minutes; minute += 1) {
      if (minute % sleepEvery === sleepEvery - 1) clock.sleep(clock.now() + 3 * 60 * MINUTE)
      await clock.advance(clock.now() + MINUTE - ((clock.now() - START) % MINUTE) + 1000)
      const taken = await probes.take(source, from, clock.now())
      for (const { service, sample } of taken.filter(({ sample: { at } }) => at > through)) {
        const index = Number(service.slice(1))
        told[index] = (told[index] ?? 0) + 1
        if (index === 0) toldAt.add(sample.at)
        if ((sample.state === 'down') !== failing(sample.at))
          wrong.push(`${service}: ${sample.state} at ${sample.at}`)
      }
      through = taken.at(-1)?.sample.at ?? through
      from = through - overlapOf(source)
      if (minute === settle) early = heapNow()
      if ((minute + 1) % (DAY / MINUTE) === 0) eachDay((minute + 1) / (DAY / MINUTE))
    }
    const heap: Looked['heap'] = [early, heapNow()]
    for (const [index, count] of asked.entries())
      if (told[index] !== count) wrong.push(`p${index} was asked ${count} times, ${told[index]} are told of`)
    wrong.push(...unreported(toldAt.all(), askedAt.all(), source, clock.now()))
    return {
      looks: asked.reduce((sum, one) => sum + one, 0),
      drift: driftOf(askedAt.all()),
      missed: Math.floor((clock.now() - START) / MINUTE) - minutesIn(askedAt.all()),
      ...{ wrong, heap },
    }
  } finally {
    probes.stop()
    server.closeAllConnections()
    server.close()
  }
}

/** Each timer is late by up to fifteen milliseconds. */
function latenessOf(seed: number): () => number {
  const next = random(seed)
  return () => Math.floor(next() * 15)
}

function sourceOf(targets: number, port: number): ProbeSource {
  return ProbeSource.parse({
    ...{ id: 'egen', type: 'probe', interval: '60 s', retries: 0, concurrency: 50 },
    targets: Array.from({ length: targets }, (_, index) => ({
      ...{ service: `p${index}`, url: `http://127.0.0.1:${port}/${index}` },
    })),
  })
}

/** Room for instants that is there from the start, so that what grows is not what looks for growth. */
function instants(minutes: number) {
  const room = new Float64Array(minutes + 10)
  let count = 0
  return {
    add(at: number) {
      room[count] = at
      count += 1
    },
    all: () => [...room.slice(0, count)],
  }
}

const minutesIn = (all: number[]) => new Set(all.map((at) => Math.floor((at - START) / MINUTE))).size

/** By how many milliseconds the last is off the minutes of the second: the first is made at once. */
function driftOf(all: number[]): number {
  const off = (all.at(-1) ?? 0) - (all[1] ?? 0)
  return off - Math.round(off / MINUTE) * MINUTE
}

/** What the timeline says of time that nobody looked at, computed from when the server was asked, and known otherwise. */
function unreported(toldAt: number[], askedAt: number[], source: ProbeSource, end: number): string[] {
  const checks = toldAt.map((at): Check => ({ at, state: 'up', ref: '' }))
  const { observed } = checksToSpans(checks, source, end, { service: 'p0', source: 'egen' })
  const known = observed.reduce((sum, one) => sum + one.end - one.start, 0)
  const expected = askedAt.reduce(
    (sum, at, index) => sum + Math.min(HOLDS, (askedAt[index + 1] ?? end) - at),
    0,
  )
  return known === expected ? [] : [`known for ${known} ms, which should be ${expected}`]
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Megabytes of the heap once all that nobody needs is gone. */
function heapNow(): number {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

/** `npm run torture probes`: a month of 10 targets, and of 1,000, which takes hours. */
export async function probes(): Promise<void> {
  await lookedAt(10, 30, 5)
  await lookedAt(1000, 30, 5)
}

async function lookedAt(targets: number, days: number, sleepEveryDays: number): Promise<void> {
  const minutes = (days * DAY) / MINUTE
  const what = `${targets} probes, ${days} days`
  const eachDay = (day: number) =>
    console.log(`       ${what}: day ${day} done, heap ${heapNow().toFixed(1)} MB`)
  const sleepEvery = sleepEveryDays * 1440 - 60
  const { looks, drift, missed, wrong, heap } = await lookFor(targets, minutes, sleepEvery, eachDay)
  console.log(`       ${what}: ${looks} looks, ${missed} minutes that the machine slept through`)
  survived(`${what}: looks that are told of, and minutes without one unknown`, looks - wrong.length, looks)
  tell(wrong)
  atMost(`${what}: off the schedule at the end`, Math.abs(drift), 30, 'ms')
  const growth = Math.round(100 * (heap[1] / heap[0] - 1))
  console.log(`       heap ${heap.map((one) => one.toFixed(1)).join(' MB, then ')} MB`)
  atMost(`${what}: growth of the heap`, Math.max(0, growth), 10, '%')
}
