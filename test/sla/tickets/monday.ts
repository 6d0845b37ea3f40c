import type { Told } from '../items/builders.ts'

/* What happens to a ticket on Monday 15 June 2026. */

export const on = (time: string, ...what: Told extends [string, ...infer Rest] ? Rest : never): Told => [
  `2026-06-15T${time}`,
  ...what,
]
export const created = on('08:00', 'created')
export const state = (time: string, value: string) => on(time, 'state', value)
