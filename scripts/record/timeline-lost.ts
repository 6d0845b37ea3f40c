import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { DataError } from '../load/problem.ts'
import { namesIn } from './read-record.ts'
import { readSourceRecord, timelineFolder } from './timeline-files.ts'

/** Which months of which source are recorded. */
export type RecordedMonths = Record<string, string[]>

const PLACE = 'record/timeline'

/** The flag of `build` that goes on without what is gone. */
export const ACCEPT_LOST = '--accept-lost-record'

const Report = z.looseObject({
  asOf: z.string().optional(),
  recordedMonths: z.record(z.string(), z.array(z.string())).optional(),
})

/** The months that there are files of, by source; none of one that was asked and told nothing yet. */
export async function recordedMonths(dataDir: string): Promise<RecordedMonths> {
  const folder = timelineFolder(dataDir)
  const months: RecordedMonths = {}
  if (!existsSync(folder)) return months
  for (const month of (await namesIn(folder, PLACE)).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort()) {
    for (const source of sourcesIn(await namesIn(join(folder, month), `${PLACE}/${month}`)))
      months[source] = [...(months[source] ?? []), month]
  }
  for (const source of sourcesIn(await namesIn(folder, PLACE))) months[source] ??= []
  return months
}

function sourcesIn(names: string[]): string[] {
  return names.flatMap((name) => /^([a-z0-9-]+)\.txt$/.exec(name)?.[1] ?? []).sort()
}

/**
 * Sees to it that all is there that is known to have been recorded: what the report beside the last output says, and what
 * the record itself says of its months.
 * @throws DataError naming every file that is gone, unless the loss is accepted.
 */
export async function requireRecord(
  dataDir: string,
  { out, accept }: { out: string; accept: boolean },
): Promise<void> {
  if (accept) return
  const there = await recordedMonths(dataDir)
  const gone = new Set<string>()
  for (const [source, months] of Object.entries((await lastReport(out)).recordedMonths ?? {})) {
    if (there[source] === undefined) gone.add(`${source}.txt`)
    for (const month of months) if (!there[source]?.includes(month)) gone.add(`${month}/${source}.txt`)
  }
  for (const [source, months] of Object.entries(there)) {
    const { latest } = await readSourceRecord(dataDir, source)
    for (const month of latest.months) if (!months.includes(month)) gone.add(`${month}/${source}.txt`)
  }
  if (gone.size === 0) return
  throw new DataError(
    [...gone].sort().map((name) => ({
      ...{ file: `record/timeline/${name}`, line: null, path: '' },
      message: `is gone, and with it what its source may have forgotten; restore it from version control or a copy, or build once with ${ACCEPT_LOST} to go on without it`,
    })),
  )
}

/** What the report beside the last output says of that build; nothing where there is none. */
export async function lastReport(out: string): Promise<z.infer<typeof Report>> {
  const path = `${resolve(out)}.report.json`
  if (!existsSync(path)) return {}
  try {
    return Report.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    // Not one of ours, or cut: it says nothing.
    return {}
  }
}
