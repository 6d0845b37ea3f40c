import type { ResponseDay } from '../../data/schema/timeline.ts'
import { eachRemembered } from '../each-remembered.ts'
import { remembered } from '../sla/remembered.ts'

/** The response times of one local day in little room: a year of a thousand services has fifty million of the pairs. */
export interface PackedDay {
  /** First instant of the local day in epoch milliseconds. */
  day: number
  failed: number
  /** Milliseconds and samples in turn, by ascending milliseconds. */
  pairs: Int32Array
}

/** The same counts of two days added up. */
export function mergePairs(a: Int32Array, b: Int32Array): Int32Array {
  const merged = new Int32Array(a.length + b.length)
  let [first, second, end] = [0, 0, 0]
  while (first < a.length || second < b.length) {
    const left = a[first] ?? Number.POSITIVE_INFINITY
    const right = b[second] ?? Number.POSITIVE_INFINITY
    merged[end] = Math.min(left, right)
    if (left <= right) merged[end + 1] = a[first + 1] ?? 0
    if (right <= left) merged[end + 1] = (merged[end + 1] ?? 0) + (b[second + 1] ?? 0)
    if (left <= right) first += 2
    if (right <= left) second += 2
    end += 2
  }
  return merged.slice(0, end)
}

/** Lists of days, each in order, put together to one: days that several have are added up. */
export function mergePacked(lists: PackedDay[][]): PackedDay[] {
  const [first = [], ...later] = lists
  if (later.length === 0) return first
  // What comes later tells of the last days alone, mostly.
  const since = later.reduce((least, [one]) => Math.min(least, one?.day ?? least), Number.POSITIVE_INFINITY)
  const at = first.findLastIndex(({ day }) => day < since) + 1
  const days = new Map<number, PackedDay>()
  for (const packed of [first.slice(at), ...later].flat()) {
    const { day, failed, pairs } = packed
    const known = days.get(day)
    if (known) days.set(day, { day, failed: known.failed + failed, pairs: mergePairs(known.pairs, pairs) })
    // The same object, for what is kept with it.
    else days.set(day, packed)
  }
  return [...first.slice(0, at), ...[...days.values()].sort((a, b) => a.day - b.day)]
}

/**
 * A day as all others read it. Its counts are unpacked whenever they are looked at, and then forgotten. The one getter of
 * all is each day's own property, as that of any other day: a getter for each would take five times the room.
 */
class UnpackedDay implements ResponseDay {
  readonly day: number
  readonly failed: number
  declare readonly counts: [number, number][]
  readonly #pairs: Int32Array
  static readonly #counts: PropertyDescriptor & ThisType<UnpackedDay> = {
    enumerable: true,
    get() {
      const pairs = this.#pairs
      const counts: [number, number][] = []
      for (let at = 0; at < pairs.length; at += 2) counts.push([pairs[at] ?? 0, pairs[at + 1] ?? 0])
      return counts
    },
  }

  constructor({ day, failed, pairs }: PackedDay) {
    this.day = day
    this.failed = failed
    this.#pairs = pairs
    Object.defineProperty(this, 'counts', UnpackedDay.#counts)
  }

  static pairsOf(day: ResponseDay): Int32Array | undefined {
    return day instanceof UnpackedDay ? day.#pairs : undefined
  }
}

/**
 * Milliseconds and samples in turn, by ascending milliseconds, of a day that was unpacked; nothing of another. Who counts by
 * the million needs no list for each pair.
 */
export const pairsOf = UnpackedDay.pairsOf

/** Days as all others read them, the same for the same. */
export const unpacked = eachRemembered(remembered((day: PackedDay): ResponseDay => new UnpackedDay(day)))
