import { readFileSync, writeFileSync } from 'node:fs'
import { movedTime, rowsOf } from './moved.ts'

/*
 * Makes data/measurements/support/log.csv, the support tickets of the example, from an audit log of a company's ServiceNow
 * (UCI 498, CC BY 4.0; data/measurements/support/ATTRIBUTION.md). Nobody needs to run it again:
 * node scripts/example/tickets.ts ../shared/data/uci-incident-log/incident_event_log_5998rows.csv
 */

/** From Monday 29 February 2016 to Monday 1 June 2026. */
export const WEEKS = 535
/** What the source calls the place whose tickets are those of the example's municipality. */
const MUNICIPALITY = 'Location 204'
const HEAD = 'ticket,time,state,priority,opened,met,customer'

type Row = Record<string, string>

/**
 * The log as the example has it. Times are moved by whole weeks. Of a ticket's rows those stay that change its state or
 * priority, and the last; when it was opened and whose it is stand in its first row, the company's verdict in its last. No
 * other column of the source is kept: none of its people, places and texts.
 */
export function ticketLog(source: string): string {
  const lines = [...Map.groupBy(rowsOf(source), ({ number }) => number ?? '').values()].flatMap((rows) => {
    const log = rows.toSorted((a, b) => order(a).localeCompare(order(b)))
    const kept = log.filter(
      (row, index) => index === log.length - 1 || stands(row) !== stands(log[index - 1]),
    )
    return kept.map((row, index) => {
      const [first, last] = [index === 0, index === kept.length - 1]
      const customer = log.at(-1)?.location === MUNICIPALITY ? 'exempelstad' : 'ovriga'
      return [
        row.number,
        movedTime(row.sys_updated_at ?? '', WEEKS),
        row.incident_state,
        row.priority,
        first ? movedTime(row.opened_at ?? '', WEEKS) : '',
        last ? row.made_sla : '',
        first ? customer : '',
      ].join(',')
    })
  })
  return `${[HEAD, ...lines].join('\n')}\n`
}

const order = (row: Row) => movedTime(row.sys_updated_at ?? '', 0)
const stands = (row: Row | undefined) => `${row?.incident_state} ${row?.priority}`

const [, , from] = process.argv
if (import.meta.main && from !== undefined)
  writeFileSync('data/measurements/support/log.csv', ticketLog(readFileSync(from, 'utf8')))
