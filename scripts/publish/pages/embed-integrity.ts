import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The hashes of all scripts of a folder, for the `integrity` attribute and for an import map, in its `integrity.json`:
 * `{ "sla-status.js": "sha384-…" }`. An `integrity` attribute covers one file; what that imports is covered by an import
 * map alone, hence every file.
 * @returns What was written.
 */
export async function writeIntegrity(embedDir: string): Promise<Record<string, string>> {
  const names = (await readdir(embedDir)).filter((name) => name.endsWith('.js')).sort()
  const hashes = await Promise.all(
    names.map(async (name) => [name, hashOf(await readFile(join(embedDir, name)))]),
  )
  const integrity = Object.fromEntries(hashes)
  await writeFile(join(embedDir, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`)
  return integrity
}

const hashOf = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`
