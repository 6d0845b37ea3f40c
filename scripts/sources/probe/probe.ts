import type { ProbeSource } from '../../../data/schema/probe-source.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { gatherSamples, type Sample } from '../samples.ts'
import { type Round, round } from './rounds.ts'

/**
 * Looks at services ourselves (semantics 2.7.3). While a process watches, it is what was found since `from`; a single build
 * looks once, at its own instant. A build of the past finds nothing.
 */
export async function readProbe(source: ProbeSource, options: ReadOptions): Promise<ChecksRead> {
  const found = await roundsOf(source, options)
  const samples = new Map<string, Sample[]>()
  for (const { service, sample } of found) samples.set(service, [...(samples.get(service) ?? []), sample])
  return { ...gatherSamples(samples, options), files: [], rows: found.length, setAside: [] }
}

async function roundsOf(source: ProbeSource, { asOf, from, probes }: ReadOptions): Promise<Round> {
  if (Math.abs(Date.now() - asOf) > source.interval) return []
  // A millisecond before, since what was found at the very instant would hold for no time yet: the page would show what the
  // look before found.
  const at = asOf - 1
  return probes ? probes.take(source, from, at) : round(source, at)
}
