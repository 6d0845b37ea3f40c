import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../own-folder.ts'

/** Of a package's manifest what says which others it brings; whatever else it has stays. */
export interface Manifest {
  name: string
  version: string
  license: string
  dependencies: Record<string, string>
  [field: string]: unknown
}

/** What a package's bill of materials is called in it. */
export const BILL = 'bom.cdx.json'

/**
 * The bill of materials of a package, CycloneDX as npm writes it: everything that its dependencies bring, with the
 * versions and hashes of our own lock file. Nothing is asked of a registry.
 */
export async function billOf(manifest: Manifest): Promise<string> {
  const unfinished = await mkdtemp(join(tmpdir(), 'sla-status-bill-'))
  // npm calls the package what its folder is called.
  const folder = join(unfinished, manifest.name)
  const npm = (...args: string[]) => promisify(execFile)('npm', args, { cwd: folder, maxBuffer: 64e6 })
  try {
    await mkdir(folder)
    const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'))
    lock.name = manifest.name
    lock.packages[''] = manifest
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock))
    await npm('prune', '--package-lock-only', '--offline')
    const { stdout } = await npm('sbom', '--package-lock-only', '--sbom-format', 'cyclonedx')
    return stdout
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
