import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Agreement } from '../../data/schema/agreement.ts'
import { type Calendar, Calendars } from '../../data/schema/calendar.ts'
import { Id } from '../../data/schema/common.ts'
import type { Contract } from '../../data/schema/contract.ts'
import { DeviationMatter, type DeviationRecord } from '../../data/schema/deviation.ts'
import {
  IncidentMatter,
  type IncidentRecord,
  MaintenanceMatter,
  type MaintenanceRecord,
} from '../../data/schema/events.ts'
import { type ServiceEntry, Services, Site } from '../../data/schema/site.ts'
import { type Source, Sources } from '../../data/schema/sources.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { agreementsOf } from './agreement-files.ts'
import { calendarsById } from './calendars.ts'
import { wrongDeviations } from './deviations.ts'
import { lookProblems } from './look.ts'
import { checkMarkdown, type MarkdownFile, readLanguages, readUpdates } from './markdown-file.ts'
import { DataError, type Problem } from './problem.ts'
import { openReadMemory, type Reading, readOnce } from './read-memory.ts'
import { type Located, unknownNames } from './references.ts'
import { readTemplates, type Template } from './templates.ts'
import { readTextFile } from './text-file.ts'
import { checkYaml, type YamlText } from './yaml-file.ts'

/** Everything that people write in `data/`, validated, with instants in epoch milliseconds. */
export interface Data {
  dir: string
  site: Site
  services: ServiceEntry[]
  sources: Source[]
  calendars: Record<string, Calendar>
  /** Every agreement over time: its versions and amendments. */
  contracts: Contract[]
  /** Each contract as it holds as of the data's instant, or without one as it will last hold. */
  agreements: Agreement[]
  /** Every version of every agreement, which can say where its parts stand in the files. */
  versions: Located<Agreement>[]
  incidents: IncidentRecord[]
  maintenance: MaintenanceRecord[]
  /** What people wrote about deviations, and those that they noticed themselves. */
  deviations: DeviationRecord[]
  /** What templates say, by name; empty where no agreement was begun from one and none is published. */
  templates: Record<string, Template>
}

/**
 * Read and validate a data folder.
 * @param memory - What was read of its texts before.
 * @throws DataError with every problem of every file at once.
 */
export async function loadData(dir: string, memory = openReadMemory(null, dir)): Promise<Data> {
  const problems: Problem[] = []
  if (!existsSync(dir)) {
    const message = 'the data folder does not exist; give one with --data'
    throw new DataError([{ file: dir, line: null, path: '', message }])
  }

  const take = <T>({ located, problems: wrong }: Reading<T>): Located<T> | undefined => {
    problems.push(...wrong)
    return located
  }
  const yaml = <S extends z.ZodType<object>>(schema: S, file: string): Located<z.output<S>> | undefined => {
    const text = readText(dir, file, problems)
    if (text === undefined) return undefined
    return take(
      readOnce<z.output<S>>(memory, { file, text }, 'yaml', () => {
        const checked = checkYaml(schema, { file, text, linesBefore: 0 })
        return 'problems' in checked ? checked : { located: checked, problems: [] }
      }),
    )
  }
  /** Every Markdown file of a folder. */
  const markdown = async <S extends z.ZodType<object>, T extends object>(
    folder: string,
    schema: S,
    record: (file: string, read: MarkdownFile<z.output<S>>) => { value: T; problems: Problem[] },
    unfit: (file: string) => Problem[] = unfitName,
  ): Promise<Located<T>[]> => {
    const found: Located<T>[] = []
    for (const file of await list(dir, folder, /\.md$/, problems)) {
      problems.push(...unfit(file))
      const text = readText(dir, file, problems)
      if (text === undefined) continue
      const one = take(
        readOnce<T>(memory, { file, text }, locale, () => {
          const read = checkMarkdown(schema, file, text)
          if ('problems' in read) return read
          const { value, problems } = record(file, read)
          return { located: { value, problem: read.problem }, problems }
        }),
      )
      if (one) found.push(one)
    }
    return found
  }

  const site = yaml(Site, 'site.yaml')
  // What a folder of another form has is not wrong in it: nothing else is said of one.
  const otherForm = problems.find(({ path }) => path === 'schema')
  if (otherForm) throw new DataError([otherForm])
  const services = yaml(Services, 'services.yaml')
  const sources = yaml(Sources, 'sources.yaml')
  const calendars = existsSync(join(dir, 'calendars.yaml')) ? yaml(Calendars, 'calendars.yaml') : undefined
  if (site) problems.push(...lookProblems(site, dir))
  const locale = site?.value.locales[0] ?? 'sv'

  const texts: Pick<YamlText, 'file' | 'text'>[] = []
  for (const file of await list(dir, 'agreements', /\.ya?ml$/, problems)) {
    const text = readText(dir, file, problems)
    if (text !== undefined) texts.push({ file, text })
  }
  const agreements = agreementsOf(texts, memory)
  // Neither an agreement with open questions can be judged, nor what refers to it: they are answered first.
  problems.push(...agreements.unreadable)
  if (agreements.questions.length > 0) throw new DataError([...agreements.questions, ...problems])
  problems.push(...agreements.problems)

  const incidents = await markdown(
    'incidents',
    IncidentMatter,
    (file, read): { value: IncidentRecord; problems: Problem[] } => {
      const { updates, problems } = readUpdates(file, read, locale)
      return { value: { id: basename(file, '.md'), ...read.matter, updates }, problems }
    },
    (file) => [...unfitName(file), ...monthName(file)],
  )
  const inLanguages = <M extends object>(file: string, { matter, body }: MarkdownFile<M>) => ({
    value: { id: basename(file, '.md'), ...matter, markdown: readLanguages(body, locale) },
    problems: [],
  })
  const maintenance = await markdown('maintenance', MaintenanceMatter, inLanguages)
  const deviations = await markdown('deviations', DeviationMatter, inLanguages)
  // An agreement that cannot be read has no objectives to compare them to.
  if (agreements.problems.length === 0) problems.push(...wrongDeviations(deviations, agreements.versions))

  const everyCalendar = calendarsById(calendars?.value, memory)
  if (services) {
    const names = {
      services: services.value.services.map(({ id }) => id),
      calendars: Object.keys(everyCalendar),
    }
    problems.push(
      ...unknownNames({ services, sources, agreements: agreements.versions, incidents, maintenance }, names),
    )
  }
  if (problems.length > 0 || !site || !services || !sources) throw new DataError(problems)
  const templates =
    site.value.publish.templates || agreements.versions.some(({ value }) => value.template !== undefined)
      ? await readTemplates(dir, memory)
      : {}
  memory.done()
  const asOf = site.value.asOf ?? Number.POSITIVE_INFINITY
  return {
    dir,
    site: site.value,
    services: services.value.services,
    sources: sources.value.sources,
    calendars: everyCalendar,
    contracts: agreements.contracts,
    agreements: agreements.contracts.map((contract) => agreementAt(contract, asOf)),
    versions: agreements.versions,
    incidents: incidents.map(({ value }) => value),
    maintenance: maintenance.map(({ value }) => value),
    deviations: deviations.map(({ value }) => value),
    templates,
  }
}

/** A file's name is the id of what it holds, and so a part of its page's address. */
function unfitName(file: string): Problem[] {
  if (Id.safeParse(basename(file, '.md')).success) return []
  const message =
    'the name is also the address of its page; expected lower-case letters, digits and single hyphens, as in "2026-07-04-kundportal.md"'
  return [{ file, line: null, path: '', message }]
}

/** `incidents/2026-07/` is the page of all incidents of that month. */
function monthName(file: string): Problem[] {
  if (!/^\d{4}-\d{2}$/.test(basename(file, '.md'))) return []
  const message =
    'the name is also the address of its page, and this one is that of a month; expected more, as in "2026-07-04-kundportal.md"'
  return [{ file, line: null, path: '', message }]
}

function readText(dir: string, file: string, problems: Problem[]): string | undefined {
  const read = readTextFile(dir, file)
  if ('text' in read) return read.text
  problems.push(read.problem)
  return undefined
}

/** Files of a subfolder in the order of their names, so that the same data gives the same bytes. */
async function list(dir: string, folder: string, ending: RegExp, problems: Problem[]): Promise<string[]> {
  const found = statSync(join(dir, folder), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) {
    problems.push({ file: folder, line: null, path: '', message: 'is no folder; expected a folder of files' })
    return []
  }
  const names = await readdir(join(dir, folder))
  return names
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => `${folder}/${name}`)
}
