import { type Answered, answeredBy, answeredText } from './lint/answered.ts'
import { lintContext } from './lint/context.ts'
import { lateDisputes } from './lint/late-disputes.ts'
import { lintAgreement } from './lint/lint.ts'
import { lintOverTime } from './lint/over-time.ts'
import { type Data, loadData } from './load/data.ts'
import { DataError, type Problem, problemText } from './load/problem.ts'
import { listsCustomers, reachedCustomers } from './private/customers.ts'
import { readRecord } from './record/files.ts'
import { readRestatements } from './record/restatements.ts'
import { servicesWithoutSla } from './sla/agreement/unpromised.ts'
import { agreementAt } from './sla/agreement/versions.ts'
import type { Terminal } from './terminal.ts'

export interface CheckReport {
  services: number
  agreements: number
  incidents: number
  maintenance: number
  /** What agreements leave open, without being wrong. */
  warnings: Problem[]
  /** How many of the rules each agreement answers, as it holds on the day. */
  completeness: Answered[]
}

/**
 * Validate a data folder and look whether its agreements are complete (rules L01 to L25, agreement-concepts 1.8).
 * @param asOf - Which day it is, for what should have been done by now; epoch milliseconds.
 * @throws DataError with everything that is wrong, once it is known that the files can be read.
 */
export async function check(dir: string, terminal: Terminal, asOf?: number): Promise<CheckReport> {
  const data = await loadData(dir)
  await readRestatements(dir)
  if (listsCustomers(data)) await reachedCustomers(data)
  const today = asOf ?? data.site.asOf ?? Date.now()
  const findings = [...lint(data, today), ...(await lateDisputesIn(data, dir, today))]
  const warnings = findings.filter(({ level }) => level === 'warning').map(({ problem }) => problem)
  if (warnings.length > 0) {
    terminal.line(
      `${warnings.length === 1 ? 'One question' : `${warnings.length} questions`} that the agreements leave open:`,
    )
    for (const warning of warnings) terminal.line(`  ${problemText(warning)}`)
  }
  const context = lintContext(data)
  const completeness = data.contracts.map((contract) => {
    const agreement = agreementAt(contract, today)
    return answeredBy(agreement, [
      ...lintAgreement(agreement, context),
      ...lintOverTime(contract, context, today),
    ])
  })
  for (const one of completeness) terminal.line(answeredText(one))
  const errors = findings.filter(({ level }) => level === 'error').map(({ problem }) => problem)
  if (errors.length > 0) throw new DataError(errors)
  const { services, agreements, incidents, maintenance } = data
  const counts = {
    services: services.length,
    agreements: agreements.length,
    incidents: incidents.length,
    maintenance: maintenance.length,
  }
  const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  terminal.line(`No problem found: ${told.join(', ')}`)
  return { ...counts, warnings, completeness }
}

/** What is disputed too late to change anything. */
async function lateDisputesIn({ contracts, versions, incidents }: Data, dir: string, asOf: number) {
  const { chains } = await readRecord(dir)
  return contracts.flatMap((contract) => {
    const [{ agreement }] = contract.versions
    const first = versions.find(({ value }) => value === agreement)
    const entries = chains.get(agreement.id) ?? []
    return lateDisputes(contract, entries, incidents, asOf).flatMap(({ level, path, message }) =>
      first ? [{ level, problem: first.problem(path, `late-dispute: ${message}`) }] : [],
    )
  })
}

/** What the rules find in every version of every agreement; what several versions share, once. */
function lint(data: Data, asOf: number): { level: string; problem: Problem }[] {
  const { contracts, versions, services } = data
  const ids = services.map(({ id }) => id)
  const context = lintContext(data)
  const found = versions.flatMap(({ value, problem }) =>
    lintAgreement(value, context).map(({ rule, level, path, message }) => ({
      level,
      problem: problem(path, `${rule}: ${message}`),
    })),
  )
  const changes = contracts.flatMap((contract) => {
    const first = versions.find(({ value }) => value === contract.versions[0].agreement)
    return lintOverTime(contract, context, asOf).flatMap(({ level, path, message, rule }) =>
      first ? [{ level, problem: first.problem(path, `${rule}: ${message}`) }] : [],
    )
  })
  const current = contracts.map((contract) => agreementAt(contract, asOf))
  const bare = servicesWithoutSla(services, current, asOf).map((id) => ({
    level: 'warning',
    problem: {
      file: 'services.yaml',
      line: null,
      path: `services[${ids.indexOf(id)}]`,
      message: `service-without-sla: no agreement that is in force today promises anything about "${id}"; add an objective for it, or leave it: the page says so`,
    },
  }))
  return [...new Map([...found, ...changes, ...bare].map((one) => [problemText(one.problem), one])).values()]
}
