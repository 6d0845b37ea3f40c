import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Id } from '../data/schema/common.ts'
import { Site } from '../data/schema/site.ts'
import { UsageError } from './failure.ts'
import { writeNew } from './import/write-new.ts'
import { openQuestions } from './load/questions.ts'
import { TEMPLATE_LANGUAGES, templateIn } from './load/template-language.ts'
import { templateFolder } from './load/templates.ts'
import { readTextFile } from './load/text-file.ts'
import { parseYaml } from './load/yaml-file.ts'
import { didYouMean } from './nearest.ts'
import { isMap } from './sla/agreement/terms.ts'
import type { Terminal } from './terminal.ts'

/** Asks for the list of templates, as leaving the name out does. */
const LIST = 'list'

export interface NewOptions {
  data: string
  /** What to begin; there are templates for agreements. */
  what: string
  /** Id of the agreement and name of its file; without it those of the template. */
  id?: string
  template?: string
  /** Of questions and remarks: `sv` or `en`; without it the site's first. */
  language?: string
}

/** A template by its name, with what its first line says of it. */
export interface Template {
  name: string
  about: string
}

export interface NewAgreement {
  file: string
  /** What the template leaves open, each with its line and path. */
  questions: { line: number | null; path: string; question: string }[]
}

/**
 * `sla-status new agreement ID --template NAME`: an agreement to fill in, as a new file. Its questions are values that
 * begin with `FRÅGA:` or `QUESTION:`, which `check` lists until all have answers. Without a template, or with `list`, which there are.
 * @throws UsageError for anything but an agreement, a template, a language or an id that cannot be, or where the file is there already.
 */
export async function newAgreement(
  { data, what, id, template = LIST, language: wanted }: NewOptions,
  terminal: Terminal,
): Promise<NewAgreement | { templates: Template[] }> {
  if (what !== 'agreement')
    throw new UsageError(`There is no template for "${what}"; expected: new agreement --template NAME`)
  const language = wanted ?? (await siteLanguage(data))
  if (!TEMPLATE_LANGUAGES.includes(language))
    throw new UsageError(
      `No template is in the language "${language}" (known: ${TEMPLATE_LANGUAGES.join(', ')})`,
    )
  const folder = templateFolder(data)
  const templates = await templatesIn(folder, language)
  if (template === LIST) {
    const width = Math.max(0, ...templates.map(({ name }) => name.length))
    for (const { name, about } of templates) terminal.line(`${name.padEnd(width)}  ${about}`)
    return { templates }
  }
  const names = templates.map(({ name }) => name)
  if (!names.includes(template))
    throw new UsageError(
      `No template is called "${template}"${didYouMean(template, names)} (known: ${names.join(', ')})`,
    )
  const name = id ?? template
  if (!Id.safeParse(name).success)
    throw new UsageError(
      `"${name}" cannot be an id; expected lower-case letters, digits and single hyphens, as in "kundportal-acme"`,
    )
  const text = await readFile(join(folder, `${template}.yaml`), 'utf8')
  return written(templateIn(text, language), name, data, terminal)
}

/** What the page speaks first; what templates are written in where that cannot be told yet. */
async function siteLanguage(data: string): Promise<string> {
  const file = 'site.yaml'
  const read = await readTextFile(data, file)
  const parsed = 'text' in read ? parseYaml({ file, text: read.text, linesBefore: 0 }) : undefined
  const { locales } = parsed && 'value' in parsed && isMap(parsed.value) ? parsed.value : {}
  return Site.shape.locales.safeParse(locales).data?.[0] ?? 'sv'
}

async function templatesIn(folder: string, language: string): Promise<Template[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(async (file) => {
      const text = templateIn(await readFile(join(folder, file), 'utf8'), language)
      const [first = ''] = text.split('\n')
      return { name: basename(file, '.yaml'), about: first.replace(/^#\s*/, '') }
    }),
  )
}

async function written(
  template: string,
  id: string,
  data: string,
  terminal: Terminal,
): Promise<NewAgreement> {
  const text = template.replace(/^id: .*$/m, `id: ${id}`)
  const folder = join(data, 'agreements')
  const taken = [`${id}.yaml`, `${id}.yml`].find((name) => existsSync(join(folder, name)))
  if (taken !== undefined || !(await writeNew(folder, `${id}.yaml`, text)))
    throw new UsageError(
      `${join(folder, taken ?? `${id}.yaml`)} is there already and stays as it is; give another id: new agreement ID --template NAME`,
    )
  const file = join(folder, `${id}.yaml`)
  const parsed = parseYaml({ file, text, linesBefore: 0 })
  const questions = ('problems' in parsed ? [] : openQuestions({ file, ...parsed })).map(
    ({ question, problem: { line, path } }) => ({ line, path, question }),
  )
  terminal.line(`Wrote ${file}`)
  terminal.line(`It leaves ${questions.length} questions open; write each answer in place of its text:`)
  for (const { line, path, question } of questions) terminal.line(`  ${line} ${path}: ${question}`)
  return { file, questions }
}
