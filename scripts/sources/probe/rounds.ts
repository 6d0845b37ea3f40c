import { setTimeout as sleep } from 'node:timers/promises'
import type { ProbeSource, Target } from '../../../data/schema/probe-source.ts'
import type { Sample } from '../samples.ts'
import { look } from './look.ts'

/** What was found at all targets at one time. All samples bear that time, so that the worst of a service's counts. */
export type Round = { service: string; sample: Sample }[]

/** Between a failure and the next try, so that one lost packet is not asked for twice. */
const PAUSE_MS = 500

/**
 * Looks at every target once, at most `concurrency` of them at a time. A target that fails is tried again at once as often
 * as the source says, and is what the last try found.
 * @param at - The time of the round, epoch milliseconds.
 */
export async function round(source: ProbeSource, at: number): Promise<Round> {
  const results: Round = []
  const waiting = source.targets.entries()
  const work = async () => {
    for (const [index, target] of waiting) {
      const { state, why, tookNs } = await tries(target, source)
      const sample: Sample = {
        ...{ at, state, ref: `${source.id}[${index}] ${why}` },
        ...(tookNs !== undefined && { tookNs }),
      }
      results[index] = { service: target.service, sample }
    }
  }
  await Promise.all(Array.from({ length: Math.min(source.concurrency, source.targets.length) }, work))
  return results
}

async function tries(target: Target, { timeout, retries }: ProbeSource) {
  let found = await look(target, timeout)
  for (let again = 0; again < retries && found.state === 'down'; again += 1) {
    await sleep(Math.min(PAUSE_MS, timeout))
    found = await look(target, timeout)
  }
  return found
}

/** Rounds that go on by themselves while a process watches, and what they found so far. */
export interface Probes {
  /**
   * What was found from an instant on (epoch milliseconds). The first time it waits for the first round, which bears the
   * time `now` of whoever asks. What lies before `from` is let go.
   */
  take(source: ProbeSource, from: number | undefined, now: number): Promise<Round>
  stop(): void
}

/** What tells the time, epoch milliseconds, and wakes after some of them; what it gives back keeps it from that. */
export interface Clock {
  now(): number
  wake(after: number, act: () => Promise<void>): () => void
}

const MACHINE: Clock = {
  now: () => Date.now(),
  wake(after, act) {
    const timer = setTimeout(() => void act(), after)
    return () => clearTimeout(timer)
  },
}

/** While builds fail nobody takes what is found, which must not fill the memory; what is let go is unknown then. */
const MOST_ROUNDS = 1000

interface Going {
  found: Round
  first: Promise<void>
  stop(): void
}

/**
 * Every source is looked at as often as it says, whatever builds do meanwhile; a changed one begins anew. A timer that is
 * late by some milliseconds makes the next one no later.
 */
export function openProbes(clock: Clock = MACHINE): Probes {
  const going = new Map<string, Going>()
  const begin = (source: ProbeSource, now: number): Going => {
    const { interval } = source
    const own: Going = { found: [], first: Promise.resolve(), stop: () => {} }
    let busy = false
    const once = async (at: number) => {
      // A round that takes too long is not joined by the next.
      if (busy) return
      busy = true
      own.found.push(...(await round(source, at)))
      const most = MOST_ROUNDS * source.targets.length
      if (own.found.length > most) own.found = own.found.slice(-most)
      busy = false
    }
    let due = clock.now()
    const plan = () => {
      const late = clock.now() - due
      due += interval * Math.max(1, Math.floor(late / interval) + 1)
      // A clock that was set back: nobody waits until it has caught up.
      const wait = Math.min(due - clock.now(), interval)
      own.stop = clock.wake(wait, () => {
        plan()
        return once(clock.now())
      })
    }
    own.first = once(now)
    plan()
    return own
  }
  return {
    async take(source, from, now) {
      const key = JSON.stringify(source)
      for (const [other, { stop }] of going) {
        if (other === key || JSON.parse(other).id !== source.id) continue
        stop()
        going.delete(other)
      }
      const own = going.get(key) ?? begin(source, now)
      going.set(key, own)
      await own.first
      own.found = own.found.filter(({ sample }) => from === undefined || sample.at >= from)
      return [...own.found]
    },
    stop() {
      for (const { stop } of going.values()) stop()
      going.clear()
    },
  }
}
