import { isWord } from './message.ts'

/** A file of history/ as it stood after a commit: what Upptime knew of one site then. */
export interface SiteFile {
  slug: string
  state?: 'up' | 'down' | 'degraded'
  /** Epoch milliseconds. */
  lastUpdated?: number
  startTime?: number
}

/** `Mon Aug 10 2020 07:54:39 GMT+0000 (Coordinated Universal Time)`, as Upptime once wrote times. */
const OLD_TIME = /^\w{3} (\w{3}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{2})(\d{2})\b/
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Reads an instant in either spelling; undefined for anything else. */
export function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const [, month = '', day, year, time, hours, minutes] = OLD_TIME.exec(text) ?? []
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  const iso = month === '' ? text : `${year}-${number}-${day}T${time}${hours}:${minutes}`
  try {
    return Temporal.Instant.from(iso).epochMilliseconds
  } catch {
    return undefined
  }
}

/** Reads the lines of history/SLUG.yml. Old ones begin with "- ". */
export function readSiteFile(slug: string, lines: string[]): SiteFile {
  const fields = new Map(
    lines.flatMap((line) => {
      const [, key, value] = /^(?:- )?(\w+): *(.*)$/.exec(line) ?? []
      return key === undefined ? [] : [[key, value?.trim().replace(/^(["'])(.*)\1$/, '$2')] as const]
    }),
  )
  const state = fields.get('status')
  const lastUpdated = instantOf(fields.get('lastUpdated'))
  const startTime = instantOf(fields.get('startTime'))
  return {
    slug,
    ...(isWord(state) && { state }),
    ...(lastUpdated !== undefined && { lastUpdated }),
    ...(startTime !== undefined && { startTime }),
  }
}
