import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ChainEntry } from '../../data/schema/chain.ts'
import { Restatement } from '../../data/schema/restatement.ts'
import { DataError, type Problem } from '../load/problem.ts'
import { checkYaml } from '../load/yaml-file.ts'
import { namesIn, textOf } from './read-record.ts'

const FOLDER = 'restatements'

/** A restatement with the file that it stands in, relative to the data folder. */
export interface WrittenRestatement extends Restatement {
  file: string
}

/**
 * The reasons in `data/restatements/`, oldest first.
 * @throws DataError with every problem of every file at once.
 */
export async function readRestatements(dataDir: string): Promise<WrittenRestatement[]> {
  const folder = join(dataDir, FOLDER)
  if (!existsSync(folder)) return []
  const problems: Problem[] = []
  const read: WrittenRestatement[] = []
  for (const name of (await namesIn(folder, FOLDER)).filter((one) => /\.ya?ml$/.test(one)).sort()) {
    const file = `${FOLDER}/${name}`
    const text = await textOf(join(folder, name), file)
    const checked = checkYaml(Restatement, { file, text, linesBefore: 0 })
    if ('problems' in checked) problems.push(...checked.problems)
    else read.push({ ...checked.value, file })
  }
  if (problems.length > 0) throw new DataError(problems)
  return read.sort((a, b) => a.at - b.at)
}

/** The restatements of one figure, oldest first. */
export function restatementsOf(
  { agreement, objective, service, period }: ChainEntry['result'],
  all: readonly WrittenRestatement[],
): WrittenRestatement[] {
  return all.filter(
    (one) =>
      one.agreement === agreement &&
      one.objective === objective &&
      one.service === service &&
      one.period === period.id,
  )
}

/**
 * The reason for the next version of a figure: each reason is good for one change, so the first is that of version 2. One
 * that is dated after `asOf` does not hold yet.
 */
export function nextReason(
  { version, result }: ChainEntry,
  all: readonly WrittenRestatement[],
  asOf: number,
): WrittenRestatement | undefined {
  const reason = restatementsOf(result, all)[version - 1]
  return reason && reason.at <= asOf ? reason : undefined
}
