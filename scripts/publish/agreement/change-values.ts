import { HOLIDAY_PRESETS } from '../../../data/schema/calendar.ts'
import { Text } from '../../../data/schema/common.ts'
import { elapsedMs } from '../../../data/schema/duration.ts'
import type { Site } from '../../../data/schema/site.ts'
import { Target } from '../../../data/schema/target.ts'
import { dateFormat } from '../formats.ts'
import { CHANGE_NAMES, type ChangeNames } from './change-names.ts'
import { type ChangeSetting, textIn } from './change-words.ts'
import { weekOf } from './open-hours.ts'
import { duration, quantityText, type Voice } from './quantity.ts'

type Fields = Record<string, unknown>

/** A voice in a language of the page. */
export type LocalVoice = Voice & { locale: Site['locales'][number] }

/** Everything that a value is read with. */
interface Reading {
  /** The last name of the path. */
  field: string
  path: string
  names: ChangeNames
  voice: LocalVoice
  setting: ChangeSetting
}

/**
 * The value of a term in words, as an agreement's file writes it; null where there was or will be none, and for one that
 * there are no words for. Nothing is told as it stands in the file, but for what people wrote for people.
 */
export function valueWords(
  path: string,
  value: unknown,
  voice: LocalVoice,
  setting: ChangeSetting,
): string | null {
  if (value === null) return null
  const names = CHANGE_NAMES[voice.locale]
  const field = path.split('.').at(-1) ?? path
  const reading = { field, path, names, voice, setting }
  if (typeof value === 'boolean') return names.values['.']?.[String(value)] ?? null
  if (typeof value === 'number') return amount(String(value), reading)
  const word = typeof value === 'string' ? names.values[field]?.[value] : undefined
  return word ?? (typeof value === 'string' ? ofText(value, reading) : ofWhole(value as Fields, reading))
}

const PERCENT = /^(minCoverage|atRiskConsumption|sliceTarget|percentOfMonth|percentOf12Months)$/

function amount(text: string, { field, voice }: Reading): string {
  return quantityText(text, { unit: PERCENT.test(field) ? '%' : '', comparator: '>=' }, voice)
}

function ofText(value: string, reading: Reading): string | null {
  const { field, path, names, voice, setting } = reading
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateWords(value, voice)
  if (field === 'target') return targetWords(value, reading)
  if (field === 'period') return names.periods[value] ?? null
  if (field === 'serviceHours' || field === 'calendar') return hoursWords(value, reading)
  if (field === 'services') return nameOf(value, voice, setting)
  if (field === 'windows') return windowWords(value, reading)
  if (PERCENT.test(field)) return amount(value, reading)
  const ms = elapsedMs(value)
  if (ms !== null) return duration(ms, 'floor', voice)
  // Words that people wrote for people.
  if (/^(title|clause|priority|cutoff|sv|en)$/.test(field) || /\.title\./.test(path)) return value
  return null
}

function ofWhole(value: Fields | unknown[], reading: Reading): string | null {
  const { field, path, names, voice } = reading
  if (Array.isArray(value)) return ofList(value, reading)
  if (field === 'period') return periodWords(value, reading)
  const { workingDays, calendarDays, elapsed, share, percentile, type } = value
  if (typeof workingDays === 'number') return names.notice(workingDays, 'workingDays')
  if (typeof calendarDays === 'number') return names.notice(calendarDays, 'calendarDays')
  if (typeof elapsed === 'string') return ofText(elapsed, { ...reading, field: 'elapsed' })
  if (typeof share === 'string') {
    const words = targetWords(share, reading)
    return words && names.share(words)
  }
  if (typeof percentile === 'number') return names.percentile(amount(String(percentile), reading))
  if (field === 'exclusions' && typeof type === 'string') return names.values.exclusions?.[type] ?? null
  if (field === 'tiers') return tierWords(value, reading)
  const text = /\.?(title|excludes)$/.test(path) ? Text.safeParse(value).data : undefined
  return text === undefined ? null : textIn(text, voice.locale)
}

function ofList(values: unknown[], reading: Reading): string | null {
  const words = values.map((one) =>
    typeof one === 'string' ? (ofText(one, reading) ?? null) : ofWhole(one as Fields, reading),
  )
  // What is not in scope is written as words for people.
  const said = words.map((one, index) => one ?? (reading.field === 'excludes' ? values[index] : null))
  const whole = said.filter((one) => typeof one === 'string')
  return whole.length < said.length ? null : whole.join('; ')
}

function targetWords(text: string, { names, voice }: Reading): string | null {
  const { data } = Target.safeParse(text)
  if (data === undefined) return null
  return `${names.comparators[data.comparator]} ${quantityText(data.value, data, voice)}`
}

function periodWords(value: Fields, reading: Reading): string | null {
  const { names, voice } = reading
  const [, count = '', unit] = /^P(T?\d+)([DH])$/.exec(String(value.rolling)) ?? []
  if (unit === 'D') return names.rollingDays(count)
  if (unit === 'H') return names.rollingHours(count.slice(1))
  if (typeof value.billing === 'string') return names.billing(dateWords(value.billing, voice))
  const ms = elapsedMs(String(value.fixedDenominator))
  return ms === null ? null : names.fixedMonth(duration(ms, 'floor', voice))
}

function tierWords({ below, percent, days }: Fields, reading: Reading): string | null {
  const percents = (value: unknown) =>
    quantityText(String(value), { unit: '%', comparator: '>=' }, reading.voice)
  const { names } = reading
  if (below === undefined) return null
  if (percent !== undefined) return names.below(percents(below), percents(percent))
  // Amounts of money are never told: the fee could be worked out from them.
  return days === undefined ? null : names.below(percents(below), names.days(String(days)))
}

/** A date of no zone. */
function dateWords(date: string, { words }: Voice): string {
  return dateFormat(words.tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date))
}

function nameOf(id: string, voice: Voice, { services }: ChangeSetting): string {
  const service = services.find((one) => one.id === id)
  return service === undefined ? id : textIn(service.name, voice.locale)
}

/** `måndag–fredag 08:00–17:00`; a calendar that is gone, and one of working days alone, by its name. */
function hoursWords(id: string, { names, voice, setting }: Reading): string | null {
  if (id === '24x7') return names.always
  const calendar = setting.calendars[id]
  if (calendar === undefined || HOLIDAY_PRESETS.some((preset) => preset === id)) return id
  return weekOf(calendar)
    .map(({ days, hours }) =>
      names.weekdays(dayWords(days, voice), hours.map((one) => one.replace('-', '–')).join(', ')),
    )
    .join('; ')
}

/** Days that follow each other as from the first to the last. */
function dayWords(days: number[], { words }: Voice): string {
  const format = dateFormat(words.tag, { weekday: 'long', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  const named = days.map((day) => format.format(Date.UTC(2024, 0, day)))
  const [first = 1, last = first] = [days[0], days.at(-1)]
  return days.length > 2 && last - first === days.length - 1
    ? `${named[0]}–${named.at(-1)}`
    : named.join(', ')
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Sun 00:00-06:00` as `söndag 00:00–06:00`. */
function windowWords(text: string, { names, voice }: Reading): string | null {
  const [, day = '', hours = ''] = /^(\w{3}) (\S+)$/.exec(text) ?? []
  const index = WEEKDAYS.indexOf(day)
  return index < 0 ? null : names.weekdays(dayWords([index + 1], voice), hours.replace('-', '–'))
}
