import type { Settled } from './check-memory.ts'
import type { Check } from './check-rows.ts'
import type { Joined } from './join-reads.ts'
import { UnpackedDay } from './packed-days.ts'

/*
 * What is settled, as bytes that are read back without looking at most of them: the numbers of all days in two arrays, and
 * the rest as JSON after them.
 */

/** Numbers of a day: when it begins, how many checks failed, and how many of the pairs' numbers are its own. */
const OF_A_DAY = 3

interface Rest extends Omit<Settled, 'stamps' | 'joined'> {
  stamps: [string, string][]
  checks: [string, Check[]][]
  /** By service and zone: how many of the days. */
  days: [string, [string, number][]][]
}

export function* settledBytes({ stamps, joined, ...facts }: Settled): Generator<Uint8Array> {
  const lists = [...joined.days.values()].flatMap((zones) => Object.values(zones))
  const rest: Rest = {
    ...facts,
    stamps: [...stamps],
    checks: [...joined.checks],
    days: [...joined.days].map(([service, zones]) => [
      service,
      Object.entries(zones).map(([zone, { length }]) => [zone, length]),
    ]),
  }
  const count = lists.reduce((sum, { length }) => sum + length, 0)
  const numbers = new Float64Array(1 + count * OF_A_DAY)
  numbers[0] = count
  let at = 1
  for (const list of lists)
    for (const one of list) {
      const { day, failed, pairs } = one.packed()
      numbers.set([day, failed, pairs.length], at)
      at += OF_A_DAY
    }
  yield bytesOf(numbers)
  for (const list of lists) for (const one of list) yield bytesOf(one.packed().pairs)
  yield Buffer.from(JSON.stringify(rest))
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Int32Array) =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** The same back. The pairs of all days stay where they are in `bytes`, which begin at a multiple of eight. */
export function settledOf({ buffer, byteOffset, byteLength }: Buffer): Settled {
  const [count = 0] = new Float64Array(buffer, byteOffset, 1)
  const numbers = new Float64Array(buffer, byteOffset + 8, count * OF_A_DAY)
  let length = 0
  for (let at = 2; at < numbers.length; at += OF_A_DAY) length += numbers[at] ?? 0
  const begin = numbers.byteOffset + numbers.byteLength
  const pairs = new Int32Array(buffer, begin, length)
  const end = begin + pairs.byteLength
  const { stamps, checks, days, ...facts } = JSON.parse(
    Buffer.from(buffer, end, byteOffset + byteLength - end).toString(),
  ) as Rest
  let [day, from] = [0, 0]
  const next = () => {
    const [start = 0, failed = 0, own = 0] = [numbers[day], numbers[day + 1], numbers[day + 2]]
    const one = new UnpackedDay(start, failed, pairs, from, from + own)
    day += OF_A_DAY
    from += own
    return one
  }
  const lists = days.map(([service, zones]): [string, Record<string, UnpackedDay[]>] => [
    service,
    Object.fromEntries(zones.map(([zone, own]) => [zone, Array.from({ length: own }, next)])),
  ])
  const joined: Joined = { checks: new Map(checks), days: new Map(lists) }
  return { ...facts, stamps: new Map(stamps), joined }
}
