import type { ChecksRead, ReadOptions } from './checks.ts'
import { gatherSamples, type Sample } from './samples.ts'
import { serviceNames } from './service-names.ts'
import { excerpt, type SetAside } from './set-aside.ts'

/** Gathers what a system found, under the names that it uses, until `read` gives it back under ours. */
export interface Collector {
  /** Where the samples go of what has these names; undefined where none is in `services`, which is told once. */
  of(place: string, ...names: string[]): Sample[] | undefined
  /** Counts a row that was found, whatever comes of it. */
  row(): void
  aside(place: string, line: number | null, reason: string, found: string): void
  read(files: string[], of?: { timed: boolean }): ChecksRead
}

/** @param thing what the system calls that which it looks at, for reports: "monitor", "site", "check". */
export function collectSamples(
  source: { services?: Record<string, string> | undefined },
  options: ReadOptions,
  thing: string,
): Collector {
  const services = serviceNames(source, options)
  const samples = new Map<string, Sample[]>()
  const strangers = new Map<string, string>()
  const setAside: SetAside[] = []
  let rows = 0
  return {
    of(place, ...names) {
      const service = names.map((name) => services.get(name)).find((id) => id !== undefined)
      if (service === undefined) {
        strangers.set(names.join(', '), place)
        return undefined
      }
      const list = samples.get(service) ?? []
      samples.set(service, list)
      return list
    },
    row() {
      rows += 1
    },
    aside(file, line, reason, found) {
      setAside.push({ file, line, reason, found: excerpt(found) })
    },
    read(files, of) {
      const reason = `the service of this ${thing} is not known; add it to \`services\``
      for (const [found, file] of strangers)
        setAside.push({ file, line: null, reason, found: excerpt(found) })
      return { ...gatherSamples(samples, options, of), files, rows, setAside }
    },
  }
}
