import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../own-folder.ts'

const SOURCE = /\.(astro|ts|js|mjs|css|svg|json)$/

/**
 * A digest that changes with anything that something is made from: the sources in these files and folders, the installed
 * packages, the version of Node, which brings the words of dates and numbers, and what else is named.
 * @param paths - Files and folders, relative to the root.
 */
export function recipe(paths: string[], more: string[] = []): string {
  const hash = createHash('sha256').update(JSON.stringify([process.versions, more]))
  // An installed program has no lock file; what it depends on has exact versions in its manifest.
  const versions = existsSync(join(ROOT, 'package-lock.json')) ? 'package-lock.json' : 'package.json'
  for (const path of [versions, ...paths]) {
    const whole = join(ROOT, path)
    const inside = statSync(whole).isDirectory()
      ? readdirSync(whole, { recursive: true, encoding: 'utf8' })
          .filter((name) => SOURCE.test(name))
          .sort()
      : ['']
    for (const name of inside) {
      const text = readFileSync(join(whole, name))
      hash.update(JSON.stringify([path, name, text.length])).update(text)
    }
  }
  return hash.digest('hex').slice(0, 16)
}
