import { Agreement, Amendment, LEVELS } from '../../data/schema/agreement.ts'
import type { Contract, ContractAmendment } from '../../data/schema/contract.ts'
import { didYouMean } from '../nearest.ts'
import type { AgreementFile } from '../sla/agreement/amended-layer.ts'
import { historyOf, type WrittenAmendment } from '../sla/agreement/history.ts'
import { isMap, type Terms, termsOf } from '../sla/agreement/terms.ts'
import { namedPath, placeOf, written } from '../sla/agreement/written.ts'
import { type Problem, problemText } from './problem.ts'
import type { Located } from './references.ts'
import { checkValue, type Locate } from './yaml-file.ts'

/** A file of `data/agreements/` as YAML reads it. */
export interface RawFile {
  file: string
  value: unknown
  problem: Locate
}

export interface AgreementsRead {
  contracts: Contract[]
  versions: Located<Agreement>[]
  problems: Problem[]
}

interface Read extends RawFile {
  agreement: AgreementFile
}

/**
 * Put agreements together from their files: merge the levels, apply the amendments, and validate every version
 * (semantics 2.13, 2.14). A problem stands at the file and line that gave the value; what is missing, in the agreement's
 * own file. `versions` are those that passed the schema, located for further checks.
 */
export function readAgreements(files: readonly RawFile[]): AgreementsRead {
  const problems: Problem[] = []
  const known = new Map<string, Read>()
  for (const file of files) {
    const agreement = fileTerms(file)
    if (agreement === undefined) {
      const checked = checkValue(Agreement, file.value, file.problem)
      problems.push(...('problems' in checked ? checked.problems : []))
    } else if (known.has(agreement.id)) {
      const other = known.get(agreement.id)?.file
      problems.push(file.problem(['id'], `another agreement is called "${agreement.id}" too, in ${other}`))
    } else known.set(agreement.id, { ...file, agreement })
  }
  const byId = new Map([...known].map(([id, { agreement }]) => [id, agreement]))
  const versions: Located<Agreement>[] = []
  const contracts = [...known.values()].flatMap((read) => {
    const history = historyOf(read.agreement, byId)
    for (const { layer, place, message } of history.problems)
      problems.push((known.get(layer) ?? read).problem(place, message))
    problems.push(...strangers(read))
    const valid = history.versions.flatMap(({ from, terms, amendments }) => {
      const checked = checkValue(Agreement, written(terms), locator(read, terms, known))
      if ('problems' in checked) {
        problems.push(...checked.problems)
        return []
      }
      versions.push(checked)
      return [{ from, agreement: checked.value, amendments, provenance: provenanceOf(terms) }]
    })
    for (const { proposal } of history.proposed) {
      if (proposal === undefined) continue
      const checked = checkValue(Agreement, written(proposal), locator(read, proposal, known))
      if ('problems' in checked) problems.push(...checked.problems)
      else versions.push(checked)
    }
    const [first, ...later] = valid
    if (first === undefined) return []
    const { approved, proposed } = history
    const told = { approved: approved.map(amendmentOf), proposed: proposed.map(amendmentOf) }
    return [{ id: read.agreement.id, versions: [first, ...later] as Contract['versions'], ...told }]
  })
  return { contracts, versions, problems: once(problems) }
}

function amendmentOf({ amendment, changes }: WrittenAmendment): ContractAmendment {
  return { ...amendment, changes }
}

/** A file's terms, or undefined where it does not even say which agreement it is and of which level. */
function fileTerms({ file, value }: RawFile): AgreementFile | undefined {
  if (!isMap(value)) return undefined
  const { id, extends: wider, effectiveFrom } = value
  const level = LEVELS.find((one) => one === value.level)
  if (typeof id !== 'string' || level === undefined) return undefined
  const origin = { layer: id, from: `${level}:${id}`, place: [] }
  return {
    id,
    level,
    file,
    extends: [wider].flat().filter((one) => typeof one === 'string'),
    effectiveFrom: String(effectiveFrom),
    parties: listOf(value.parties).flatMap((party) =>
      isMap(party) && typeof party.role === 'string'
        ? [{ role: party.role, id: typeof party.id === 'string' ? party.id : undefined }]
        : [],
    ),
    terms: new Map(termsOf(value, [], origin).map((term) => [term.path.join('.'), term])),
    amendments: listOf(value.amendments).flatMap((raw, index) => {
      const { data } = Amendment.safeParse(raw)
      return data === undefined ? [] : [{ amendment: data, index }]
    }),
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Approvals by somebody who is no party: a misspelling would leave the amendment a proposal without a word. */
function strangers({ agreement, problem }: Read): Problem[] {
  const names = agreement.parties.flatMap(({ role, id }) => (id === undefined ? [role] : [role, id]))
  return agreement.amendments.flatMap(({ amendment, index }) =>
    amendment.approvals.flatMap((name, at) => {
      if (names.includes(name)) return []
      const hint = didYouMean(name, names) || `; the parties are ${names.join(', ')}`
      const message = `"${name}" is no party of this agreement, by role or id${hint}`
      return [problem(['amendments', index, 'approvals', at], message)]
    }),
  )
}

/** Where a part of a merged version stands: in the file that gave it, or where the agreement's own lacks it. */
function locator(read: Read, terms: Terms, known: ReadonlyMap<string, Read>): Locate {
  return (path, message) => {
    const found = placeOf(terms, path)
    if (found) return (known.get(found.layer) ?? read).problem(found.place, message)
    const named = namedPath(terms, path)
    const index = listOf((read.value as { objectives?: unknown }).objectives).findIndex(
      (one) => isMap(one) && one.id === named[1],
    )
    const own = named[0] === 'objectives' && index !== -1 ? ['objectives', index, ...named.slice(2)] : named
    return read.problem(own, message)
  }
}

function provenanceOf(terms: Terms): Record<string, string> {
  return Object.fromEntries([...terms].map(([path, { from }]) => [path, from]))
}

/** A value that several agreements or versions share is wrong once. */
function once(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problemText(problem), problem])).values()]
}
