import { beforeEach, expect, test, vi } from 'vitest'
import type { AgreementFeed, Incident, ServiceFeed, Step } from '../data/schema/feed.ts'
import { agreementKey, reportKey, serviceKey } from './quiet.ts'
import { reportPages } from './reports.ts'
import { result } from './result.fixture.ts'
import { incidentKey } from './settled.ts'

/*
 * A page on which nothing happens is taken over for a while. So whatever the feed tells is in its key, known to these pages or
 * not, but for what is named here: each of these only grows or moves as time passes.
 */

const GENERATED = '2026-03-20T10:00:00Z'
/** Half of that time is five minutes. */
const STALE = '2026-03-20T10:10:00Z'

const state = vi.hoisted(() => ({ agreements: [] as unknown[], incidents: [] as unknown[], status: {} }))
vi.mock('./feed.ts', () => ({
  agreementFeeds: () => state.agreements,
  baselineFeeds: () => [],
  templateEntries: () => [],
  periodFeeds: () => [],
  chainFeed: () => undefined,
  incidentsFeed: () => ({ incidents: state.incidents, maintenance: [] }),
  statusFeed: () => state.status,
  basePath: () => '/',
}))

const HEAD = {
  version: 1,
  generatedAt: GENERATED,
  dataThrough: GENERATED,
  staleAfter: STALE,
  page: {
    name: 'Sida',
    url: 'https://status.example.com',
    timeZone: 'Europe/Stockholm',
    locales: ['sv'],
  },
} as const
const INCIDENT = {
  updates: [],
  id: 'natet',
  title: 'Nätet',
  end: '2026-03-02T10:30:00Z',
  services: [{ id: 'portal' }],
}
/** It is claimed as an exclusion, and cost no time. */
const CLAIMED = { ...INCIDENT, id: 'kabeln', title: 'Kabeln' }
const PERIOD = { ...result({}).period }
const step = (name: string, values: Record<string, string>): Step => ({ step: name, values })
const losses = (to: string) => ({
  from: '2025-12-31T23:00:00Z',
  to,
  downMs: 60_000,
  missed: 0,
  causes: [{ cause: 'unexplained', downMs: 60_000, share: '100.0', missed: 0 }],
  services: [{ services: ['portal'], downMs: 60_000, share: '100.0' }],
  objectives: [],
})
const whole = (id: string, type: string) => ({
  period: { ...PERIOD, id, type, end: '2026-12-31T23:00:00Z' },
  running: true,
  counts: { met: 1, breached: 0, noData: 0, excluded: 0, open: 1 },
  objectives: [
    { objective: 'o', service: 'portal', value: '99.9', exact: { num: '1', den: '2' }, coverage: '100.00' },
    { objective: 'p', value: '50', exact: { num: '1', den: '2' }, items: { good: 1, valid: 2 } },
  ],
})

/** Figures that are taken over time and that go on. */
const timed = {
  ...result({
    ledger: {
      upMs: 1_000,
      downMs: 2_000,
      unknownMs: 3_000,
      outsideHoursMs: 4_000,
      outsideContractMs: 5_000,
      futureMs: 6_000,
      excluded: [{ reason: 'maintenance', ms: 7_000 }],
    },
    outlook: 'on-track',
    coverage: '99.90',
    worst: '99.8',
    best: '99.9',
    exact: { num: '1', den: '3' },
    numbers: { openEvents: '0' },
    budget: {
      totalMs: 9_000,
      usedMs: 2_000,
      remainingMs: 7_000,
      consumed: '22.22',
      burnRate: '1.00',
      breachAt: '2026-03-21T10:00:00Z',
      exhaustionAt: '2026-03-22T10:00:00Z',
    },
    projection: { best: '99.9', runRate: '99.8', worst: '70.0' },
    explain: [
      step('agreed', {
        periodMs: '20000',
        outsideContractMs: '5000',
        outsideHoursMs: '4000',
        futureMs: '6000',
        agreedMs: '11000',
      }),
      step('maintenance', { end: '2026-03-20T11:00:00Z', excludedMs: '7000' }),
      step('base', { baseMs: '6000', agreedMs: '11000', excludedMs: '7000', mode: 'none' }),
      step('unknown', { unknownMs: '3000', sourceLateMs: '2000', coverage: '99.90', policy: 'exclude' }),
      step('outage', {
        start: '2026-03-02T10:00:00Z',
        end: INCIDENT.end,
        countedMs: '2000',
        events: 'natet',
      }),
      step('exclusion', { incident: CLAIMED.id, type: 'force-majeure', why: 'listed', excludedMs: '0' }),
      step('down', { downMs: '2000' }),
      step('value', { value: '99.9', num: '1', den: '3', worst: '99.8', best: '99.9' }),
      step('verdict', { verdict: 'pending', outlook: 'on-track' }),
    ],
  }),
}
/** What is counted grows with what happens, and not with time. */
const counted = result({
  objective: 'p',
  metric: 'response-time',
  exact: { num: '1', den: '3' },
  explain: [step('requests', { good: '1', valid: '3' }), step('value', { num: '1', den: '3' })],
})
const closed = result({ exact: { num: '1', den: '3' }, period: { ...PERIOD, id: '2026-02' } })

const agreement = {
  ...HEAD,
  agreement: {
    id: 'drift',
    title: 'Drift',
    timeZone: 'Europe/Stockholm',
    services: [{ id: 'portal', name: 'Portalen' }],
    href: 'agreements/drift/',
  },
  terms: { hours: [{ id: 'kontor', timeZone: 'Europe/Helsinki', open: true }] },
  levels: [{ objective: 'o', agreement: 'ram' }],
  results: [timed, counted],
  history: [closed],
  deviations: [{ id: 'd', state: 'open', ageDays: 3, period: PERIOD }],
  improvements: losses(GENERATED),
  satisfaction: [{ periods: [{ period: PERIOD, value: '80' }] }],
  periods: [{ period: PERIOD, losses: losses(GENERATED) }],
  years: [
    {
      ...whole('2026', 'calendar-year'),
      losses: losses(GENERATED),
      longest: { end: INCIDENT.end, incidents: ['natet'] },
    },
  ],
  quarters: [whole('2026-Q1', 'calendar-quarter')],
  escalations: [{ at: '2026-03-20T12:00:00Z', objective: 'p' }],
  summary: { verdict: 'pending', counts: { onTrack: 2 } },
  aFieldOfALaterFeed: { told: 'something' },
}
const source = {
  agreement: { id: 'ram', title: 'Ram', href: 'agreements/ram/' },
  results: [],
  history: [],
  amendments: [{ id: 'a' }],
}
const service = {
  ...HEAD,
  service: {
    id: 'portal',
    name: 'Portalen',
    href: 'services/portal/',
    state: 'operational',
    objectives: [timed, counted],
  },
  history: [closed],
  incidents: [INCIDENT],
  maintenance: [{ id: 'm', start: '2026-03-20T11:00:00Z', end: '2026-03-20T12:00:00Z' }],
  aFieldOfALaterFeed: { told: 'something' },
}
const STATUS = { ...HEAD, services: [service.service], incidents: [INCIDENT], maintenance: [] }

type Leaf = string | number | boolean | null
type Path = (string | number)[]

beforeEach(() => {
  state.agreements = [agreement, source]
  state.incidents = [INCIDENT, CLAIMED]
  state.status = STATUS
})

/** Every value in a tree by its path. */
function leaves(tree: unknown, path: Path = []): [Path, Leaf][] {
  if (typeof tree !== 'object' || tree === null) return [[path, tree as Leaf]]
  return Object.entries(tree).flatMap(([name, value]) =>
    leaves(value, [...path, Array.isArray(tree) ? Number(name) : name]),
  )
}

/** Another value of its kind. */
function another(value: Leaf): Leaf {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (value === 'Europe/Stockholm' || value === 'Europe/Helsinki') return 'Asia/Tokyo'
  if (value !== null && /^\d{4}-.*Z$/.test(value)) return value.replace(/\d\dZ$/, '59Z')
  return `${value}1`
}

/** The tree with another value at a path. */
function withAnother<T>(tree: T, path: Path): T {
  const copy = structuredClone(tree)
  const last = path.at(-1) ?? ''
  const parent = path
    .slice(0, -1)
    .reduce((at, name) => at[name] as never, copy as Record<string | number, never>)
  parent[last] = another(parent[last] as unknown as Leaf) as never
  return copy
}

/** Which values of a tree may be other ones without the key being another one, their places in lists left out. */
function behind<T extends object>(tree: T, key: (tree: T) => string | undefined): string[] {
  const before = key(structuredClone(tree))
  const free = leaves(tree)
    .map(([path]) => path)
    .filter((path) => key(withAnother(tree, path)) === before)
  return [...new Set(free.map((path) => named(tree, path)))].sort()
}

/** `results.o.explain.agreed.futureMs`: what has a name in a list goes by that. */
function named(tree: unknown, path: Path): string {
  let at = tree as Record<string | number, never> | undefined
  const names = path.flatMap((name) => {
    at = at?.[name]
    const { step: ofStep, objective } = (at ?? {}) as { step?: string; objective?: string }
    return typeof name === 'string' ? name : (ofStep ?? objective ?? [])
  })
  return names.filter((name) => name !== 'values').join('.')
}

/** The head of a feed. Its page is that of the feed of all. */
const HEADS = [
  'dataThrough',
  'generatedAt',
  'staleAfter',
  'page.locales',
  'page.name',
  'page.timeZone',
  'page.url',
]
/** What of a figure that is taken over time is behind. */
const BEHIND = [
  ...['budget.burnRate', 'budget.exhaustionAt', 'exact.den', 'exact.num'],
  ...['explain.agreed.agreedMs', 'explain.agreed.futureMs', 'explain.agreed.outsideHoursMs'],
  ...['explain.base.agreedMs', 'explain.base.baseMs'],
  ...['explain.unknown.sourceLateMs', 'explain.unknown.unknownMs'],
  ...['explain.value.den', 'explain.value.num'],
  ...['ledger.futureMs', 'ledger.outsideHoursMs', 'ledger.unknownMs', 'ledger.upMs'],
  ...['projection.best', 'projection.runRate', 'projection.worst'],
]

/** An agreement's feed as a build of its own reads it. */
function read(feed: unknown): AgreementFeed {
  const own = structuredClone(feed)
  state.agreements = [own, ...state.agreements.slice(1)]
  return own as AgreementFeed
}
const keyOf = (feed: unknown = agreement) => agreementKey(read(feed), 'sv')
const keyOfYear = (feed: unknown = agreement) => {
  const report = reportPages(read(feed)).find(({ year }) => year?.running)
  return report && reportKey(report, 'sv')
}
const keyOfService = (feed: unknown = service) => serviceKey(structuredClone(feed) as ServiceFeed, 'sv')

test('whatever the feed of a service tells has its page drawn, but how much time there was and how it goes on', () => {
  expect(behind(service, keyOfService)).toEqual(
    [...HEADS, ...BEHIND.map((name) => `service.objectives.o.${name}`)].sort(),
  )
})

test('the same of an agreement, whose years tell their counts there and the rest in their reports', () => {
  const ofYears = leaves(agreement.years)
    .map(([path]) => named({ years: agreement.years }, ['years', ...path]))
    .filter((name) => /^years\.(objectives|losses|longest)\./.test(name))
  expect(behind(agreement, keyOf)).toEqual(
    [
      ...[...HEADS, 'quarters.objectives.o.exact.den', 'quarters.objectives.o.exact.num'],
      ...[...BEHIND.map((name) => `results.o.${name}`), ...new Set(ofYears)],
    ].sort(),
  )
})

test('the report of a year that goes on tells all of it, but what the share of time is a fraction of', () => {
  const free = behind(agreement, keyOfYear)
  expect(free.filter((name) => name.startsWith('years.'))).toEqual([
    'years.objectives.o.exact.den',
    'years.objectives.o.exact.num',
  ])
  expect(free.filter((name) => /^(agreement|history|terms|summary|satisfaction|aField)/.test(name))).toEqual(
    [],
  )
})

test('the page of an incident whose month goes on tells how each figure stands that it cost time', () => {
  const free = behind(agreement, (feed) => {
    read(feed)
    return incidentKey(structuredClone(INCIDENT) as unknown as Incident, 'sv')
  })
  const own = free.filter((name) => name.startsWith('results.o.') && !name.startsWith('results.o.explain.'))
  expect(own).toEqual(
    BEHIND.filter((name) => !name.startsWith('explain.')).map((name) => `results.o.${name}`),
  )
  expect(free.filter((name) => name.startsWith('results.o.explain.outage'))).toEqual([])
})

/** All that a build of so many seconds later would find where nothing happened. */
function later<T>(tree: T, seconds: number): T {
  const at = (instant: string) =>
    new Date(Date.parse(instant) + seconds * 1000).toISOString().replace('.000', '')
  const moved = [GENERATED, STALE].reduce(
    (text, instant) => text.replaceAll(instant, at(instant)),
    JSON.stringify(tree),
  )
  return JSON.parse(moved)
}
const keys = () => [keyOf(), keyOfYear(), keyOfService()]
const keysLater = (seconds: number) => {
  state.status = later(STATUS, seconds)
  return [
    keyOf(later(agreement, seconds)),
    keyOfYear(later(agreement, seconds)),
    keyOfService(later(service, seconds)),
  ]
}
const isAnother = (before: unknown[], after: unknown[]) => before.map((key, index) => key !== after[index])

test('a page that nothing happens on stays for its stretch of time, and no longer', () => {
  const before = keys()
  expect(isAnother(before, keysLater(1))).toEqual([false, false, false])
  expect(isAnother(before, keysLater(300))).toEqual([true, true, true])
})

test('a kind of time is told of as soon as there is any, and so is that the figure goes on', () => {
  const before = keyOf()
  for (const name of ['upMs', 'unknownMs', 'outsideHoursMs', 'futureMs']) {
    const none = { ...timed, ledger: { ...timed.ledger, [name]: 0 } }
    expect(keyOf({ ...agreement, results: [none, counted] }), name).not.toBe(before)
  }
  const { projection: _, ...over } = timed
  expect(keyOf({ ...agreement, results: [over, counted] })).not.toBe(before)
})

test('an outage that goes on is another one in every build', () => {
  const open = step('outage', { start: '2026-03-20T09:00:00Z', end: GENERATED, open: 'true' })
  const down = { ...timed, explain: [...(timed.explain ?? []), open] }
  const before = keyOf({ ...agreement, results: [down, counted] })
  state.status = later(STATUS, 1)
  expect(keyOf(later({ ...agreement, results: [down, counted] }, 1))).not.toBe(before)
})

test('a step of an escalation that is reached and maintenance that is over are told at once', () => {
  const before = keyOf()
  expect(keyOf({ ...agreement, generatedAt: '2026-03-20T12:00:00Z' })).not.toBe(before)
  state.status = { ...STATUS, dataThrough: '2026-03-20T11:00:00Z' }
  expect(keyOf()).not.toBe(before)
})

test('a new day in any zone of the agreement is told at once', () => {
  const keyAt = (generatedAt: string) => {
    state.status = { ...STATUS, generatedAt, staleAfter: '2026-03-25T10:00:00Z' }
    return [keyOf(), keyOfYear()]
  }
  // Midnight in Helsinki, where its calendar is.
  const before = keyAt('2026-03-20T21:59:59Z')
  expect(isAnother(before, keyAt('2026-03-20T21:59:58Z'))).toEqual([false, false])
  expect(isAnother(before, keyAt('2026-03-20T22:00:00Z'))).toEqual([true, true])
})

test('what a page tells of others is in its key: incidents, names of services, and where targets are from', () => {
  const before = keyOf()
  state.incidents = [{ ...INCIDENT, cause: 'En växel' }, CLAIMED]
  expect(keyOf(), 'an incident').not.toBe(before)
  state.incidents = [INCIDENT, { ...CLAIMED, title: 'Kabeln i gatan' }]
  expect(keyOf(), 'a claimed one').not.toBe(before)
  state.incidents = [INCIDENT, CLAIMED]
  expect(keyOf()).toBe(before)
  state.agreements = [agreement, { ...source, amendments: [{ id: 'b' }] }]
  expect(keyOf(), 'another agreement').not.toBe(before)
  state.agreements = [agreement, source]
  state.status = { ...STATUS, services: [{ ...service.service, name: 'Webben' }] }
  expect(keyOf(), 'a service').not.toBe(before)
})
