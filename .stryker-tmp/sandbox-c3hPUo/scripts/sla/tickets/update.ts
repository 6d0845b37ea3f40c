// @ts-nocheck
import { activeStretches, type Request } from './request.ts'
import type { Run } from './run.ts'

/**
 * The update clock restarts at every update and public reply, while a request is neither solved nor cancelled; being
 * solved is the last news (semantics 2.7.5, K6). Each cycle is an item.
 */
export function updates(request: Request): Run[] {
  const runs: Run[] = []
  const news = request.events.filter(({ kind }) => kind !== 'customer-reply')
  for (const { start, end, ended } of activeStretches(request)) {
    let from = start
    const add = (run: Omit<Run, 'id'>) => runs.push({ id: `${request.id}#${runs.length + 1}`, ...run })
    for (const { at } of news) {
      if (at <= from || at > end) continue
      add({ start: from, stop: at })
      from = at
    }
    if (ended === undefined) add({ start: from })
    else if (end > from) add({ start: from, stop: end, ...(ended === 'cancelled' && { cancelled: true }) })
  }
  return runs
}
