import { excerpt } from '../sources/set-aside.ts'
import type { Found, Remark } from './found.ts'

/** Where an entry stands and which it is. */
export type Place = Omit<Remark, 'reason' | 'found'>

/** What is to be said of an entry, with what was found cut to a line. */
export function remark({ file, line, id }: Place, reason: string, found: string): Remark {
  return { file, line, id, reason, found: excerpt(found) }
}

/**
 * Tells which of the names in an entry are no service of ours.
 * @returns false where none of several is, and the entry is refused; else it is written without them.
 */
export function someKnown(
  found: Found,
  place: Place,
  { names, known }: { names: string[]; known: (name: string) => boolean },
): boolean {
  const strangers = [...new Set(names)].filter((name) => !known(name))
  for (const name of strangers) found.unmapped.add(name)
  if (strangers.length === 0) return true
  const all = names.every((name) => !known(name))
  if (all)
    found.refused.push(remark(place, 'nothing that it names is mapped to a service', strangers.join(', ')))
  else
    found.remarks.push(
      remark(place, 'it is written without what is mapped to no service', strangers.join(', ')),
    )
  return !all
}
