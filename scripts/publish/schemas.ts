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

/** One for all kinds, so that the schema of schemas is compiled once. To optimise what runs a few times takes longer than to run it. */
const ajv = new Ajv2020({ strict: false, code: { optimize: false } })

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

/** @param parts - Fields of the schema that have keepers of their own, or whose entries have. */
function keeper(name: string, whole: z.ZodObject<z.ZodRawShape>, parts: Record<string, Keeper> = {}): Keeper {
  const names = Object.keys(whole.shape)
  const own = names.filter((field) => parts[field] === undefined)
  const schema = z.object(Object.fromEntries(own.map((field) => [field, whole.shape[field] as z.ZodType])))
  const known = new Beside<object, { kept: object; proven: boolean }>()
  const texts = new Beside<object, string>()
  let validate: ValidateFunction | undefined
  const prove = (kept: object) => {
    validate ??= ajv.compile(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }))
    if (validate(kept)) return
    const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
    throw new Error(`The ${name} of the feed does not fit its own schema: ${wrong.join('; ')}`)
  }
  const partsOf = (entry: object, later: Later): Record<string, unknown> => {
    const fields = entry as Record<string, unknown>
    const given = Object.entries(parts).filter(([field]) => fields[field] !== undefined)
    return Object.fromEntries(
      given.map(([field, part]) => {
        const value = fields[field] as object
        return [field, Array.isArray(value) ? part.keepAll(value, later) : part.keep(value, later)]
      }),
    )
  }
  const keepAnew = (entry: object, later: Later): object => {
    const all = { ...(schema.parse(entry) as object), ...partsOf(entry, later) } as Record<string, unknown>
    return Object.fromEntries(names.flatMap((field) => (field in all ? [[field, all[field]]] : [])))
  }
  const keep: Keeper['keep'] = (entry, later) => {
    const before = known.get(entry)
    if (before?.proven) return before.kept
    // One that nobody proved yet has to be, whoever kept it; so have its parts.
    if (before) partsOf(entry, later)
    const now = before ?? { kept: keepAnew(entry, later), proven: false }
    known.set(entry, now)
    later(() => {
      prove(now.kept)
      now.proven = true
    })
    return now.kept
  }
  const text: Keeper['text'] = (kept) => {
    const before = texts.get(kept) ?? written(kept as Record<string, unknown>, parts)
    texts.set(kept, before)
    return before
  }
  /** Lists by their first entry, and how many of their first entries were proven when they were kept. */
  const lists = new WeakMap<object, { entries: readonly object[]; kept: readonly object[]; proven: number }>()
  const textOfAll = textsRemembered(text, ',')
  return {
    keep,
    text,
    line: (kept) => written(kept as Record<string, unknown>, parts, '}\n'),
    keepAll(entries, later) {
      const [first] = entries
      const before = first && lists.get(first)
      const sure = before ? Math.min(before.proven, sharedStart(before.entries, entries)) : 0
      if (before && sure === entries.length && sure === before.entries.length) return before.kept
      const kept = entries.map(
        (entry, index) => before?.kept[index < sure ? index : -1] ?? keep(entry, later),
      )
      const unproven = entries.findIndex((entry, index) => index >= sure && !known.get(entry)?.proven)
      if (first) lists.set(first, { entries, kept, proven: unproven < 0 ? entries.length : unproven })
      return kept
    },
    textAll: (kept) => `[${textOfAll(kept)}]`,
  }
}

/** With all put together at once: the texts of a thousand services are too long to be copied a second time. */
function written(kept: Record<string, unknown>, parts: Record<string, Keeper>, end = '}'): string {
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
const result = keeper('result', ObjectiveResult)
const days = keeper('days', Service.shape.days)
const service = keeper('service', Service, { days, objectives: result })
const [incidents, maintenance] = [keeper('incident', Incident), keeper('maintenance', Maintenance)]
const responseDays = keeper('response day', ServiceFeed.shape.responseDays.element)
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
