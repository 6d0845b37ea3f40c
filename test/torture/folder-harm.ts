import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { XMLValidator } from 'fast-xml-parser'
import { type FeedKind, jsonSchema } from '../../scripts/publish/schemas.ts'
import { SECRET } from './folder-mutants.ts'
import { cellsOf, dangerousCell, unsafeHtml } from './unsafe.ts'

/* What harm published files do, told without the code that should prevent it. */

const validators = new Map<FeedKind, ValidateFunction>()

/** What is wrong with what is published, but for its pages. */
export function harmIn(out: string): string[] {
  const folder = realpathSync(out)
  const problems: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
    if (!entry.isFile()) problems.push(`${path}: no file`)
    else
      problems.push(...harmOf(path, readFileSync(join(folder, path), 'utf8')).map((one) => `${path}: ${one}`))
  }
  return problems
}

/** What is wrong with one file. */
export function harmOf(path: string, text: string): string[] {
  const problems =
    text.includes(SECRET) || text.includes('root:x:0:0') ? ['holds what stands outside the data'] : []
  if (path.endsWith('.csv')) {
    const dangerous = [',', ';', '\t'].flatMap((separator) =>
      cellsOf(text.slice(1), separator).filter(dangerousCell),
    )
    problems.push(
      ...dangerous.slice(0, 1).map((cell) => `a cell that is run: ${JSON.stringify(cell.slice(0, 80))}`),
    )
  }
  if (/\.(svg|xml)$/.test(path) && !path.startsWith('logo')) problems.push(...harmOfXml(text))
  if (path.endsWith('.json') && !path.endsWith('.schema.json')) problems.push(...harmOfJson(path, text))
  return problems
}

function harmOfXml(text: string): string[] {
  const valid = XMLValidator.validate(text)
  const problems = valid === true ? [] : [`no XML: ${valid.err.msg}`]
  if (/<svg/.test(text) && /<script|<foreignObject|<[^>]*\son\w+\s*=/i.test(text.replace(/"[^"]*"/g, '""')))
    problems.push('a picture with a script')
  return problems
}

function harmOfJson(path: string, text: string): string[] {
  const value: unknown = JSON.parse(text)
  const problems = [...unsafeIn(value)]
  const kind = kindOf(path)
  if (kind === null) return problems
  const validate = validators.get(kind) ?? new Ajv2020({ strict: false }).compile(jsonSchema(kind))
  validators.set(kind, validate)
  if (!validate(value)) problems.push(`does not fit its schema: ${JSON.stringify(validate.errors?.[0])}`)
  return problems
}

function kindOf(path: string): FeedKind | null {
  if (!path.startsWith('feed/v1/')) return null
  const name = path.slice('feed/v1/'.length)
  if (name === 'status.json') return 'status'
  if (name === 'incidents.json') return 'incidents'
  if (/^services\/[^/]+\.json$/.test(name)) return 'service'
  if (/^agreements\/[^/]+\.json$/.test(name)) return 'agreement'
  return null
}

/** What stands around words of people where we put them together for readers of feeds. */
const OF_OURS = /<time datetime="[\dT:.Z+-]+">|<\/time>/g

/** Words that are taken for HTML: each value below a field of that name. */
function* unsafeIn(value: unknown, isHtml = false): Generator<string> {
  if (typeof value === 'string') {
    const harm = isHtml ? unsafeHtml(value.replace(OF_OURS, '')) : null
    if (harm !== null) yield harm
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* unsafeIn(inner, isHtml || /html$/i.test(key))
}

/** Every file and folder, links not followed, with what would show that it was changed. */
export function standing(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const { size, mtimeMs, mode } = lstatSync(path)
    found.set(path.slice(folder.length + 1), entry.isDirectory() ? 'folder' : `${size} ${mtimeMs} ${mode}`)
  }
  return found
}

/** What was written where a build may not: beside its output, its report, its record and its locks. */
export function strayIn(before: Map<string, string>, after: Map<string, string>): string[] {
  const may = /^(site|site\.report\.json|\.site)(\/|$)|^data\/record(\/|$)/
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].filter((name) => !may.test(name) && before.get(name) !== after.get(name))
}
