/*
 * Ten thousand services that are looked at every minute for 90 days, told from numbers instead of kept: three outages of ten
 * minutes each, and all else is up. What a server would answer is written out when it is asked for.
 */

export const MINUTE = 60_000
export const A_DAY = 1440
export const FIRST = Date.UTC(2026, 0, 1)

export const idOf = (service: number) => `s${String(service).padStart(5, '0')}`
/** What the monitor calls a service. */
export const nameOf = (service: number) => `https://${idOf(service)}.example.com/health`
export const numberOf = (name: string) => Number(/s(\d+)/.exec(name)?.[1])

/** When a service was down, in minutes from `FIRST`, by time. */
export function outagesOf(service: number, days: number): [number, number][] {
  const third = Math.floor((days * A_DAY) / 3)
  return [0, 1, 2].map((index) => {
    const start = index * third + ((service * 7919 + index * 104_729) % (third - 20)) + 5
    return [start, start + 10]
  })
}

/** How many minutes of `[from, to)` a service was down. */
export function downIn(outages: [number, number][], from: number, to: number): number {
  return outages.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  )
}
