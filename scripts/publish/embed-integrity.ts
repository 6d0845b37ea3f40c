import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The hashes of all scripts of a folder, for the `integrity` attribute and for an import map, in its `integrity.json`:
 * `{ "sla-status.js": "sha384-…" }`. An `integrity` attribute covers that one file; what it imports on demand is
 * covered by an import map alone, hence every file.
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

/**
 * What a page writes before its first module script so that the browser checks every script of the widget, also those
 * that are loaded on demand.
 * @param integrity - As in `integrity.json`.
 * @param address - Absolute address of the folder, `https://status.example.com/embed/v1/`.
 */
export function importMapSnippet(integrity: Record<string, string>, address: string): string {
  const entries = Object.entries(integrity).map(([name, hash]) => [new URL(name, address).href, hash])
  return `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(entries) })}</script>`
}
