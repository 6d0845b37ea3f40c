import type { CheckRule } from '../timeline/checks-to-spans.ts'
import type { ChecksRead, ReadOptions } from './checks.ts'
import { serviceNames } from './service-names.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { readStretches, type Stretch } from './stretches.ts'

type Source = CheckRule & { services?: Record<string, string> | undefined }

/** As `Collector`, of what monitors tell in stretches. */
export interface StretchCollector {
  /** Where the stretches of what has these names go; undefined where none is in `services`, which is told once. */
  of(place: string, ...names: string[]): Stretch[] | undefined
  aside(place: string, reason: string, found: string): void
  read(files: string[]): ChecksRead
}

/** @param thing what the system calls that which it looks at, for reports. */
export function collectStretches(source: Source, options: ReadOptions, thing: string): StretchCollector {
  const services = serviceNames(source, options)
  const stretches = new Map<string, Stretch[]>()
  const setAside: SetAside[] = []
  const aside = (file: string, reason: string, found: string) =>
    setAside.push({ file, line: null, reason, found: excerpt(found) })
  return {
    of(place, ...names) {
      const service = names.map((name) => services.get(name)).find((id) => id !== undefined)
      if (service === undefined) {
        aside(place, `the service of this ${thing} is not known; add it to \`services\``, names.join(', '))
        return undefined
      }
      const list = stretches.get(service) ?? []
      stretches.set(service, list)
      return list
    },
    aside,
    read(files) {
      const rows = [...stretches.values()].reduce((sum, list) => sum + list.length, 0)
      return { ...readStretches(stretches, source, options), files, rows: rows + setAside.length, setAside }
    },
  }
}
