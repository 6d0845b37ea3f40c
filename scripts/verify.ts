import { dataAsOf } from './build.ts'
import { loadData } from './load/data.ts'
import { DataError } from './load/problem.ts'
import { measure } from './measure.ts'
import { faultsOf } from './record/close-periods.ts'
import { type Fault, faultText } from './record/fault.ts'
import { readRecord } from './record/files.ts'
import { readRestatements } from './record/restatements.ts'
import { verifyPeriods } from './record/verify-periods.ts'
import { instantText } from './sla/time/text.ts'
import type { Terminal } from './terminal.ts'

export interface VerifyOptions {
  data: string
  /** Epoch milliseconds; without it `asOf` of site.yaml, else now. */
  asOf?: number
}

export interface VerifyReport {
  asOf: string
  /** False where anything is wrong. */
  ok: boolean
  /** For each agreement, the last entry's hash: who has noted it once can tell later whether anything before it changed. */
  chains: { agreement: string; entries: number; signed: number; head: string; recordedAt: string }[]
  /** How many figures were recomputed. */
  figures: number
  faults: Fault[]
  /** Differences whose reason is given; the next build records them as restatements. */
  explained: Fault[]
}

/**
 * Check the record of closed periods (semantics 2.15): that no byte of it changed, and that the data still gives every figure
 * in it. As of the last entry where that is later than the instant asked for.
 * @throws DataError for data that cannot be read, or where nothing is recorded.
 */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<VerifyReport> {
  const loaded = await loadData(options.data)
  const record = await readRecord(options.data)
  const restatements = await readRestatements(options.data)
  const heads = [...record.chains].flatMap(([agreement, entries]) => {
    const last = entries.at(-1)
    const signed = entries.filter(({ signature }) => signature !== undefined).length
    if (last === undefined) return []
    return [{ agreement, entries: entries.length, signed, head: last.hash, recordedAt: last.recordedAt }]
  })
  if (heads.length === 0 && record.faults.length === 0) throw nothingRecorded(loaded.site.record)
  const asked = options.asOf ?? loaded.site.asOf ?? Date.now()
  const asOf = Math.max(asked, ...heads.map(({ recordedAt }) => Date.parse(recordedAt)))
  const dated = dataAsOf(loaded, asOf, options.asOf !== undefined)
  const { measured, maintenance } = await terminal.step('Read measurements', () => measure(dated, asOf))
  const data = { ...dated, maintenance }
  const faults = [...record.faults, ...(await faultsOf(record))]
  const periods = await terminal.step('Recompute closed periods', async () =>
    verifyPeriods(record.chains, data, measured, { asOf, restatements }),
  )
  const all = [...faults, ...periods.faults]
  const report = {
    asOf: instantText(asOf),
    ok: all.length === 0,
    chains: heads,
    figures: periods.figures,
    faults: all,
    explained: periods.explained,
  }
  say(report, terminal)
  return report
}

function nothingRecorded(on: boolean): DataError {
  const message = on
    ? 'holds no closed period yet; the build after the first one that becomes final writes it'
    : 'does not exist; write "record: true" in site.yaml, and the next build records what is final'
  return new DataError([{ file: 'record/closed', line: null, path: '', message }])
}

function say({ chains, figures, faults, explained }: VerifyReport, terminal: Terminal): void {
  for (const { agreement, entries, signed, head, recordedAt } of chains)
    terminal.line(
      `  ${agreement}: ${entries} entries, ${signed} signed, the last of ${recordedAt}, hash ${head}`,
    )
  for (const fault of explained)
    terminal.line(`  with a reason, recorded by the next build: ${faultText(fault)}`)
  for (const fault of faults) terminal.error(`  ${faultText(fault)}`)
  const what = `${figures} figures of closed periods`
  if (faults.length === 0) terminal.line(`${what}: unchanged`)
  else terminal.error(`${what}: ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}`)
}
