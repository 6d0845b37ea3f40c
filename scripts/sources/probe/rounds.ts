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

interface Going {
  found: Round
  first: Promise<void>
  timer: NodeJS.Timeout
}

/** Every source is looked at as often as it says, whatever builds do meanwhile; a changed one begins anew. */
export function openProbes(): Probes {
  const going = new Map<string, Going>()
  const begin = (source: ProbeSource, now: number): Going => {
    const found: Round = []
    let busy = false
    const once = async (at: number) => {
      // A round that takes too long is not joined by the next.
      if (busy) return
      busy = true
      found.push(...(await round(source, at)))
      busy = false
    }
    const first = once(now)
    const timer = setInterval(() => void once(Date.now()), source.interval)
    return { found, first, timer }
  }
  return {
    async take(source, from, now) {
      const key = JSON.stringify(source)
      for (const [other, { timer }] of going) {
        if (other === key || JSON.parse(other).id !== source.id) continue
        clearInterval(timer)
        going.delete(other)
      }
      const own = going.get(key) ?? begin(source, now)
      going.set(key, own)
      await own.first
      const kept = own.found.filter(({ sample }) => from === undefined || sample.at >= from)
      own.found.splice(0, own.found.length, ...kept)
      return [...kept]
    },
    stop() {
      for (const { timer } of going.values()) clearInterval(timer)
      going.clear()
    },
  }
}
