import type { StatusFeed } from '../data/schema/feed.ts'

/*
 * A feed comes from the network: whatever is drawn from it is checked here, so that drawing never throws. Only what the
 * components use, and by hand: zod weighs more than the rest of the widget. Fields that are new in a later feed pass.
 */

type Check = (value: unknown) => boolean

const MOST_DAYS = 1000

const isString: Check = (value) => typeof value === 'string'
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isWhole: Check = (value) => Number.isSafeInteger(value)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isInstant: Check = (value) =>
  typeof value === 'string' && value.endsWith('Z') && Number.isFinite(Date.parse(value))
const isDate: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && Number.isFinite(Date.parse(value))
const isDecimal: Check = (value) => typeof value === 'string' && /^-?\d{1,15}(\.\d{1,12})?$/.test(value)
const isText: Check = (value) =>
  isString(value) ||
  (isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isString))
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([name, check]) => check(value[name]))

const isZone: Check = (value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) })
    return isString(value)
  } catch {
    return false
  }
}

/** Runs that add up to the days that they claim, and no more than can be drawn. */
const isStrip: Check = (value) => {
  if (!isObject(value) || !isString(value.states)) return false
  const runs = [...String(value.states).matchAll(/(\d{1,4})[a-z]/g)]
  const days = runs.reduce((sum, run) => sum + Number(run[1]), 0)
  const rest = String(value.states).replace(/\d{1,4}[a-z]/g, '')
  return rest === '' && days === value.count && days <= MOST_DAYS
}

const day = shape({
  date: isDate,
  state: isString,
  uptime: nullable(isDecimal),
  downMs: isCount,
  partialMs: isCount,
  degradedMs: isCount,
  unknownMs: isCount,
  maintenanceMs: isCount,
})

const objective = shape({
  title: isText,
  period: shape({ id: isString, type: isString, start: isInstant, end: isInstant }),
  target: shape({ comparator: isString, value: isDecimal, unit: isString }),
  value: nullable(isDecimal),
  verdict: isString,
  outlook: optional(isString),
  phase: isString,
  binding: (value) => typeof value === 'boolean',
  budget: optional(shape({ remainingMs: isWhole, consumed: isDecimal, breachAt: optional(isInstant) })),
  items: optional(shape({ good: isCount, valid: isCount })),
})

const service = shape({
  id: isString,
  name: isText,
  group: optional(isText),
  href: isString,
  state: isString,
  since: isInstant,
  days: (value) => isStrip(value) && shape({ from: isDate, count: isCount, details: listOf(day) })(value),
  objectives: listOf(objective),
  responseTime: optional(shape({ p95: (value) => Number.isFinite(value), window: isString })),
})

const incident = shape({
  id: isString,
  title: isText,
  status: isString,
  start: isInstant,
  end: nullable(isInstant),
  services: listOf(shape({ id: isString, state: isString })),
  updates: listOf(shape({ at: isInstant, status: isString, html: isText })),
  href: isString,
})

const maintenance = shape({
  id: isString,
  title: isText,
  start: isInstant,
  end: isInstant,
  actual: optional(shape({ start: isInstant, end: nullable(isInstant) })),
  services: listOf(isString),
  counts: shape({
    excluded: (value) => typeof value === 'boolean',
    why: isString,
    values: (value) => isObject(value) && Object.values(value).every(isString),
  }),
  href: isString,
})

const feed = shape({
  generatedAt: isInstant,
  dataThrough: isInstant,
  staleAfter: isInstant,
  page: shape({
    name: isText,
    url: isString,
    timeZone: isZone,
    locales: (value) => listOf(isString)(value) && (value as string[]).length > 0,
  }),
  services: listOf(service),
  incidents: listOf(incident),
  maintenance: listOf(maintenance),
})

/** Whether a value can be drawn as a status feed, version 1. */
export function isStatusFeed(value: unknown): value is StatusFeed {
  return isObject(value) && value.version === 1 && feed(value)
}

/** Whether a value says that it is of another version than the one that we read. */
export function isOtherVersion(value: unknown): boolean {
  return isObject(value) && 'version' in value && value.version !== 1
}
