// @ts-nocheck
import { type RawFile, readAgreements } from '../../../scripts/load/agreements.ts'
import { problemText } from '../../../scripts/load/problem.ts'

/** An agreement's file as YAML reads it; what a test leaves out is right. */
export function aFile(id: string, level: string, more: Record<string, unknown> = {}): RawFile {
  const file = `${id}.yaml`
  const value = {
    id,
    level,
    title: id,
    parties: [
      { role: 'provider', name: 'Leverantör' },
      { role: 'customer', name: 'Kund' },
    ],
    visibility: 'public',
    effectiveFrom: '2026-01-01',
    ...more,
  }
  return {
    file,
    value,
    problem: (path, message) => ({ file, line: null, path: path.map(String).join('.'), message }),
  }
}

/** What the widest level of a test says, so that narrower ones can leave it out. */
export const BASE = {
  timeZone: 'Europe/Stockholm',
  scope: { services: ['portal'] },
}

/** A ticket objective `svar`, first response in minutes. */
export function response(minutes: number, more: Record<string, unknown> = {}) {
  return {
    id: 'svar',
    metric: 'first-response',
    priority: 'P1',
    target: `<= ${minutes} min`,
    calendar: '24x7',
    quantifier: 'every',
    period: 'calendar-month',
    ...more,
  }
}

/** An availability objective `upp`. */
export function availability(percent: string, more: Record<string, unknown> = {}) {
  return { id: 'upp', metric: 'availability', target: `>= ${percent} %`, period: 'calendar-month', ...more }
}

/** Everything that is said of these files. */
export function problemsOf(...files: RawFile[]): string[] {
  return readAgreements(files).problems.map(problemText)
}

/** The contract of one of these files; all of them have to be right. */
export function contractOf(id: string, ...files: RawFile[]) {
  const { contracts, problems } = readAgreements(files)
  if (problems.length > 0) throw new Error(problems.map(problemText).join('\n'))
  const found = contracts.find((contract) => contract.id === id)
  if (found === undefined) throw new Error(`no contract ${id}`)
  return found
}
