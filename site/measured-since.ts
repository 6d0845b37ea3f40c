import { stripDays } from '../components/days.ts'
import type { Service } from '../data/schema/feed.ts'
import { remembered } from './reports.ts'

type Measured = Pick<Service, 'days' | 'state'>

/**
 * The first of the days shown on which anything was measured of any service, where nothing was before: a page that has
 * just begun. After its very first look no time has passed, but the state is known: that is the last day. Undefined where
 * the first day shown is measured already, and where nothing is known.
 */
export const measuredSince = remembered((services: readonly Measured[]): string | undefined => {
  const firsts = services.flatMap(({ days, state: now }) => {
    const strip = stripDays(days)
    const measured = strip.findIndex(({ state, detail }) =>
      detail ? detail.uptime !== null : state !== 'unknown',
    )
    const index = measured === -1 && now !== 'unknown' ? strip.length - 1 : measured
    const day = strip[index]
    return day ? [{ index, date: day.date }] : []
  })
  const [first] = firsts.sort((a, b) => a.index - b.index)
  return first && first.index > 0 ? first.date : undefined
})
