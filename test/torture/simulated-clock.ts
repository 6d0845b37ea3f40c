import type { Clock } from '../../scripts/sources/probe/rounds.ts'

/** A clock that goes as fast as what it wakes gets done. Instants in epoch milliseconds. */
export interface SimulatedClock extends Clock {
  /** Let it be an instant: all that is due until then is woken, one after another, each a little late as timers are. */
  advance(to: number): Promise<void>
  /** Let the machine sleep until an instant: timers that were due meanwhile are woken once, when time goes on. */
  sleep(to: number): void
}

/** @param late - By how many milliseconds the next timer is late. */
export function simulatedClock(start: number, late: () => number): SimulatedClock {
  let at = start
  let waiting: { due: number; act: () => Promise<void> }[] = []
  return {
    now: () => at,
    wake(after, act) {
      const one = { due: at + after, act }
      waiting.push(one)
      return () => {
        waiting = waiting.filter((other) => other !== one)
      }
    },
    async advance(to) {
      for (;;) {
        const [next] = waiting.toSorted((a, b) => a.due - b.due)
        if (next === undefined || next.due > to) break
        waiting = waiting.filter((other) => other !== next)
        at = Math.max(at, next.due + late())
        await next.act()
      }
      at = Math.max(at, to)
    },
    sleep(to) {
      at = Math.max(at, to)
    },
  }
}
