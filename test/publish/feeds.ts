import type {
  AgreementFeed,
  Incident,
  IncidentsFeed,
  Maintenance,
  Service,
  StatusFeed,
} from '../../data/schema/feed.ts'

type Page = StatusFeed['page']

/** Hand-made feeds of two services, `portal` and `licens`, at noon UTC on 10 July 2026. */
export function feedsOf(
  incidents: Incident[],
  maintenance: Maintenance[] = [],
  page: Partial<Page> = {},
  names: [portal: Service['name'], licens: Service['name']] = [
    { sv: 'Kundportal', en: 'Customer portal' },
    { sv: 'Licensserver', en: 'Licence server' },
  ],
): { status: StatusFeed; incidents: IncidentsFeed; agreements: AgreementFeed[] } {
  const head = {
    version: 1 as const,
    generatedAt: '2026-07-10T12:00:00Z',
    dataThrough: '2026-07-10T11:55:00Z',
    staleAfter: '2026-07-10T12:10:00Z',
    page: {
      name: { sv: 'Exempel Drift', en: 'Example Operations' },
      url: 'https://status.example.com',
      timeZone: 'Europe/Stockholm',
      locales: ['sv', 'en'],
      ...page,
    },
  }
  return {
    status: {
      ...head,
      state: 'operational',
      services: [aService('portal', names[0]), aService('licens', names[1])],
      incidents,
      maintenance,
    },
    incidents: { ...head, services: [], incidents, maintenance },
    agreements: [],
  }
}

function aService(id: string, name: Service['name']): Service {
  return {
    id,
    name,
    href: `services/${id}/`,
    state: 'operational',
    since: '2026-07-01T00:00:00Z',
    days: { from: '2026-07-10', count: 1, states: '1o', details: [] },
    objectives: [],
  }
}

export function anIncident(changes: Partial<Incident> = {}): Incident {
  const id = changes.id ?? 'fel-500'
  return {
    id,
    title: { sv: 'Portalen svarar inte', en: 'The portal gives no answer' },
    impact: 'major',
    status: 'resolved',
    start: '2026-07-04T02:39:43.968Z',
    end: '2026-07-04T04:01:13.355Z',
    services: [{ id: 'portal', state: 'major_outage' }],
    updates: [
      {
        at: '2026-07-04T05:00:00Z',
        status: 'resolved',
        html: { sv: '<p>Allt fungerar.</p>', en: '<p>All works.</p>' },
      },
      {
        at: '2026-07-04T02:45:00Z',
        status: 'investigating',
        html: { sv: '<p>Vi <strong>felsöker</strong>.</p>', en: '<p>We are <strong>looking</strong>.</p>' },
      },
    ],
    href: `incidents/${id}/`,
    ...changes,
  }
}

export function aWindow(changes: Partial<Maintenance> = {}): Maintenance {
  return {
    id: 'databas',
    title: { sv: 'Uppgradering av databasen', en: 'Upgrade of the database' },
    start: '2026-07-04T02:30:00Z',
    end: '2026-07-04T03:30:00Z',
    announcedAt: '2026-06-26T08:00:00Z',
    services: ['portal'],
    counts: {
      excluded: true,
      why: 'announced-in-time',
      values: { announcedAt: '2026-06-26T08:00:00Z', deadline: '2026-06-29T22:00:00Z' },
    },
    href: 'services/portal/',
    ...changes,
  }
}

/** Everything that has broken a feed somewhere, and it all has to come out as it went in. */
export const HOSTILE =
  'a < b & "c" \'d\' &amp; &lt;i&gt; &#38; ]]> <script>alert(1)</script> <!-- \u202eedcba\u202c 🧨👩‍👩‍👧 a,b;c\\n END:VCALENDAR'

/** What XML 1.0 cannot hold: control characters, half a pair, a noncharacter. */
export const FORBIDDEN = '\u0000\u0008\u000b\u000c\u001b\u001f\ud83e\ufffe\uffff'

/** An agreement on the portal as its feed has it; tests change what they are about. */
export function anAgreement(
  changes: Partial<AgreementFeed['agreement']> = {},
  rest: Partial<AgreementFeed> = {},
): AgreementFeed {
  const { state: _state, services: _services, incidents: _i, maintenance: _m, ...head } = feedsOf([]).status
  const id = changes.id ?? 'drift'
  return {
    ...head,
    agreement: {
      id,
      title: { sv: 'Driftavtal', en: 'Operations agreement' },
      level: 'service',
      parties: [],
      timeZone: 'Europe/Stockholm',
      effectiveFrom: '2025-01-01',
      signed: true,
      phases: {},
      services: [{ id: 'portal', name: 'Kundportal', href: 'services/portal/' }],
      excludes: [],
      serviceHours: '24x7',
      maintenance: {},
      href: `agreements/${id}/`,
      ...changes,
    },
    results: [],
    history: [],
    ...rest,
  }
}
