import type { ResponseDay } from '../../data/schema/timeline.ts'

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

/** What two readings tell of one day. */
function addedUp(a: PackedDay, b: PackedDay): PackedDay {
  return { day: a.day, failed: a.failed + b.failed, pairs: mergePairs(a.pairs, b.pairs) }
}

/**
 * A day as all others read it. Its counts are unpacked whenever they are looked at, and then forgotten. The one getter of
 * all is each day's own property, as that of any other day: a getter for each would take five times the room. So would an
 * array for each, so that its pairs are a stretch of one that it shares.
 */
export class UnpackedDay implements ResponseDay {
  readonly day: number
  readonly failed: number
  declare readonly counts: [number, number][]
  readonly #all: Int32Array
  readonly #from: number
  readonly #to: number
  static readonly #counts: PropertyDescriptor & ThisType<UnpackedDay> = {
    enumerable: true,
    get() {
      const pairs = this.#pairs
      const counts: [number, number][] = []
      for (let at = 0; at < pairs.length; at += 2) counts.push([pairs[at] ?? 0, pairs[at + 1] ?? 0])
      return counts
    },
  }

  /** @param from - Where in `all` the day's pairs begin; as many follow as it has itself. */
  constructor({ day, failed, pairs }: PackedDay, all: Int32Array, from: number) {
    this.day = day
    this.failed = failed
    this.#all = all
    this.#from = from
    this.#to = from + pairs.length
    Object.defineProperty(this, 'counts', UnpackedDay.#counts)
  }

  get #pairs(): Int32Array {
    return this.#all.subarray(this.#from, this.#to)
  }

  packed(): PackedDay {
    return { day: this.day, failed: this.failed, pairs: this.#pairs }
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

/**
 * Days as all others read them, in order; those of one day are added up.
 * @param known - Days to which the others are put: of which nothing new is told stay the same objects, for what is kept
 * with them.
 */
export function unpacked(days: readonly PackedDay[], known: readonly UnpackedDay[] = []): UnpackedDay[] {
  // What comes later tells of the last days alone, mostly.
  const since = days.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY)
  const at = known.findLastIndex(({ day }) => day < since) + 1
  const all = new Map(known.slice(at).map((one) => [one.day, one]))
  const told = new Map<number, PackedDay>()
  for (const one of days) {
    const before = told.get(one.day) ?? all.get(one.day)?.packed()
    told.set(one.day, before ? addedUp(before, one) : one)
  }
  const shared = new Int32Array([...told.values()].reduce((sum, { pairs }) => sum + pairs.length, 0))
  let end = 0
  for (const [day, one] of told) {
    shared.set(one.pairs, end)
    all.set(day, new UnpackedDay(one, shared, end))
    end += one.pairs.length
  }
  return [...known.slice(0, at), ...[...all.values()].sort((a, b) => a.day - b.day)]
}
