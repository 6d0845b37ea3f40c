import type { ChainEntry } from '../../data/schema/chain.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import { figureOf, latestOf } from '../record/entry.ts'
import { readRecord } from '../record/files.ts'
import { valueText } from './numbers.ts'

/** What the record has of a figure: that is what is published, whatever the data gives now. */
export interface Recorded extends Pick<ChainEntry, 'number' | 'version' | 'recordedAt'> {
  result: Pick<ChainEntry['result'], 'value' | 'verdict' | 'restated'>
}

/** The latest version of a figure in the record, as known at `asOf` (semantics 2.15); nothing where none was recorded. */
export async function recordedOf(
  dataDir: string,
  result: ObjectiveResult,
  asOf: number,
): Promise<Recorded | undefined> {
  const chain = (await readRecord(dataDir)).chains.get(result.agreement) ?? []
  const known = chain.filter(({ recordedAt }) => Date.parse(recordedAt) <= asOf)
  const entry = latestOf(known).get(figureOf(result))
  if (entry === undefined) return undefined
  const { number, version, recordedAt, result: was } = entry
  const { value, verdict, restated } = was
  return { number, version, recordedAt, result: { value, verdict, ...(restated && { restated }) } }
}

const figureText = (value: string | null, { unit }: ObjectiveResult['target']) =>
  value === null ? 'no figure' : valueText(value, unit)

/** The other figure of a disputed one, and what is on record, each where there is something to say. */
export function standingLines(
  { target, disputed, value, verdict }: ObjectiveResult,
  recorded?: Recorded,
): string[] {
  const lines: string[] = []
  if (disputed)
    lines.push(
      `Disputed: without what is disputed ${figureText(disputed.without, target)}, ${disputed.verdict}.`,
    )
  if (recorded) {
    const { number, recordedAt, result: was } = recorded
    const reason = was.restated?.reason ? `, restated: ${was.restated.reason}` : ''
    const entry = `entry ${number} of the agreement's record, ${recordedAt}${reason}`
    const same = was.value === value && was.verdict === verdict
    lines.push(
      same
        ? `Recorded: ${entry}.`
        : `Published is what was recorded: ${figureText(was.value, target)}, ${was.verdict} (${entry}). The data gives another figure now, below; to change what is published, give the reason in restatements/`,
    )
  }
  return lines
}
