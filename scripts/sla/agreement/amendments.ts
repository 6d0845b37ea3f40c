import type { Amendment } from '../../../data/schema/agreement.ts'
import type { Change } from '../../../data/schema/contract.ts'
import { didYouMean } from '../../nearest.ts'
import { isOwn, type LayerProblem, shown } from './layer.ts'
import {
  isMap,
  keyOf,
  type Origin,
  putTerm,
  REMOVED,
  removeTerms,
  type Terms,
  termsAt,
  termsOf,
} from './terms.ts'
import { writtenAt } from './written.ts'

/** What makes an agreement that agreement, and not another. */
const FIXED = ['id', 'level', 'extends', 'effectiveFrom', 'signatures', 'amendments', 'objectives']

/** What holds before an amendment, and the part of it that wider levels say. */
interface Before {
  merged: Terms
  inherited: Terms
}

function faultOf(path: string, value: unknown, { merged }: Before): string | undefined {
  const [first, name, field] = path.split('.')
  if (path.split('.').includes('')) return `"${path}" is no path; expected names with points between`
  if (FIXED.includes(path))
    return path === 'objectives'
      ? 'expected the path of one objective, as in "objectives.tillganglighet.target"'
      : `"${path}" cannot be amended; that is another agreement`
  if (first === 'objectives' && field === 'id')
    return 'an objective keeps its id; remove it and add another instead'
  const objective = `objectives.${name}`
  const adds = field === undefined && isMap(value)
  if (first === 'objectives' && !adds && termsAt(merged, objective).length === 0)
    return `no objective is called "${name}"${didYouMean(objective, objectivesOf(merged))}`
  if (value === null && writtenAt(merged, path) === undefined)
    return `nothing stands at "${path}" that could be removed${didYouMean(path, [...merged.keys()])}`
  const single = singleAbove(path, merged)
  return single && !isMap(single.value)
    ? `"${keyOf(single.path)}" is one value, ${shown(single.value)}; set it as a whole`
    : undefined
}

function objectivesOf(terms: Terms): string[] {
  const paths = [...terms.values()].map(({ path }) => path)
  return [
    ...new Set(paths.filter(([first]) => first === 'objectives').map((path) => keyOf(path.slice(0, 2)))),
  ]
}

/** The single term that a path leads into, as `title.sv` does into `title`. */
function singleAbove(path: string, terms: Terms) {
  return [...terms.values()].find((term) => path.startsWith(`${keyOf(term.path)}.`))
}

/** A value with one part of it replaced, or taken away by null. */
function withPart(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const fields = isMap(whole) ? whole : {}
  if (value === null && rest.length === 0)
    return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key))
  return { ...fields, [key]: withPart(fields[key], rest, value) }
}

/**
 * An agreement's own terms with an amendment applied (semantics 2.13): each path set to its new value, `null` removing
 * it, whether its own file or a wider level said it. A path may lead to a field, to one part of a value (`title.sv`), to
 * a block (`maintenance`), or to an objective, which is new where none is called so. A path that leads nowhere is a
 * problem at its line; whether the values are any good, the schema says when the version is put together.
 */
export function amend(
  own: Terms,
  before: Before,
  { id, set }: Amendment,
  origin: Origin,
): { terms: Terms; changes: Change[]; problems: LayerProblem[] } {
  const terms: Terms = new Map(own)
  const changes: Change[] = []
  const problems: LayerProblem[] = []
  for (const [path, value] of Object.entries(set)) {
    const place = [...origin.place, 'set', path]
    const message = faultOf(path, value, before)
    if (message !== undefined) {
      problems.push({ layer: origin.layer, place, message })
      continue
    }
    const from = { ...origin, from: `${origin.from}@${id}`, place }
    changes.push({ path, from: writtenAt(before.merged, path) ?? null, to: value })
    const single = singleAbove(path, before.merged)
    if (single) {
      const inside = path.split('.').slice(single.path.length)
      putTerm(terms, { ...from, path: single.path, value: withPart(single.value, inside, value) })
      continue
    }
    removeTerms(terms, path)
    if (value !== null) for (const term of termsOf(value, path.split('.'), from)) putTerm(terms, term)
    else if (!isOwn(path) && termsAt(before.inherited, path).length > 0)
      putTerm(terms, { ...from, path: path.split('.'), value: REMOVED })
  }
  return { terms, changes, problems }
}
