import type { z } from 'zod'
import type { IncidentMatter, MaintenanceMatter } from '../../data/schema/events.ts'
import type { SetAside } from '../sources/set-aside.ts'
import type { ServiceBook } from './service-book.ts'

/** What is asked of an import: where from, and what the other system does not say itself. */
export interface ImportOptions {
  /** An address, a file or a folder. */
  from: string
  services: ServiceBook
  /** Of times that name none. */
  timeZone?: string
  /** Epoch milliseconds: what lies later has not happened. */
  asOf: number
}

/** Something that could not be carried over, or not as it was: where it stands, which it is, and why. */
export interface Remark extends SetAside {
  /** What the other system calls it. */
  id: string | null
}

/** Where an entry comes from. */
interface Entry {
  /** The other system's own, by which it is known again; one that comes twice is refused. */
  id: string
  file: string
  line: number | null
}

type Matter = z.infer<typeof IncidentMatter>

/** An incident of the other system in our words: instants in epoch milliseconds, updates in any order but for those of one instant. */
export interface FoundIncident
  extends Entry,
    Pick<Matter, 'impact' | 'status' | 'start' | 'end' | 'services'> {
  title: string
  updates: { at: number; status: string; markdown: string }[]
}

/** A maintenance of the other system in our words. */
export interface FoundMaintenance
  extends Entry,
    Pick<z.infer<typeof MaintenanceMatter>, 'services' | 'announcedAt' | 'start' | 'end' | 'actual'> {
  title: string
  markdown: string
}

/** An agreement with everything that its document leaves open. */
export interface FoundAgreement extends Entry {
  name: string
  yaml: string
  questions: number
}

/** Everything that was found. Each entry of the other system is in exactly one of the first four. */
export interface Found {
  incidents: FoundIncident[]
  maintenance: FoundMaintenance[]
  agreements: FoundAgreement[]
  /** Entries that are not written. */
  refused: Remark[]
  /** What entries that are written lost, or what to look at. */
  remarks: Remark[]
  /** Fields of the other system that there is no place for, and how many entries have them. */
  fields: Map<string, number>
  /** What it calls services that nothing here is mapped to. */
  unmapped: Set<string>
}

export function nothingFound(): Found {
  const none = { incidents: [], maintenance: [], agreements: [], refused: [], remarks: [] }
  return { ...none, fields: new Map(), unmapped: new Set() }
}

/** Counts the fields of an entry that hold anything and are not among those that are known. */
export function countFields(found: Found, entry: Record<string, unknown>, known: readonly string[]): void {
  for (const [name, value] of Object.entries(entry))
    if (value !== null && value !== '' && !known.includes(name))
      found.fields.set(name, (found.fields.get(name) ?? 0) + 1)
}
