import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { type Finding, findingId } from './findings.ts'
import { isBinding } from './kind-of.ts'
import { moves } from './opened-at.ts'

/** What the figures show, what somebody wrote, or both as one. */
export interface Joined {
  id: string
  finding?: Finding
  record?: DeviationRecord
  /** Of the objective and period that it is about, whatever it says now. */
  result?: ObjectiveResult
  binding: boolean
}

/** Whether a file is about a result: its objective, one of its periods, and its service where it names one. */
function isAbout({ objective, service, periods = [] }: DeviationRecord, result: ObjectiveResult): boolean {
  return (
    objective === result.objective &&
    (service === undefined || service === result.service) &&
    periods.includes(result.period.id)
  )
}

/** A window that moves along has the same id for ever: one that is closed says nothing of a window that began later. */
function isOfFinding(record: DeviationRecord, { kind, result }: Finding): boolean {
  const { source, closedAt } = record
  const earlier =
    closedAt !== undefined && moves(result.period) && Date.parse(result.period.start) >= closedAt
  return (
    source === 'figures' &&
    isAbout(record, result) &&
    (record.kind === undefined || record.kind === kind) &&
    !earlier
  )
}

/**
 * Findings with the files that are about them, and the files that are left. A file about a risk that passed keeps the
 * risk's id; what somebody noticed has the agreement's and its own.
 */
export function join(
  agreement: string,
  findings: readonly Finding[],
  records: readonly DeviationRecord[],
  results: readonly ObjectiveResult[],
): Joined[] {
  const found = findings.map((finding): Joined => {
    const record = records.find((one) => isOfFinding(one, finding))
    const { id, result, binding } = finding
    return { id, finding, result, binding, ...(record && { record }) }
  })
  const taken = new Set(found.flatMap(({ record }) => record ?? []))
  const ids = new Set(found.map(({ id }) => id))
  const left = records
    .filter((record) => !taken.has(record))
    .map((record): Joined => {
      const result = results.find((one) => isAbout(record, one))
      const id =
        result && record.source === 'figures' ? findingId(result, record.kind ?? 'at-risk') : undefined
      return {
        id: id === undefined || ids.has(id) ? `${agreement}/${record.id}` : id,
        record,
        ...(result && { result }),
        binding: result === undefined || isBinding(result),
      }
    })
  return [...found, ...left]
}
