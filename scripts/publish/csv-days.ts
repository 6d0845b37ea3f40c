import type { Day, Service, ServiceFeed } from '../../data/schema/feed.ts'
import { type Column, csvLine, csvLines } from './csv.ts'
import { fields } from './csv-columns.ts'

const DAY_MS = 86_400_000

/** What every day without details was: all of it up, and observed (data/schema/feed.ts). */
const PLAIN: Omit<Day, 'date'> = {
  state: 'operational',
  uptime: '100.00',
  downMs: 0,
  partialMs: 0,
  degradedMs: 0,
  unknownMs: 0,
  maintenanceMs: 0,
  incidents: [],
}

const DAY_COLUMNS: Column<Day>[] = [
  ...fields<Day>('date', 'state', 'uptime', 'downMs', 'partialMs', 'degradedMs', 'unknownMs'),
  ...fields<Day>('maintenanceMs'),
  ['incidents', ({ incidents }) => incidents.join(' ')],
]

/** Lines of plain days by their date: the same for a thousand services. */
const plainLines = new Map<string, string>()

function plainLine(date: string): string {
  const known = plainLines.get(date)
  if (known !== undefined) return known
  const line = csvLine(DAY_COLUMNS, { ...PLAIN, date })
  plainLines.set(date, line)
  return line
}

/** Every day of a service's calendar, one a row, also those that the feed leaves out because nothing happened. */
export function daysCsv({ from, count, details }: Service['days']): string {
  const told = new Map(details.map((day) => [day.date, day]))
  const lines = datesFrom(from, count).map((date) => {
    const day = told.get(date)
    return day ? csvLine(DAY_COLUMNS, day) : plainLine(date)
  })
  return csvLines(DAY_COLUMNS, lines)
}

/** The dates of the last strip that was asked about: most services have the same. */
const last = { question: '', dates: [] as string[] }

function datesFrom(from: string, count: number): string[] {
  const question = `${from} ${count}`
  if (last.question === question) return last.dates
  // Midnights of UTC, where every day is as long: a local date has no zone to be shifted by.
  const first = Date.parse(from)
  const dates = Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  )
  Object.assign(last, { question, dates })
  return dates
}

type ResponseDay = ServiceFeed['responseDays'][number]
const RESPONSE_COLUMNS = fields<ResponseDay>('date', 'p50', 'p95', 'p99', 'samples')

/** Lines by what they say: of a thousand services' days only today's are new each minute. */
const responseLines = new WeakMap<ResponseDay, string>()

/** Milliseconds by local day. */
export function responseTimesCsv(days: ResponseDay[]): string {
  const lines = days.map((day) => {
    const line = responseLines.get(day) ?? csvLine(RESPONSE_COLUMNS, day)
    responseLines.set(day, line)
    return line
  })
  return csvLines(RESPONSE_COLUMNS, lines)
}
