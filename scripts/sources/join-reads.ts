import type { Interval } from '../../data/schema/timeline.ts'
import type { CheckRule } from '../timeline/checks-to-spans.ts'
import { thinOnto } from '../timeline/thin.ts'
import { extentOf, type FilesRead } from './check-files.ts'
import type { Check } from './check-rows.ts'
import { type UnpackedDay, unpacked } from './packed-days.ts'

/** What all files of a source say together. */
export interface Joined {
  checks: Map<string, Check[]>
  /** By service and time zone: local days in order. */
  days: Map<string, Record<string, UnpackedDay[]>>
}

/**
 * Which of the readings tell of the same time of a service, so that they must be read together: of two checks at one
 * instant the worse counts, and the slower. Each list has the places of readings that hang together, most only one.
 */
export function overlapping(reads: readonly FilesRead[]): number[][] {
  const extents = [...reads.entries()].flatMap(([read, { within }]) => (within ? [{ ...within, read }] : []))
  const silent = [...reads.entries()].flatMap(([read, { within }]) => (within ? [] : [[read]]))
  const told = touching(extents).flatMap((near) => {
    if (near.length === 1) return [near]
    // Files of the same months, say, but of different services.
    const services = new Map<string, (Interval & { read: number })[]>()
    for (const read of near) {
      for (const [service, checks] of reads[read]?.checks ?? []) {
        const own = services.get(service) ?? []
        services.set(service, own)
        own.push({ ...extentOf(checks), read })
      }
    }
    return connected(near, [...services.values()].flatMap(touching))
  })
  return [...silent, ...told]
}

/** Puts intervals together that have an instant in common, their ends too; each list names its readings. */
function touching(intervals: (Interval & { read: number })[]): number[][] {
  const groups: number[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const interval of intervals.toSorted((a, b) => a.start - b.start)) {
    if (interval.start <= end) groups.at(-1)?.push(interval.read)
    else groups.push([interval.read])
    end = Math.max(end, interval.end)
  }
  return groups
}

/** Puts all together that any of the groups holds together. */
function connected(all: number[], groups: number[][]): number[][] {
  const group = new Map(all.map((read) => [read, [read]]))
  for (const members of groups) {
    const joined = [...new Set(members.flatMap((read) => group.get(read) ?? []))]
    for (const read of joined) group.set(read, joined)
  }
  return [...new Set(group.values())]
}

/** Puts what readings say that tell of different times to what is joined already, none of which is later. */
export function join(known: Joined | null, reads: readonly FilesRead[], rule: CheckRule): Joined {
  const checks = new Map(known?.checks)
  const days = new Map(known?.days)
  for (const [service, lists] of gather(reads, (read) => read.checks)) {
    const all = [checks.get(service) ?? [], ...lists].filter((list) => list.length > 0)
    const sorted = all.sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0))
    // What was joined before was thinned, and so was each reading.
    const [first = [], ...later] = sorted
    checks.set(service, later.length === 0 ? first : thinOnto(first, later.flat(), rule))
  }
  for (const [service, lists] of gather(reads, (read) => read.days)) {
    const former = days.get(service) ?? {}
    const zones = new Set([...Object.keys(former), ...lists.flatMap((zones) => Object.keys(zones))])
    const merged = [...zones].map((zone) => {
      const told = lists.flatMap((list) => list[zone] ?? [])
      return [zone, unpacked(told, former[zone])] as const
    })
    days.set(service, Object.fromEntries(merged))
  }
  return { checks, days }
}

function gather<T>(reads: readonly FilesRead[], of: (read: FilesRead) => Map<string, T>): Map<string, T[]> {
  const gathered = new Map<string, T[]>()
  for (const read of reads) {
    for (const [service, own] of of(read)) {
      const lists = gathered.get(service)
      if (lists) lists.push(own)
      else gathered.set(service, [own])
    }
  }
  return gathered
}
