import { basename, dirname } from 'node:path'
import { IcalSource } from '../../data/schema/ical-source.ts'
import { UsageError } from '../failure.ts'
import { readIcal } from '../sources/ical/ical.ts'
import { type Found, type ImportOptions, nothingFound } from './found.ts'
import { isAddress } from './origin.ts'
import { remark } from './remarks.ts'

/**
 * Maintenance from a calendar, every time that an event recurs as a window of its own, up to three months ahead. Descriptions
 * stay where they are: a calendar's may be meant for colleagues.
 * @throws UnreachableError when the address does not answer. @throws SourceError when it is no calendar.
 */
export async function importIcal({ from, services: book, timeZone, asOf }: ImportOptions): Promise<Found> {
  const remote = isAddress(from)
  const { data: source } = IcalSource.safeParse({
    ...{ id: 'ical', type: 'ical', ...(remote ? { url: from } : { files: basename(from) }) },
    services: Object.fromEntries(book.names),
    ...(timeZone !== undefined && { timeZone }),
  })
  if (source === undefined)
    throw new UsageError(`expected a calendar's address without user, password or query, or its file`)
  const read = await readIcal(source, {
    dataDir: remote ? '.' : dirname(from),
    asOf,
    nameless: book.nameless,
  })
  const found = nothingFound()
  for (const { id, title, services, announcedAt, start, end } of read.windows)
    found.maintenance.push({
      ...{
        id,
        file: from,
        line: null,
        title: String(title),
        services,
        announcedAt,
        start,
        end,
        markdown: '',
      },
    })
  for (const { line, reason, found: what } of read.setAside)
    found.refused.push(remark({ file: from, line, id: null }, inOptions(reason), what))
  if (read.ignoredFuture > 0)
    found.refused.push(
      remark(
        { file: from, line: null, id: null },
        'they are announced in the future',
        `${read.ignoredFuture} events`,
      ),
    )
  return found
}

/** The reason in the words of the command, where the source's are those of sources.yaml. */
function inOptions(reason: string): string {
  return reason
    .replace('give `timeZone`', 'give --time-zone')
    .replace('add them to `services`', 'map it with --services')
}
