// @ts-nocheck
import type { Incident, Maintenance, ObjectiveResult, Service, StatusFeed } from '../../data/schema/feed.ts'

/** A service of a feed that works and has no objective; tests change what they are about. */
export function service(id: string, over: Partial<Service> = {}): Service {
  return {
    id,
    name: { sv: `${id} på svenska`, en: `${id} in English` },
    href: `services/${id}/`,
    state: 'operational',
    since: '2026-11-01T08:30:00Z',
    days: { from: '2026-08-22', count: 90, states: '90o', details: [] },
    objectives: [],
    ...over,
  }
}

/** An availability objective of November, running, on its way to be met. */
export function objective(over: Partial<ObjectiveResult> = {}): ObjectiveResult {
  return {
    agreement: 'drift',
    objective: 'tillganglighet',
    metric: 'availability',
    title: { sv: 'Tillgänglighet', en: 'Availability' },
    period: {
      id: '2026-11',
      type: 'calendar-month',
      start: '2026-10-31T23:00:00Z',
      end: '2026-11-30T23:00:00Z',
      timeZone: 'Europe/Stockholm',
    },
    target: { comparator: '>=', value: '99.9', unit: '%' },
    value: '99.97',
    exact: { num: '9997', den: '10000' },
    verdict: 'pending',
    outlook: 'on-track',
    certainty: 'certain',
    finality: 'provisional',
    phase: 'full',
    binding: true,
    coverage: '100',
    method: { rule: 'availability', parameters: {} },
    ...over,
  }
}

export function incident(id: string, over: Partial<Incident> = {}): Incident {
  return {
    id,
    title: { sv: `Händelse ${id}`, en: `Incident ${id}` },
    impact: 'minor',
    status: 'resolved',
    start: '2026-11-18T10:00:00Z',
    end: '2026-11-18T11:00:00Z',
    services: [],
    updates: [],
    href: `incidents/${id}/`,
    ...over,
  }
}

export function maintenance(id: string, over: Partial<Maintenance> = {}): Maintenance {
  return {
    id,
    title: { sv: `Arbete ${id}`, en: `Work ${id}` },
    start: '2026-11-20T22:00:00Z',
    end: '2026-11-21T02:00:00Z',
    announcedAt: '2026-11-10T08:00:00Z',
    services: [],
    counts: { excluded: true, why: 'announced-in-time', values: {} },
    href: 'services/portal/',
    ...over,
  }
}

/** A feed made on 19 November 2026 at 14:02:08 in Stockholm, an hour ahead of UTC. */
export function statusFeed(over: Partial<StatusFeed> = {}): StatusFeed {
  return {
    version: 1,
    generatedAt: '2026-11-19T13:02:08Z',
    dataThrough: '2026-11-19T13:01:00Z',
    staleAfter: '2026-11-19T13:12:08Z',
    page: {
      name: { sv: 'Exempel Drift', en: 'Example Operations' },
      url: 'https://status.example.com',
      timeZone: 'Europe/Stockholm',
      locales: ['sv', 'en'],
    },
    state: 'operational',
    services: [],
    incidents: [],
    maintenance: [],
    ...over,
  }
}
