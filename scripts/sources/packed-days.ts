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
  return merged.slice(0, mergeInto(merged, 0, a, b))
}

/** Puts the counts of two days added up into an array, from a place on; gives the place after them. */
function mergeInto(merged: Int32Array, from: number, a: Int32Array, b: Int32Array): number {
  let [first, second, end] = [0, 0, from]
  while (first < a.length && second < b.length) {
    const [left = 0, right = 0] = [a[first], b[second]]
    let samples = 0
    if (left <= right) {
      samples = a[first + 1] ?? 0
      first += 2
    }
    if (right <= left) {
      samples += b[second + 1] ?? 0
      second += 2
    }
    merged[end] = left < right ? left : right
    merged[end + 1] = samples
    end += 2
  }
  const rest = first < a.length ? a.subarray(first) : b.subarray(second)
  merged.set(rest, end)
  return end + rest.length
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

  /** @param all - Pairs of many days; those of this one lie from `from` to `to`. */
  constructor(day: number, failed: number, all: Int32Array, from: number, to: number) {
    this.day = day
    this.failed = failed
    this.#all = all
    this.#from = from
    this.#to = to
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
  const told = new Map<number, PackedDay[]>()
  let most = 0
  for (const one of days) {
    const before = told.get(one.day)
    const former = before ? undefined : all.get(one.day)?.packed()
    if (before) before.push(one)
    else told.set(one.day, former ? [former, one] : [one])
    most += one.pairs.length + (former?.pairs.length ?? 0)
  }
  const shared = new Int32Array(most)
  let end = 0
  const added = [...told].map(([day, parts]) => {
    const from = end
    end = addUp(shared, from, parts)
    return { day, failed: parts.reduce((sum, { failed }) => sum + failed, 0), from, to: end }
  })
  const own = end < most ? shared.slice(0, end) : shared
  for (const { day, failed, from, to } of added) all.set(day, new UnpackedDay(day, failed, own, from, to))
  return [...known.slice(0, at), ...[...all.values()].sort((a, b) => a.day - b.day)]
}

/** Puts what several readings tell of one day into an array, from a place on; gives the place after it. */
function addUp(shared: Int32Array, from: number, parts: readonly PackedDay[]): number {
  const [first, ...more] = parts.map(({ pairs }) => pairs)
  const last = more.pop()
  if (first === undefined) return from
  if (last) return mergeInto(shared, from, more.reduce(mergePairs, first), last)
  shared.set(first, from)
  return from + first.length
}
