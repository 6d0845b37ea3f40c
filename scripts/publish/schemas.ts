import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { z } from 'zod'
import {
  AgreementFeed,
  BaselineFeed,
  Incident,
  IncidentsFeed,
  Maintenance,
  ObjectiveResult,
  PeriodFeed,
  PeriodSummary,
  QuarterSummary,
  Service,
  ServiceFeed,
  StatusFeed,
  TemplatesFeed,
} from '../../data/schema/feed.ts'
import { sharedStart, textsRemembered } from '../each-remembered.ts'
import { Beside, remembered } from '../sla/remembered.ts'
import { fieldsOf, objectPicker, type Picker, pickerOf } from './allow-list.ts'

const KINDS = {
  status: StatusFeed,
  service: ServiceFeed,
  incidents: IncidentsFeed,
  agreement: AgreementFeed,
  period: PeriodFeed,
  baseline: BaselineFeed,
  templates: TemplatesFeed,
}
export type FeedKind = keyof typeof KINDS

/**
 * The published JSON Schema of a kind of feed file. It allows fields that it does not know, as later versions of the
 * contract add them.
 */
export function jsonSchema(kind: FeedKind): object {
  return schemaOf(KINDS[kind])
}

const schemaOf = remembered((schema: z.ZodType): object =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }),
)

/** To optimise what runs a few times takes longer than to run it, and that our schemas are schemas is a test's to prove. */
const ajv = new Ajv2020({ strict: false, validateSchema: false, code: { optimize: false } })

type Later = (proof: () => void) => void

/**
 * Keep the fields of the contract and nothing else (the allow-list), and prove the result against the schema that is
 * published beside it.
 * @param later - Takes the proof, for a moment with nothing else to do, before anything of it is published: a process that builds again and again proves the first.
 * @throws Error when the result does not fit: a defect of this program, so nothing may be published.
 */
export function contractOnly<K extends FeedKind>(
  kind: K,
  feed: z.input<(typeof KINDS)[K]>,
  later: Later = (proof) => proof(),
): z.output<(typeof KINDS)[K]> {
  return KEEPERS[kind].keep(feed, later) as z.output<(typeof KINDS)[K]>
}

/** The file of what `contractOnly` gave: one line as `JSON.stringify` writes it, with what was written before put in. */
export function feedText<K extends FeedKind>(kind: K, kept: z.output<(typeof KINDS)[K]>): string {
  return KEEPERS[kind].line(kept)
}

/**
 * Keeps entries of one schema. Of ninety days only one is new from minute to minute, of closed periods none, and a service
 * stands in two files: each is kept, proven and written once, and is the same object as long as what it is made of is.
 */
interface Keeper {
  keep(entry: object, later: Later): object
  text(kept: object): string
  /** The same with a line's end, for a file: it is read once and not kept. */
  line(kept: object): string
  /** The same of a list: what was kept of it the last time needs not be looked at one by one. */
  keepAll(entries: readonly object[], later: Later): readonly object[]
  textAll(kept: readonly object[]): string
}

type Parts = Record<string, Keeper>

/** @param parts - Fields of the schema that have keepers of their own, or whose entries have. */
function keeper(name: string, whole: z.ZodObject, parts: Parts = {}): Keeper {
  const { pick, prove } = allowList(name, whole, parts)
  const known = new Beside<object, { kept: object; proven: boolean }>()
  const keep: Keeper['keep'] = (entry, later) => {
    const before = known.get(entry)
    if (before?.proven) return before.kept
    // One that nobody proved yet has to be, whoever kept it; so have its parts.
    const kept = pick(entry, later)
    const now = before ?? { kept, proven: false }
    known.set(entry, now)
    later(() => {
      if (!now.proven) prove(now.kept)
      now.proven = true
    })
    return now.kept
  }
  const text = remembered((kept: object) => written(kept, parts), new Beside())
  const textOfAll = textsRemembered((kept: readonly object[]) => kept.map(text).join(','), ',')
  return {
    keep,
    text,
    line: (kept) => written(kept, parts, '}\n'),
    keepAll: listsRemembered(keep),
    textAll: (kept) => `[${textOfAll(kept)}]`,
  }
}

/** The same for entries that stand in one list: they are remembered with it and not by themselves. */
function listKeeper(name: string, whole: z.ZodObject): Keeper {
  const { pick, prove } = allowList(name, whole, {})
  const keep: Keeper['keep'] = (entry, later) => {
    const kept = pick(entry, later)
    later(() => prove(kept))
    return kept
  }
  const textOfAll = textsRemembered((kept: readonly object[]) => JSON.stringify(kept).slice(1, -1), ',')
  return {
    keep,
    text: (kept) => JSON.stringify(kept),
    line: (kept) => `${JSON.stringify(kept)}\n`,
    keepAll: listsRemembered(pick, prove),
    textAll: (kept) => `[${textOfAll(kept)}]`,
  }
}

/** What keeps the fields of a schema and no others, and what proves those that are no parts. */
function allowList(name: string, whole: z.ZodObject, parts: Parts) {
  const fields = fieldsOf(whole)
  const schema = z.object(Object.fromEntries(fields.filter(([field]) => parts[field] === undefined)))
  let validate: ValidateFunction | undefined
  return {
    pick: objectPicker(
      fields.map(([field, of]): [string, Picker<Later>] => {
        const part = parts[field]
        return [field, part ? partPicker(part) : pickerOf(of)]
      }),
    ) as (entry: object, later: Later) => object,
    prove(kept: object): void {
      validate ??= ajv.compile(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }))
      if (validate(kept)) return
      const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
      throw new Error(`The ${name} of the feed does not fit its own schema: ${wrong.join('; ')}`)
    },
  }
}

function partPicker(part: Keeper): Picker<Later> {
  return (value, later) => {
    if (value === undefined) return value
    return Array.isArray(value) ? part.keepAll(value, later) : part.keep(value as object, later)
  }
}

/**
 * Keeps lists, which are known by their first entry.
 * @param prove - Where `keep` does not see to it.
 */
function listsRemembered(keep: Keeper['keep'], prove: (kept: object) => void = () => {}): Keeper['keepAll'] {
  /** With how many of the first entries are proven. */
  const lists = new WeakMap<object, { entries: readonly object[]; kept: readonly object[]; proven: number }>()
  return (entries, later) => {
    const [first] = entries
    if (first === undefined) return entries
    const before = lists.get(first)
    const sure = before ? Math.min(before.proven, sharedStart(before.entries, entries)) : 0
    if (before && sure === entries.length && sure === before.entries.length) return before.kept
    const made = entries.map((entry, index) => before?.kept[index < sure ? index : -1] ?? keep(entry, later))
    const kept = sharedStart(made, entries) === made.length ? entries : made
    const now = { entries, kept, proven: sure }
    lists.set(first, now)
    later(() => {
      for (const one of kept.slice(now.proven)) prove(one)
      now.proven = kept.length
    })
    return kept
  }
}

/** With all put together at once: the texts of a thousand services are too long to be copied a second time. */
function written(kept: object, parts: Parts, end = '}'): string {
  const texts: string[] = []
  for (const [field, value] of Object.entries(kept)) {
    if (value === undefined) continue
    const part = parts[field]
    texts.push(texts.length === 0 ? '{' : ',', JSON.stringify(field), ':')
    texts.push(part === undefined ? JSON.stringify(value) : partText(value, part))
  }
  texts.push(texts.length === 0 ? `{${end}` : end)
  return texts.join('')
}

function partText(value: unknown, part: Keeper): string {
  return Array.isArray(value) ? part.textAll(value) : part.text(value as object)
}

const page = keeper('page', StatusFeed.shape.page)
const result = listKeeper('result', ObjectiveResult)
const days = keeper('days', Service.shape.days)
const service = keeper('service', Service, { days, objectives: result })
const [incidents, maintenance] = [keeper('incident', Incident), keeper('maintenance', Maintenance)]
const responseDays = listKeeper('response day', ServiceFeed.shape.responseDays.element)
const events = { incidents, maintenance }
const [periods, quarters] = [keeper('period summary', PeriodSummary), keeper('quarter', QuarterSummary)]

const KEEPERS: Record<FeedKind, Keeper> = {
  status: keeper('status', StatusFeed, { page, services: service, ...events }),
  service: keeper('service', ServiceFeed, {
    ...{ page, service, calendar: days, history: result, responseDays, ...events },
  }),
  incidents: keeper('incidents', IncidentsFeed, { page, ...events }),
  agreement: keeper('agreement', AgreementFeed, { page, history: result, periods, quarters }),
  period: keeper('period', PeriodFeed, { page, results: result, summary: periods, quarter: quarters }),
  baseline: keeper('baseline', BaselineFeed, { page }),
  templates: keeper('templates', TemplatesFeed, { page }),
}
