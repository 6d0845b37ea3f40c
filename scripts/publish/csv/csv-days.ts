import type { Day, Service, ServiceFeed } from '../../../data/schema/feed.ts'
import { textsRemembered } from '../../each-remembered.ts'
import { startOfDay } from '../../sla/time/period.ts'
import { statesOfDays } from '../days.ts'
import { type Column, csvLine, csvLines } from './csv.ts'
import { fields } from './csv-columns.ts'

const DAY_MS = 86_400_000

/** What a day without details was: all of it up and observed, where it is not unknown (data/schema/feed.ts). */
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

/** Lines of days without details that are over, by date, state and zone: the same for a thousand services. */
const plainLines = new Map<string, string>()

function plainLine(date: string, unknown: boolean, timeZone: string, asOf: number): string {
  const name = unknown ? `${date} ${timeZone}` : date
  const known = plainLines.get(name)
  if (known !== undefined) return known
  if (!unknown) {
    const line = csvLine(DAY_COLUMNS, { ...PLAIN, date })
    plainLines.set(name, line)
    return line
  }
  const day = Temporal.PlainDate.from(date)
  const [start, end] = [day, day.add({ days: 1 })].map((one) => startOfDay(one, timeZone)) as [number, number]
  const unknownMs = Math.max(0, Math.min(end, asOf) - start)
  const line = csvLine(DAY_COLUMNS, { ...PLAIN, date, state: 'unknown', uptime: null, unknownMs })
  if (end <= asOf) plainLines.set(name, line)
  return line
}

/** Tables by what they tell, which is the same strip for most services as a minute ago. */
const tables = new WeakMap<Service['days'], { timeZone: string; text: string }>()

/**
 * Every day of a service's calendar, one a row, also those that the feed leaves out because their letter says all.
 * @param asOf - When the feed was made, in epoch milliseconds: as far as its last day goes.
 */
export function daysCsv(strip: Service['days'], timeZone: string, asOf: number): string {
  const known = tables.get(strip)
  if (known?.timeZone === timeZone) return known.text
  const told = new Map(strip.details.map((day) => [day.date, day]))
  const states = statesOfDays(strip.states)
  const lines = datesFrom(strip.from, strip.count).map((date, index) => {
    const day = told.get(date)
    return day ? csvLine(DAY_COLUMNS, day) : plainLine(date, states[index] === 'unknown', timeZone, asOf)
  })
  const text = csvLines(DAY_COLUMNS, lines)
  if (!lastGrows(strip)) tables.set(strip, { timeZone, text })
  return text
}

/** Whether nothing is known yet of the last day: then it gets longer. */
export const lastGrows = ({ states }: Service['days']): boolean => statesOfDays(states).at(-1) === 'unknown'

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
const responseLines = textsRemembered(
  (days: readonly ResponseDay[]) => days.map((day) => csvLine(RESPONSE_COLUMNS, day)).join(''),
  '',
)

/** Milliseconds by local day. */
export function responseTimesCsv(days: ResponseDay[]): string {
  return csvLines(RESPONSE_COLUMNS, [responseLines(days)])
}
