import { type ImportCommand, importFrom } from '../../scripts/import.ts'
import { loadData } from '../../scripts/load/data.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/** A data folder that is right and holds no event and no agreement. Its page is in one language. */
export function emptyData(more: Record<string, string> = {}): Promise<string> {
  const { 'agreements/drift.yaml': _none, ...rest } = SMALL
  return folderWith({ ...rest, 'site.yaml': `${SMALL['site.yaml']}locales: [en]\n`, ...more })
}

/** Runs an import without a word. */
export function imported(command: Pick<ImportCommand, 'kind' | 'from' | 'data'> & Partial<ImportCommand>) {
  return importFrom({ services: [], asOf: Date.UTC(2026, 9), ...command }, terminal({ quiet: true }))
}

/** Imports one file of this text into an empty folder, and gives what became of it with what the folder then holds. */
export async function importOf(
  kind: string,
  text: string,
  more: Partial<ImportCommand> = {},
  name = 'from.json',
) {
  const data = await emptyData()
  const folder = await folderWith({ [name]: text })
  const report = await imported({ kind, from: `${folder}/${name}`, data, ...more })
  const { incidents, maintenance } = await loadData(data)
  return { report, incidents, maintenance, data, from: `${folder}/${name}` }
}

/** Why each entry was not carried over. */
export const reasons = ({ refused }: { refused: { id: string | null; reason: string }[] }) =>
  refused.map(({ id, reason }) => [id, reason])
