import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CACHE = 'node_modules/.cache/sla-status'
/** What the package is made of, beside the packages that it is made with. */
const SOURCES = [
  'components/**/*.{ts,css}',
  'data/schema/*.ts',
  'scripts/package/*.ts',
  'scripts/publish/*.ts',
  'package*.json',
  '*.md',
  'docs/**/*.*',
  'data/README.md',
  'tsconfig.json',
]

/** The file that `npm pack` makes, made once for each version of the sources. */
export async function packed(): Promise<string> {
  const hash = createHash('sha256')
  for (const path of globSync(SOURCES).sort()) hash.update(path).update(await readFile(path))
  const kept = join(CACHE, `package-${hash.digest('hex').slice(0, 16)}.tgz`)
  if (existsSync(kept)) return kept
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(join(CACHE, 'pack-'))
  try {
    await run('npm', ['pack', '--pack-destination', folder])
    const [file = ''] = await readdir(folder)
    await rename(join(folder, file), kept)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return kept
}

/**
 * A folder in which the packed package is installed, with what it depends on and nothing else but what is asked for.
 * @param others - Further packages, as a project would have them that uses this one.
 */
export async function installed(others: string[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-installed-'))
  const target = join(folder, 'node_modules/sla-status')
  await mkdir(target, { recursive: true })
  await run('tar', ['-xzf', await packed(), '-C', target, '--strip-components=1'])
  const { dependencies } = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'))
  for (const name of [...Object.keys(dependencies), ...others]) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(process.cwd(), 'node_modules', name), link)
  }
  return folder
}
