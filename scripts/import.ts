import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Id, TimeZone } from '../data/schema/common.ts'
import { Services, Site } from '../data/schema/site.ts'
import { IMPORT_KINDS } from './choices.ts'
import { UsageError } from './failure.ts'
import { importAgreements } from './import/agreements.ts'
import { carryOver, type ImportReport } from './import/carry-over.ts'
import { importCstate } from './import/cstate.ts'
import type { Found, ImportOptions } from './import/found.ts'
import { importIcal } from './import/ical.ts'
import { importKuma } from './import/kuma.ts'
import { isAddress } from './import/origin.ts'
import { serviceBook } from './import/service-book.ts'
import { importStatuspage } from './import/statuspage.ts'
import { tellReport } from './import/tell-report.ts'
import { importUpptime } from './import/upptime.ts'
import { DataError } from './load/problem.ts'
import { checkYaml } from './load/yaml-file.ts'
import { didYouMean } from './nearest.ts'
import type { Terminal } from './terminal.ts'

interface Kind {
  read: (options: ImportOptions) => Promise<Found>
  /** What `from` can be besides a file. */
  from: ('address' | 'folder')[]
  /** Whether it brings texts, of which nobody knows the language. */
  texts: boolean
}

const KINDS: Record<(typeof IMPORT_KINDS)[number], Kind> = {
  statuspage: { read: importStatuspage, from: ['address'], texts: true },
  cstate: { read: importCstate, from: ['folder'], texts: true },
  upptime: { read: importUpptime, from: ['folder'], texts: true },
  kuma: { read: importKuma, from: ['address'], texts: true },
  ical: { read: importIcal, from: ['address'], texts: true },
  openslo: { read: importAgreements, from: [], texts: false },
  pyrra: { read: importAgreements, from: [], texts: false },
}

export interface ImportCommand {
  kind: string
  from: string
  data: string
  asOf?: number
  services: string[]
  mapping?: string
  timeZone?: string
  language?: string
  dryRun?: boolean
}

/**
 * Carries incidents, maintenance or agreements of another system over as new files of the data folder. What cannot be
 * carried over is reported with its place and the reason, and never guessed.
 * @throws UsageError, SourceError, UnreachableError; DataError when site.yaml or services.yaml is wrong.
 */
export async function importFrom(command: ImportCommand, terminal: Terminal): Promise<ImportReport> {
  const { from, data, timeZone, dryRun = false, asOf = Date.now() } = command
  const kind = kindOf(command)
  const { site, services } = folderOf(data)
  if (timeZone !== undefined && !TimeZone.safeParse(timeZone).success)
    throw new UsageError(`--time-zone: expected an IANA zone, as in Europe/Stockholm, found "${timeZone}"`)
  const book = serviceBook(services, mappingIn(command.mapping), command.services)
  const language = kind.texts ? languageOf(command.language, site.locales) : undefined
  const found = await kind.read({ from, services: book, asOf, ...(timeZone !== undefined && { timeZone }) })
  const report = await carryOver(found, {
    ...{ kind: command.kind, from, data, dryRun, asOf, timeZone: site.timeZone },
    ...(language !== undefined && { language }),
  })
  tellReport(report, terminal)
  return report
}

function kindOf({ kind: name, from }: ImportCommand): Kind {
  const known = IMPORT_KINDS.find((one) => one === name)
  const kind = known && KINDS[known]
  if (kind === undefined) {
    const hint = didYouMean(name, IMPORT_KINDS)
    throw new UsageError(`"${name}" is nothing to import from; expected ${IMPORT_KINDS.join(', ')}${hint}`)
  }
  const forms = ['a file', ...kind.from.map((one) => (one === 'address' ? 'an address' : 'a folder'))].join(
    ' or ',
  )
  if (isAddress(from)) {
    if (!kind.from.includes('address')) throw new UsageError(`${name}: expected ${forms}, found an address`)
  } else if (!existsSync(from)) throw new UsageError(`${name}: there is no "${from}"; expected ${forms}`)
  else if (!kind.from.includes('folder') && statSync(from).isDirectory())
    throw new UsageError(`${name}: expected ${forms}, found the folder "${from}"`)
  return kind
}

/** What an import has to know of the data folder. Agreements need not be right for it: it may have brought open ones. */
function folderOf(dir: string): { site: Site; services: z.infer<typeof Services>['services'] } {
  const site = knownYaml(Site, dir, 'site.yaml')
  const { services } = knownYaml(Services, dir, 'services.yaml')
  return { site, services }
}

function knownYaml<S extends z.ZodType>(schema: S, dir: string, file: string): z.output<S> {
  const path = join(dir, file)
  if (!existsSync(path)) {
    const message = 'is missing; every data folder needs it, and --data says which that is'
    throw new DataError([{ file: path, line: null, path: '', message }])
  }
  const checked = checkYaml(schema, { file, text: readFileSync(path, 'utf8'), linesBefore: 0 })
  if ('problems' in checked) throw new DataError(checked.problems)
  return checked.value
}

/** `THEIR NAME: our-id`, a line each. */
function mappingIn(file: string | undefined): Record<string, string> {
  if (file === undefined) return {}
  if (!existsSync(file)) throw new UsageError(`--mapping: there is no file "${file}"`)
  const text = readFileSync(file, 'utf8')
  const checked = checkYaml(z.record(z.string(), Id), { file, text, linesBefore: 0 })
  if ('problems' in checked) throw new DataError(checked.problems)
  return checked.value
}

/** The language of the texts, where it has to be written beside them: it is not the one that the page begins with. */
function languageOf(said: string | undefined, locales: string[]): string | undefined {
  if (said === undefined && locales.length > 1)
    throw new UsageError(
      `the page has ${locales.join(' and ')}; say with --language which of them the texts are in`,
    )
  if (said !== undefined && !/^[a-z]{2,3}$/.test(said))
    throw new UsageError(`--language: expected a code of two or three letters, as in en, found "${said}"`)
  return said === locales[0] ? undefined : said
}
