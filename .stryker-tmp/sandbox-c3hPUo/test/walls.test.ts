// @ts-nocheck
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from './folder.ts'

/** Files that the linter stops for an import, of these one-line files, by the project's own rules. */
async function stopped(files: [path: string, line: string][]): Promise<string[]> {
  const folder = await folderWith({
    'biome.json': (await readFile('biome.json', 'utf8')).replace('"enabled": true', '"enabled": false'),
    ...Object.fromEntries(files.map(([path, line]) => [path, `${line}\n`])),
  })
  const said = await new Promise<string>((done) => {
    const biome = resolve('node_modules/.bin/biome')
    execFile(biome, ['lint', '--max-diagnostics=100'], { cwd: folder }, (_error, out, err) => done(out + err))
  })
  return files.map(([path]) => path).filter((path) => new RegExp(`${path}:.*noRestrictedImports`).test(said))
}

test('the walls between scripts, engine, components and site stand', async () => {
  const files: [string, string][] = [
    ['scripts/publish/a.ts', "export { x } from '../../components/formats.ts'"],
    ['scripts/publish/b.ts', "import { x } from '../../site/feed.ts'"],
    ['scripts/sla/a.ts', "import { readFileSync } from 'node:fs'"],
    ['scripts/sla/b.ts', "import { x } from '../timeline/timeline.ts'"],
    ['scripts/sla/c.ts', "import { x } from '../../components/formats.ts'"],
    ['components/x/a.ts', "import { x } from '../../scripts/sla/ratio.ts'"],
    ['components/x/b.ts', "import { z } from 'zod'"],
    ['components/x/c.ts', "import { x } from '../../site/feed.ts'"],
    ['site/a.ts', "import { x } from '../scripts/sla/exact/ratio.ts'"],
  ]
  expect(await stopped(files)).toEqual(files.map(([path]) => path))
})

test('and have their doors', async () => {
  const files: [string, string][] = [
    ['scripts/publish/a.ts', "import { x } from '../sla/ratio.ts'"],
    ['scripts/sla/a.ts', "import type { Span } from '../../data/schema/timeline.ts'"],
    ['components/x/a.ts', "import type { Day } from '../../data/schema/feed.ts'"],
    ['site/a.ts', "import { x } from '../components/formats.ts'"],
  ]
  expect(await stopped(files)).toEqual([])
})
