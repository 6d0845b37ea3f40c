import type { PrometheusSource } from '../../../data/schema/monitor-sources.ts'
import type { Check, CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import type { Sample } from '../samples.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import type { Series } from './answer.ts'

/** What one reading keeps in mind, whatever it asks: names, counts and what had to be left out. */
export interface Reading {
  /** The service of a series; undefined for a stranger's, which is told once. */
  serviceOf(labels: Record<string, string>): string | undefined
  /** The names of some services. */
  namesOf(services: Iterable<string>): string[]
  services: string[]
  /** Samples of points that were fetched, by service; what was not wanted is known already. */
  samplesOf(series: Series[], took: Map<string, number>, wanted: ReadonlySet<string>): Map<string, Sample[]>
  /** Points that the server looked at for us. */
  counted(points: number): void
  warn(words: string): void
  report(): Required<Pick<ChecksRead, 'rows' | 'used' | 'setAside' | 'seen' | 'missing'>>
  place: string
}

export function startReading(source: PrometheusSource, options: ReadOptions, place: string): Reading {
  const names = serviceNames(source, options)
  const own = Map.groupBy(names.keys(), (name) => names.get(name) ?? '')
  const setAside: SetAside[] = []
  const strangers = new Set<string>()
  const seen = new Set<string>()
  const warnings = new Set<string>()
  let [rows, used] = [0, 0]
  const aside = (reason: string, found: string) =>
    setAside.push({ file: place, line: null, reason, found: excerpt(found) })

  function serviceOf(labels: Record<string, string>): string | undefined {
    const name = labels[source.label] ?? ''
    const service = names.get(name)
    ;(service === undefined ? strangers : seen).add(name)
    return service
  }

  return {
    ...{ place, serviceOf, services: [...own.keys()] },
    namesOf: (services) => [...services].flatMap((service) => own.get(service) ?? []),
    samplesOf(series, took, wanted) {
      const samples = new Map<string, Sample[]>()
      const instants = new Map<number, string>()
      for (const { labels, points } of series) {
        const service = serviceOf(labels)
        if (service === undefined || !wanted.has(service)) continue
        const name = labels[source.label] ?? ''
        const list = samples.get(service) ?? []
        samples.set(service, list)
        for (const { at, value, text } of points) {
          rows += 1
          const state = stateOf(value)
          if (Number.isNaN(at) || state === null) {
            const when = Number.isNaN(at) ? '' : instant(at)
            aside('the value is not 1 for up or 0 for down', `${name} ${when} ${text}`)
            continue
          }
          used += 1
          const tookNs = took.get(`${at} ${name}`)
          // All series have the same points.
          const when = instants.get(at) ?? instant(at)
          instants.set(at, when)
          list.push({ at, state, ref: `${name} ${when}`, ...(tookNs !== undefined && { tookNs }) })
        }
      }
      return samples
    },
    counted(points) {
      rows += points
      used += points
    },
    warn: (words) => warnings.add(words),
    report() {
      for (const words of warnings) aside('the server warns that its answer may not be whole', words)
      for (const name of [...strangers].sort())
        aside(`the service of this ${source.label} is not known; add it to \`services\``, name)
      const unseen = options.from === undefined ? Object.keys(source.services ?? {}) : []
      const reason = `no series has this ${source.label}; nothing is known of its service`
      const missing = unseen.filter((name) => !seen.has(name))
      return {
        ...{ rows, used, setAside, seen },
        missing: missing.map((name) => ({ file: place, line: null, reason, found: excerpt(name) })),
      }
    },
  }
}

/** A calm stretch as `thin` has it: the first checks single, the rest in one, each at its point. */
export function calmChecks(name: string, start: number, end: number, step: number, single: number): Check[] {
  const check = (at: number): Check => ({ at, state: 'up', ref: `${name} ${instant(at)}` })
  const first = Math.min(start + single * step, end)
  const checks = Array.from({ length: (first - start) / step }, (_, index) => check(start + index * step))
  const count = (end - first) / step + 1
  return [...checks, { ...check(first), ...(count > 1 && { through: end, count, longestGap: step }) }]
}

function stateOf(value: number | null): CheckState | null {
  if (value === 1) return 'up'
  if (value === 0) return 'down'
  return Number.isNaN(value) ? 'unknown' : null
}

const instant = (at: number) => new Date(at).toISOString()
