import type { Terminal } from '../terminal.ts'
import type { ImportReport } from './carry-over.ts'
import type { Remark } from './found.ts'

/** Of so many that say the same each has a line; the JSON has all. */
const MOST_ALIKE = 3

/** The report of an import for people: every entry that was not carried over, with its reason. */
export function tellReport(report: ImportReport, { line }: Pick<Terminal, 'line'>): void {
  const { kind, from, dryRun, found, written, alreadyThere, refused, remarks, fields, questions, unmapped } =
    report
  const did = dryRun ? 'would be written' : 'written'
  const foreign = alreadyThere.filter(({ byPeople }) => byPeople)
  line(
    `${kind} ${from}: ${found} found, ${written.length} ${did}, ${alreadyThere.length} already there, ${refused.length} not carried over`,
  )
  for (const { file } of written) line(`  ${dryRun ? 'would write' : 'wrote'} ${file}`)
  for (const { file, id } of foreign)
    line(`  ${file} is there and no import wrote it; see whether it tells of ${id}`)
  if (refused.length > 0) line('Not carried over:')
  for (const told of grouped(refused, ({ reason, found: what }) => `${reason}: ${oneLine(what)}`)) line(told)
  if (remarks.length > 0) line('Carried over, but:')
  for (const told of grouped(remarks, ({ reason }) => reason)) line(told)
  if (unmapped.length > 0)
    line('Mapped to no service; as lines of a file for --mapping, with ids of ours behind them:')
  for (const name of unmapped) line(`  ${JSON.stringify(name)}: `)
  const names = Object.entries(fields)
  if (names.length > 0) line(`No place for: ${names.map(([name, count]) => `${name} (${count})`).join(', ')}`)
  if (questions > 0) line(`${questions} questions are open; answer them in the file, "check" says where`)
}

/** A line each, but of many that say the same the first few in one. */
function grouped(remarks: Remark[], by: (one: Remark) => string): string[] {
  return [...Map.groupBy(remarks, by)].flatMap(([words, own]) => {
    if (own.length <= MOST_ALIKE) return own.map((one) => `  ${remarkText(one)}`)
    const places = own.slice(0, MOST_ALIKE).map(placeText)
    return `  ${own.length} times: ${words}; first ${places.join(', ')}`
  })
}

function remarkText(one: Remark): string {
  return `${placeText(one)}: ${one.reason}${one.found === '' ? '' : `: ${oneLine(one.found)}`}`
}

function placeText({ file, line, id }: Remark): string {
  return `${file}${line === null ? '' : `:${line}`}${id === null ? '' : ` ${id}`}`
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
