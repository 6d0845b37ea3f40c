import { folderWith } from './builders.ts'
import { planned } from './planning.ts'

export const MARCH = Date.UTC(2026, 2, 1, 12)
export const SOURCE = {
  ...{ id: 'drift', type: 'ical', files: 'drift.ics' },
  services: { Kundportal: 'portal', API: 'api' },
}

/** A calendar of events, each as the lines that differ from the usual ones. */
export const calendar = (events: string[][], head: string[] = []) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Exempel//Drift//SV', ...head],
    ...events.flatMap((lines, index) => {
      const has = (name: string) => lines.some((line) => line.startsWith(name))
      return [
        'BEGIN:VEVENT',
        ...(has('UID') ? [] : [`UID:u${index}@exempel.se`]),
        ...(has('DTSTAMP') ? [] : ['DTSTAMP:20260110T080000Z']),
        ...(has('SUMMARY') ? [] : ['SUMMARY:Databasuppgradering']),
        ...(has('CATEGORIES') || has('SUMMARY') ? [] : ['CATEGORIES:Kundportal']),
        ...lines,
        'END:VEVENT',
      ]
    }),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

export const read = (
  events: string[][],
  more: Record<string, unknown> = {},
  head: string[] = [],
  asOf = MARCH,
) => planned({ ...SOURCE, ...more }, folderWith({ 'drift.ics': calendar(events, head) }), asOf)

export const iso = (at: number) => new Date(at).toISOString().slice(0, 16)
/** The windows as instants in UTC. */
export const times = async (...of: Parameters<typeof read>) =>
  (await read(...of)).windows.map(({ start, end }) => [iso(start), iso(end)])

export const STOCKHOLM = 'TZID=Europe/Stockholm'
export const ONCE = [`DTSTART;${STOCKHOLM}:20260315T010000`, `DTEND;${STOCKHOLM}:20260315T030000`]
