import type { Terminal } from '../terminal.ts'
import type { ImportReport } from './carry-over.ts'
import type { Remark } from './found.ts'

const MOST_REMARKS = 3

/** The report of an import for people: every entry that was not carried over, and of other remarks a few of each kind. */
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
  for (const one of refused) line(`  ${remarkText(one)}`)
  if (remarks.length > 0) line('Carried over, but:')
  for (const [reason, own] of Map.groupBy(remarks, (one) => one.reason)) {
    if (own.length <= MOST_REMARKS) for (const one of own) line(`  ${remarkText(one)}`)
    else
      line(
        `  ${own.length} times: ${reason}; ${own.slice(0, MOST_REMARKS).map(placeText).join(', ')} and more`,
      )
  }
  if (unmapped.length > 0)
    line('Mapped to no service; as lines of a file for --mapping, with ids of ours behind them:')
  for (const name of unmapped) line(`  ${JSON.stringify(name)}: `)
  const names = Object.entries(fields)
  if (names.length > 0) line(`No place for: ${names.map(([name, count]) => `${name} (${count})`).join(', ')}`)
  if (questions > 0) line(`${questions} questions are open; answer them in the file, "check" says where`)
}

function remarkText(one: Remark): string {
  const what = one.found === '' ? '' : `: ${one.found.replace(/\s+/g, ' ')}`
  return `${placeText(one)}: ${one.reason}${what}`
}

function placeText({ file, line, id }: Remark): string {
  return `${file}${line === null ? '' : `:${line}`}${id === null ? '' : ` ${id}`}`
}
