import type { BuildReport } from './build.ts'
import { faultText } from './record/fault.ts'
import { instantText } from './sla/time/text.ts'
import type { SetAside } from './sources/set-aside.ts'
import type { Terminal } from './terminal.ts'
import type { Disagreement } from './timeline/several-sources.ts'

/** Of what there may be thousands, so many are told one by one; all of it is in the report file. */
const SHOWN = 5

/** What a build has to say besides that it is done: sources that did not answer, rows set aside, disagreements, faults. */
export function tellBuild({ sources, disagreements, faults }: BuildReport, terminal: Terminal): void {
  for (const { id, setAside, unreachable = [] } of sources) {
    for (const words of unreachable)
      terminal.error(
        `  Not reached; what was recorded of it stays, and then its services turn unknown: ${words}`,
      )
    for (const text of setAsideLines(id, setAside)) terminal.line(text)
  }
  for (const text of disagreementLines(disagreements)) terminal.line(text)
  for (const fault of faults) terminal.error(`  ${faultText(fault)}`)
}

/** What was set aside. */
function setAsideLines(id: string, setAside: SetAside[]): string[] {
  if (setAside.length === 0) return []
  const shown = setAside
    .slice(0, SHOWN)
    .map(({ file, line, reason, found }) => `    ${file}:${line ?? '?'} ${reason}: ${found}`)
  const rest = setAside.length > SHOWN ? [`    and ${setAside.length - SHOWN} more, in the report file`] : []
  return [`  Source ${id}: ${setAside.length} rows were set aside and count as nothing`, ...shown, ...rest]
}

/** Where sources disagree, the latest first. */
function disagreementLines(all: Disagreement[]): string[] {
  const latest = all.toSorted((a, b) => b.start - a.start).slice(0, SHOWN)
  const shown = latest.map(({ service, start, end, said }) => {
    const words = Object.entries(said).map(([source, state]) => `${source} says ${state}`)
    return `    ${service}, ${instantText(start)} to ${instantText(end)}: ${words.join(', ')}`
  })
  const rest = all.length > SHOWN ? [`    and ${all.length - SHOWN} more, in the report file`] : []
  return all.length === 0 ? [] : [`  Sources disagree on ${all.length} stretches of time`, ...shown, ...rest]
}
