import { lengthText, localText, valueText } from '../explain/numbers.ts'
import { table } from './table.ts'
import type { TicketBaseline, TicketRow, TicketRung } from './tickets.ts'

/** To whole minutes, never shorter than it was: nobody promises a second of a ticket. */
const length = (ms: string | number | null) =>
  ms === null ? '' : lengthText(Math.ceil(Number(ms) / 60_000) * 60_000)

const named = ({ objective, priority }: TicketRow): string[] => [objective, priority ?? 'all']

function timesRow(row: TicketRow): string[] {
  const { metric, count, open, meanMs, medianMs, p80Ms, p95Ms, longestMs, withinMean } = row
  return [
    ...named(row),
    metric,
    String(count),
    String(open),
    length(medianMs),
    length(p80Ms),
    length(p95Ms),
    length(longestMs),
    length(meanMs),
    withinMean === null ? '' : `${withinMean} %`,
  ]
}

function rungRow(row: TicketRow, { target, agreed, kept, decided, share }: TicketRung): string[] {
  return [
    ...named(row),
    `${target.comparator} ${valueText(target.value, target.unit)}${agreed ? ' (agreed)' : ''}`,
    decided === 0 ? 'no data' : `${kept} of ${decided}`,
    share === null ? '' : `${share} %`,
  ]
}

/** A baseline of tickets in words for the terminal. */
export function ticketLines({ agreement, asOf, timeZone, from, to, rows }: TicketBaseline): string[] {
  return [
    `${agreement}: tickets of ${from} to ${to} (${timeZone}), as of ${localText(asOf, timeZone)}`,
    "On each objective's own clock: its calendar, and its pauses taken out.",
    '',
    ...table([
      ['objective', 'priority', 'metric', 'stopped', 'open', 'median', '80 % within', '95 % within'].concat(
        'longest',
        'mean',
        'within mean',
      ),
      ...rows.map(timesRow),
    ]),
    '',
    ...table([
      ['objective', 'priority', 'target', 'would keep it', 'share'],
      ...rows.flatMap((row) => row.rungs.map((rung) => rungRow(row, rung))),
    ]),
    '',
    'A mean is no target: about half miss it where times lie evenly around it, and "within mean" says how many kept it here.',
    'Would keep it: of those for which it is decided. What is open and late counts as late.',
  ]
}
