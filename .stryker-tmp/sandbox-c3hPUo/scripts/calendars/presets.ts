// @ts-nocheck
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Calendar, HolidayLists } from '../../data/schema/calendar.ts'

/** The written-out lists, made by write.ts. */
export const PRESETS_FILE = new URL('./swedish-holidays.yaml', import.meta.url)

let lists: HolidayLists | undefined

/** The lists of holidays that every data folder has (semantics C4). */
export function presetLists(): HolidayLists {
  lists ??= HolidayLists.parse(parse(readFileSync(PRESETS_FILE, 'utf8')))
  return lists
}

const ALL_DAY = [{ fromMinute: 0, toMinute: 1440 }]

/** Calendars of Swedish working days, Monday to Friday round the clock, by the presets that say what a holiday is. */
export const WORKING_DAYS: readonly (Pick<Calendar, 'id' | 'timeZone' | 'weekly'> & {
  holidays: string[]
})[] = ['se-legal', 'se-legal-eves'].map((id) => ({
  id,
  timeZone: 'Europe/Stockholm',
  weekly: { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: [], 7: [] },
  holidays: [id],
}))
