import { generateKeyPairSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataAsOf } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { type ClosedPeriods, closePeriods } from '../../scripts/record/close-periods.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/** One check a day and service, each good for 26 hours, from December to April: all that is known of two services. */
function checks(): string {
  const rows = ['time,service,status']
  for (
    let at = Date.parse('2025-12-31T00:00:00Z');
    at < Date.parse('2026-05-01T00:00:00Z');
    at += 86_400_000
  ) {
    const time = new Date(at).toISOString().replace('.000Z', 'Z')
    const down = time === DOWN
    rows.push(`${time},portal,${down ? 'down' : 'up'}`, `${time},licens,up`)
    if (down) rows.push(`${UP},portal,up`)
  }
  return `${rows.join('\n')}\n`
}

/** Ten minutes, of the 40,320 of February. */
export const DOWN = '2026-02-10T00:00:00Z'
const UP = '2026-02-10T00:10:00Z'

/**
 * The small example with a record, measured from January to April. 31 March ends with 1 April's midnight in Stockholm; the
 * five working days after it are 1, 2, 7, 8 and 9 April, since Easter is 3 to 6 April in 2026. So March is final on the 10th.
 */
export const RECORDED: Record<string, string> = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}record: true\n`,
  'sources.yaml': `${SMALL['sources.yaml']}    maxStaleness: 26 h\n`,
  'measurements/checks.csv': checks(),
}
export const MARCH_OPEN = Date.parse('2026-04-09T12:00:00Z')
export const MARCH_FINAL = Date.parse('2026-04-10T00:00:00Z')

/** A key of its own for each call, in PEM as `openssl genpkey` writes it. */
export function privateKey(type: 'ed25519' | 'x25519' = 'ed25519'): string {
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** What a build makes of the record of a data folder. */
export async function closeAt(
  folder: string,
  asOf: number,
  { key, readOnly = false }: { key?: string; readOnly?: boolean } = {},
): Promise<ClosedPeriods> {
  const data = dataAsOf(await loadData(folder), asOf, readOnly)
  const { measured } = await measure(data, asOf)
  const environment = key === undefined ? {} : { SLA_SIGNING_KEY: key }
  const given = { readOnly, out: join(folder, '../out'), environment }
  return closePeriods(evaluateAll(data, measured, asOf), data, measured, asOf, given)
}

/** A data folder whose closed periods are recorded, March the last. */
export async function recordedFolder(files: Record<string, string> = {}, key?: string): Promise<string> {
  const folder = await folderWith({ ...RECORDED, ...files })
  await closeAt(folder, MARCH_FINAL, key === undefined ? {} : { key })
  return folder
}

/** The file of the small example's chain. */
export const chainFile = (folder: string) => join(folder, 'record/closed/drift/2026.jsonl')

/** Change a file of a folder. */
export async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')))
}

/** Why February's figure may change, as people write it. */
export const REASON = `agreement: drift
objective: tillganglighet
service: portal
period: 2026-02
reason: Mätfel i övervakningen
by: Driftchef
at: 2026-04-20T08:00:00Z
`
