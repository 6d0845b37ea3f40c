import { type PlannedWindow, windowId } from '../maintenance-read.ts'
import type { CalendarEvent } from './events.ts'
import { type Occurrence, occurrencesOf } from './occurrences.ts'
import type { Clock } from './times.ts'

export interface WindowRule {
  source: string
  /** The services of a category or of a word in the title. */
  services: Map<string, string> | string
  /** The service of what names none; without it such an event is set aside. */
  nameless?: string | undefined
  clock: Clock
  /** Occurrences that begin later are left for a later build. */
  until: number
}

/** What cannot be used; `stranger` where it is understood, and of no service that is known. */
type Aside = { reason: string; found: string; stranger?: true }
type Told = { windows: PlannedWindow[] } | Aside

/**
 * The windows of an event, of its changed occurrences (`changes`, each with its RECURRENCE-ID) and without cancelled ones.
 * The second list says what of them could not be understood.
 */
export function windowsOf(
  master: CalendarEvent,
  changes: CalendarEvent[],
  rule: WindowRule,
): { windows: PlannedWindow[]; aside: Aside[] } {
  const aside: Aside[] = []
  const windows: PlannedWindow[] = []
  const keep = (told: Told) => {
    if ('reason' in told) aside.push({ ...told, found: told.found || master.summary })
    else windows.push(...told.windows)
  }
  const replaced = new Set<number | null>()
  for (const change of changes) {
    const key = change.recurrence ? rule.clock.instantOf(change.recurrence) : null
    if (change.andFuture) {
      aside.push({ reason: 'it changes all that follow it, which is not understood', found: change.summary })
      continue
    }
    replaced.add(key)
    const single = { ...change, rules: [], added: [], excepted: [] }
    if (change.status !== 'CANCELLED') keep(oneByOne(single, rule, () => key ?? 0))
  }
  if (master.status !== 'CANCELLED') {
    keep(
      oneByOne(
        master,
        rule,
        ({ key }) => key,
        ({ key }) => !replaced.has(key),
      ),
    )
  }
  return { windows, aside }
}

function oneByOne(
  event: CalendarEvent,
  rule: WindowRule,
  keyOf: (one: Occurrence) => number,
  holds: (one: Occurrence) => boolean = () => true,
): Told {
  const { clock, source, until } = rule
  const named = servicesOf(event, rule.services)
  const services = named.length === 0 && rule.nameless !== undefined ? [rule.nameless] : named
  if (services.length === 0)
    return {
      reason: 'neither its categories nor its title name a service; add them to `services`',
      found: [event.summary, ...event.categories].join(', '),
      stranger: true,
    }
  const announced = announcedAt(event)
  const announcedAtMs = announced ? clock.instantOf(announced) : null
  if (announcedAtMs === null)
    return {
      reason: 'nothing says when it was announced; expected CREATED, or LAST-MODIFIED where it was changed',
      found: event.summary,
    }
  const told = occurrencesOf(event, clock, until)
  if ('reason' in told) return told
  if (told.cut)
    return {
      reason: 'its rule gives more than 2000 windows, or none for ever; give it a COUNT or an UNTIL',
      found: event.summary,
    }
  const recurs = event.rules.length > 0 || event.added.length > 0 || event.recurrence !== undefined
  return {
    windows: told.occurrences.filter(holds).map((one) => ({
      id: windowId(source, recurs ? `${event.uid} ${new Date(keyOf(one)).toISOString()}` : event.uid),
      title: event.summary || 'Underhåll',
      class: 'planned',
      services,
      ...{ announcedAt: announcedAtMs, start: one.start, end: one.end, markdown: '' },
    })),
  }
}

/**
 * When an event was announced as it now stands: when it was made, or where its times were changed since (SEQUENCE), when it
 * last was. A calendar forgets what it said before. DTSTAMP tells only where the calendar is no message (RFC 5545 3.8.7.2).
 */
function announcedAt({ sequence, created, modified, stamp }: CalendarEvent) {
  return sequence > 0 ? (modified ?? stamp) : (created ?? stamp)
}

function servicesOf({ categories, summary }: CalendarEvent, services: WindowRule['services']): string[] {
  if (typeof services === 'string') return [services]
  const named = categories.flatMap((category) => services.get(category) ?? [])
  if (named.length > 0) return [...new Set(named)]
  const words = [...services].filter(([word]) => holdsWord(summary, word))
  return [...new Set(words.map(([, id]) => id))]
}

/** Whether a text has the word as one, whatever letters surround it. */
function holdsWord(text: string, word: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}
