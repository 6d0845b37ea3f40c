/** A number of days as the feed tells it, without the calendar that working days are counted in. */
export function withinTerms(within: { workingDays: number } | { calendarDays: number }): {
  days: number
  kind: 'working' | 'calendar'
} {
  return 'workingDays' in within
    ? { days: within.workingDays, kind: 'working' }
    : { days: within.calendarDays, kind: 'calendar' }
}
