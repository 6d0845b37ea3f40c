import type { StatusFeed } from '../data/schema/feed.ts'
import type { FeedHead } from './view.ts'

/*
 * A feed comes from the network: whatever is drawn from it is checked here, so that drawing never throws. Only what the
 * components use, and by hand: zod weighs more than the rest of the widget. Fields that are new in a later feed pass.
 */

type Check = (value: unknown) => boolean

/** Whether a value is a feed of a kind. */
export type Guard<F extends FeedHead> = (value: unknown) => value is F

/** Twenty-seven years: no calendar is longer, and what is cannot be drawn. */
const MOST_DAYS = 9999
/** Of names that are not for people, such as ids, units and addresses. */
const LONGEST_STRING = 500

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isString = (value: unknown): value is string => typeof value === 'string'
const isShort = (value: unknown) => isString(value) && value.length <= LONGEST_STRING
const matches = (pattern: RegExp) => (value: unknown) => isString(value) && pattern.test(value)
const isTime = (value: unknown) => isString(value) && Number.isFinite(Date.parse(value))
/** What has passed once is not looked at again: most of a feed is what it was a minute ago (kept.ts). */
export const listOf = (check: Check) => {
  const passed = new WeakSet()
  const once: Check = (value) => {
    const known = isObject(value) && passed.has(value)
    const passes = known || check(value)
    if (passes && isObject(value)) passed.add(value)
    return passes
  }
  return (value: unknown) => Array.isArray(value) && value.every(once)
}

const KINDS: Record<string, Check> = {
  string: isShort,
  text: (value) =>
    isString(value) ||
    (isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isString)),
  instant: (value) => matches(/T.*Z$/)(value) && isTime(value),
  date: (value) => matches(/^\d{4}-\d\d-\d\d$/)(value) && isTime(value),
  decimal: matches(/^-?\d{1,15}(\.\d{1,12})?$/),
  whole: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  zone: (value) => {
    try {
      return isString(value) && new Intl.DateTimeFormat('en', { timeZone: value }) !== null
    } catch {
      return false
    }
  },
  strings: (value) => listOf(isShort)(value),
}

/** An object with fields of a kind, `name:kind`, `?` for one that may be missing or null, and further ones to check. */
export function shape(fields: string, more: Record<string, Check> = {}): Check {
  const checks: [string, Check][] = (fields.match(/\S+/g) ?? []).map((field) => {
    const [, name = '', kind = '', open] = /^(\w+):(\w+)(\?)?$/.exec(field) ?? []
    const check = KINDS[kind]
    return [name, (value) => (open !== undefined && value == null) || (check?.(value) ?? false)]
  })
  const all = [...checks, ...Object.entries(more)]
  return (value) => isObject(value) && all.every(([name, check]) => check(value[name]))
}

export const isFacts: Check = (value) => isObject(value) && listOf(isString)(Object.values(value))

export const orNothing = (check: Check) => (value: unknown) => value === undefined || check(value)

/** Runs that add up to the days that they claim, and no more than can be drawn. */
const isStrip: Check = (value) => {
  const { states, count } = value as { states: string; count: number }
  if (!/^(\d{1,4}[a-z])*$/.test(states)) return false
  const days = (states.match(/\d+/g) ?? []).reduce((sum, run) => sum + Number(run), 0)
  return days === count && days <= MOST_DAYS
}

const day = shape(
  'date:date state:string uptime:decimal? downMs:whole partialMs:whole degradedMs:whole unknownMs:whole maintenanceMs:whole',
)
const days = shape('from:date states:string count:whole', { details: listOf(day) })
/** The days of a service, as runs and what there is to tell of some. */
export const strip: Check = (value) => days(value) && isStrip(value)
export const objective = shape(
  'title:text clause:string? value:decimal? worst:decimal? best:decimal? coverage:decimal? verdict:string outlook:string? phase:string begins:instant? binding:boolean',
  {
    period: shape('id:string type:string start:instant end:instant'),
    target: shape('comparator:string value:decimal unit:string'),
    budget: orNothing(shape('remainingMs:whole consumed:decimal breachAt:instant?')),
    items: orNothing(shape('good:whole valid:whole')),
    ledger: orNothing(shape('', { excluded: listOf(shape('reason:string ms:whole')) })),
  },
)
export const service = shape('id:string name:text group:text? href:string state:string since:instant', {
  days: strip,
  objectives: listOf(objective),
  responseTime: orNothing(shape('p95:number window:string')),
})
const incident = shape(
  'id:string title:text status:string start:instant end:instant? nextUpdate:instant? href:string',
  {
    services: listOf(shape('id:string state:string')),
    updates: listOf(shape('at:instant status:string html:text')),
  },
)
const maintenance = shape('id:string title:text start:instant end:instant services:strings href:string', {
  actual: orNothing(shape('start:instant end:instant?')),
  counts: shape('excluded:boolean why:string', { values: isFacts }),
})
export const events = { incidents: listOf(incident), maintenance: listOf(maintenance) }
const head = shape('generatedAt:instant dataThrough:instant staleAfter:instant', {
  page: shape('name:text timeZone:zone locales:strings'),
})
const allServices = listOf(service)
/** An id is one service's. */
const services: Check = (value) =>
  allServices(value) &&
  new Set((value as { id: string }[]).map(({ id }) => id)).size === (value as unknown[]).length
const status = shape('', { services, ...events })

/** Whether a value begins as every feed of version 1 does. */
export function isFeed(value: unknown): value is FeedHead {
  return isObject(value) && value.version === 1 && head(value)
}

/** Whether a value can be drawn as `status.json`, version 1. */
export function isStatusFeed(value: unknown): value is StatusFeed {
  return isFeed(value) && status(value)
}

/** Whether a value says that it is of another version than the one that we read. */
export function isOtherVersion(value: unknown): boolean {
  return isObject(value) && 'version' in value && value.version !== 1
}
