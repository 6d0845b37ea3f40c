import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { stringify } from 'yaml'
import type { Problem } from '../load/problem.ts'
import { type Found, type ImportOptions, nothingFound } from './found.ts'
import { type ImportedObjective, objectivesFrom } from './objectives-from.ts'
import { remark } from './remarks.ts'
import type { ServiceBook } from './service-book.ts'
import { idOf } from './target-documents.ts'

const QUESTION = 'QUESTION:'

/**
 * Targets of OpenSLO or Pyrra as an agreement for each time zone that the file names. What a document cannot know (who
 * promises whom, from when, measured by what) is a question as its value, as in a template: `check` asks exactly those.
 */
export async function importAgreements({ from, services: book, timeZone }: ImportOptions): Promise<Found> {
  const found = nothingFound()
  const { objectives, notCarried } = objectivesFrom(readFileSync(from, 'utf8'), from)
  const told = notCarried.map((one) =>
    remark({ file: from, line: one.line, id: one.path || null }, one.message, ''),
  )
  found[objectives.length === 0 ? 'refused' : 'remarks'].push(...told)
  const byZone = [...Map.groupBy(objectives, (one) => one.timeZone ?? timeZone)]
  for (const [zone, own] of byZone) {
    const file = basename(from).replace(/\.[^.]+$/, '')
    const name = idOf(...(byZone.length > 1 ? [file, zone ?? 'no zone'] : [file]))
    const yaml = agreementText(zone, own, notCarried, book)
    const questions = yaml.split(QUESTION).length - 1
    found.agreements.push({
      id: `${basename(from)} ${zone ?? ''}`.trim(),
      file: from,
      line: 1,
      name,
      yaml,
      questions,
    })
  }
  return found
}

/** All of the file but its first line, the id. */
function agreementText(
  zone: string | undefined,
  objectives: ImportedObjective[],
  notCarried: Problem[],
  book: ServiceBook,
): string {
  // JSON's strings are YAML's.
  const ask = (words: string) => ` ${JSON.stringify(`${QUESTION} ${words}`)}`
  const [title] = objectives.flatMap(({ objective }) =>
    typeof objective.title === 'string' ? objective.title : [],
  )
  const serviceOf = ({ service }: ImportedObjective) =>
    (service === null ? undefined : book.names.get(service)) ?? book.nameless
  const known = [...new Set(objectives.flatMap((one) => serviceOf(one) ?? []))]
  const asked = objectives.some((one) => serviceOf(one) === undefined)
  const which = `which of ${book.ids.join(', ')}?`
  return [
    'level: service',
    title === undefined || objectives.length > 1
      ? `title:${ask('what is the agreement called?')}`
      : stringify({ title }).trim(),
    'parties:',
    '  - role: provider',
    `    name:${ask('who promises this?')}`,
    '  - role: customer',
    `    name:${ask('and to whom?')}`,
    `visibility:${ask('is it public, or for the customer?')}`,
    zone === undefined
      ? `timeZone:${ask('in which zone do its days and months begin, as in Europe/Stockholm?')}`
      : `timeZone: ${zone}`,
    `effectiveFrom:${ask('from which day does it hold, as in 2026-01-01?')}`,
    'scope:',
    known.length === 0 ? `  services:${ask(which)}` : `  services: [${known.join(', ')}]`,
    '',
    ...notCarried.map(
      ({ line, path, message }) => `# Not carried over from line ${line}, ${path}: ${message}`,
    ),
    'objectives:',
    ...objectives.flatMap((one) => {
      const { id: own, ...rest } = one.objective
      const service = serviceOf(one)
      const told = one.service === null ? '' : `; the document calls it ${JSON.stringify(one.service)}`
      const services =
        service === undefined
          ? [`services:${ask(`${which.slice(0, -1)}${told}?`)}`]
          : known.length > 1 || asked
            ? [`services: [${service}]`]
            : []
      const lines = [
        `id: ${own}`,
        ...services,
        ...stringify(rest, { lineWidth: 0 }).trim().split('\n'),
        'measurement:',
        `  source:${ask('which source of sources.yaml tells it?')}`,
        `  by:${ask('who measures, as in provider?')}`,
      ]
      return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)
    }),
    '',
  ].join('\n')
}
