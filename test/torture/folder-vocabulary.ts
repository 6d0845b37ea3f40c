import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { QUIET } from './every-call.ts'
import { FOLDERS } from './folder-data.ts'
import { type Vocabulary, vocabularyOf } from './folder-pages.ts'
import { writeInto } from './site.ts'

/** What the pages of all folders that are right are made of. */
export async function vocabularyOfAll(): Promise<Vocabulary> {
  const all: Vocabulary = { tags: new Set(), scripts: new Set() }
  for (const { files } of FOLDERS) {
    const sandbox = mkdtempSync(join(tmpdir(), 'sla-status-folder-'))
    const [data, out] = [join(sandbox, 'data'), join(sandbox, 'site')]
    try {
      writeInto(data, files)
      await build({ data, out, memory: openCheckMemory(null) }, QUIET)
      const own = vocabularyOf(out)
      for (const kind of ['tags', 'scripts'] as const) for (const one of own[kind]) all[kind].add(one)
    } finally {
      rmSync(sandbox, { recursive: true, force: true })
    }
  }
  return all
}
