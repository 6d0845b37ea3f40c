import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { atom, fileOf, json, type Node, rss, text } from './feed-readers.ts'
import { anIncident, aWindow, FORBIDDEN, feedsOf, HOSTILE } from './feeds.ts'
import { syndicationFiles } from './texts.ts'

test('every format, for all services and for each, in every language; the first language stands at the root', () => {
  const folders = ['', 'services/portal/', 'services/licens/']
  const names = ['atom.xml', 'rss.xml', 'feed.json', 'calendar.ics']
  const expected = ['', 'en/'].flatMap((locale) =>
    folders.flatMap((folder) => names.map((name) => `${locale}${folder}${name}`)),
  )
  expect([...syndicationFiles(feedsOf([])).keys()].sort()).toEqual(expected.sort())
})

test('Atom tells an incident with its status in words, its page, its times and its updates, newest first', () => {
  const { feed, entries } = atom(syndicationFiles(feedsOf([anIncident()])), 'atom.xml')
  expect(feed).toMatchObject({
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xml:lang': 'sv',
    id: 'https://status.example.com/atom.xml',
    title: 'Driftstatus för Exempel Drift',
    updated: '2026-07-04T05:00:00Z',
    author: { name: 'Exempel Drift', uri: 'https://status.example.com/' },
    link: [
      { '@rel': 'self', '@type': 'application/atom+xml', '@href': 'https://status.example.com/atom.xml' },
      {
        '@rel': 'alternate',
        '@type': 'text/html',
        '@hreflang': 'sv',
        '@href': 'https://status.example.com/',
      },
    ],
  })
  expect(entries).toEqual([
    {
      id: 'https://status.example.com/incidents/fel-500/',
      title: 'Löst: Portalen svarar inte',
      url: 'https://status.example.com/incidents/fel-500/',
      published: '2026-07-04T02:39:43.968Z',
      updated: '2026-07-04T05:00:00Z',
      categories: [['portal', 'Kundportal']],
      type: 'html',
      html: [
        '<p><strong>Löst</strong> <time datetime="2026-07-04T05:00:00Z">4 juli 2026 kl. 07:00 CEST</time></p>',
        '<p>Allt fungerar.</p>',
        '<p><strong>Undersöks</strong> <time datetime="2026-07-04T02:45:00Z">4 juli 2026 kl. 04:45 CEST</time></p>',
        '<p>Vi <strong>felsöker</strong>.</p>',
        '<p>När: 4 juli 2026 kl. 04:39 CEST – 4 juli 2026 kl. 06:01 CEST.</p>',
        '<p>Berörda tjänster: Kundportal.</p>',
      ].join('\n'),
    },
  ])
})

test('RSS tells the same, dates by RFC 822, in the words and addresses of its language', () => {
  const { channel, items } = rss(syndicationFiles(feedsOf([anIncident()])), 'en/services/portal/rss.xml')
  expect(channel).toMatchObject({
    title: 'Service status of Customer portal (Example Operations)',
    link: ['https://status.example.com/en/services/portal/'],
    description: 'Outages, disruptions, maintenance, changes to agreements and reports, latest first.',
    language: 'en',
    lastBuildDate: 'Sat, 04 Jul 2026 05:00:00 GMT',
    'dc:publisher': 'Example Operations',
    'atom:link': [
      {
        '@rel': 'self',
        '@type': 'application/rss+xml',
        '@href': 'https://status.example.com/en/services/portal/rss.xml',
      },
    ],
  })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    title: 'Resolved: The portal gives no answer',
    link: ['https://status.example.com/en/incidents/fel-500/'],
    guid: { '#text': 'https://status.example.com/incidents/fel-500/', '@isPermaLink': 'false' },
    pubDate: 'Sat, 04 Jul 2026 02:39:43 GMT',
    'atom:updated': '2026-07-04T05:00:00Z',
    category: ['Customer portal'],
  })
  expect(items[0]?.description).toContain('4 July 2026 at 07:00 CEST</time></p>\n<p>All works.</p>')
})

test('JSON Feed 1.1 has what it requires, and the same', () => {
  const feed = json(syndicationFiles(feedsOf([anIncident()])), 'services/portal/feed.json')
  const { items, ...about } = feed
  expect(about).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Driftstatus för Kundportal (Exempel Drift)',
    description: 'Avbrott, störningar, underhåll, avtalsändringar och rapporter, de senaste först.',
    home_page_url: 'https://status.example.com/services/portal/',
    feed_url: 'https://status.example.com/services/portal/feed.json',
    language: 'sv',
    authors: [{ name: 'Exempel Drift', url: 'https://status.example.com/' }],
  })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    id: 'https://status.example.com/incidents/fel-500/',
    url: 'https://status.example.com/incidents/fel-500/',
    title: 'Löst: Portalen svarar inte',
    date_published: '2026-07-04T02:39:43.968Z',
    date_modified: '2026-07-04T05:00:00Z',
    tags: ['Kundportal'],
  })
  expect(items[0].content_html).toContain('<p>Allt fungerar.</p>')
})

test('hostile titles and names come out exactly, in every format; what XML cannot hold is taken out', () => {
  const files = syndicationFiles(
    feedsOf([anIncident({ title: `${HOSTILE}${FORBIDDEN}` })], [], { name: `${FORBIDDEN}${HOSTILE}` }, [
      `${HOSTILE}${FORBIDDEN}`,
      'L',
    ]),
  )
  const { feed, entries } = atom(files, 'atom.xml')
  expect(feed.title).toBe(`Driftstatus för ${HOSTILE}`)
  expect(feed.author.name).toBe(HOSTILE)
  expect(entries[0]?.title).toBe(`Löst: ${HOSTILE}`)
  expect(entries[0]?.categories).toEqual([['portal', HOSTILE]])
  const { channel, items } = rss(files, 'rss.xml')
  expect(channel['dc:publisher']).toBe(HOSTILE)
  expect(items[0]).toMatchObject({ title: `Löst: ${HOSTILE}`, category: [HOSTILE] })
  const feedJson = json(files, 'feed.json')
  expect(feedJson.authors[0].name).toBe(HOSTILE)
  expect(feedJson.items[0]).toMatchObject({ title: `Löst: ${HOSTILE}`, tags: [HOSTILE] })
  // In the HTML of the content the name is text: its tags are not tags there.
  expect(entries[0]?.html).not.toContain('<script')
  expect(entries[0]?.html).toContain("a &lt; b &amp; &quot;c&quot; 'd' &amp;amp; &amp;lt;i&amp;gt;")
})

test('line ends and tabs of a name survive as character references, which a parser keeps', () => {
  const files = syndicationFiles(feedsOf([anIncident()], [], {}, ['a\tb\nc\r\nd', 'L']))
  expect(fileOf(files, 'atom.xml')).toContain('label="a&#9;b&#10;c&#13;&#10;d"')
  expect(fileOf(files, 'rss.xml')).toContain('<category>a\tb\nc&#13;\nd</category>')
})

test('an id outlives title, status, updates, default language and the move to https, and is the same in every feed', () => {
  const before = syndicationFiles(
    feedsOf([anIncident({ status: 'investigating', end: null, updates: [] })], [aWindow()], {
      url: 'http://status.example.com/',
    }),
  )
  const after = syndicationFiles(
    feedsOf(
      [anIncident({ title: 'Annat', services: [{ id: 'licens', state: 'partial_outage' }] })],
      [aWindow({ title: 'Annat', actual: { start: '2026-07-04T02:30:00Z', end: null } })],
      { locales: ['en', 'sv'] },
    ),
  )
  const expected = [
    'https://status.example.com/incidents/fel-500/',
    'https://status.example.com/maintenance/databas/',
  ]
  for (const path of ['atom.xml', 'en/atom.xml', 'services/portal/atom.xml']) {
    expect(
      atom(before, path)
        .entries.map(({ id }) => id)
        .sort(),
      path,
    ).toEqual(expected)
  }
  for (const path of ['atom.xml', 'sv/atom.xml']) {
    expect(
      atom(after, path)
        .entries.map(({ id }) => id)
        .sort(),
      path,
    ).toEqual(expected)
  }
  expect(atom(before, 'atom.xml').entries.map(({ title }) => title)).toContain(
    'Undersöks: Portalen svarar inte',
  )
  expect(atom(after, 'sv/atom.xml').entries.map(({ title }) => title)).toContain('Löst: Annat')
})

test('51 incidents give the 50 latest changed, whatever order they come in; a service gives its own 50', () => {
  const minute = (n: number) => String(n).padStart(2, '0')
  const incidents = Array.from({ length: 51 }, (_, n) =>
    anIncident({
      id: `nr-${n}`,
      start: `2026-07-01T08:${minute(n)}:00Z`,
      end: `2026-07-01T08:${minute(n)}:30Z`,
      updates: [],
    }),
  )
  const files = syndicationFiles(feedsOf(incidents))
  const newest = Array.from({ length: 50 }, (_, n) => `https://status.example.com/incidents/nr-${50 - n}/`)
  for (const folder of ['', 'services/portal/', 'en/']) {
    expect(atom(files, `${folder}atom.xml`).entries.map(({ id }) => id)).toEqual(newest)
    expect(rss(files, `${folder}rss.xml`).items.map(({ guid }) => text(guid))).toEqual(newest)
    expect(json(files, `${folder}feed.json`).items.map(({ id }: Node) => id)).toEqual(newest)
  }
})

test('a service to which nothing has happened has valid empty feeds', () => {
  const files = syndicationFiles(feedsOf([anIncident()], [aWindow()]))
  const { feed, entries } = atom(files, 'services/licens/atom.xml')
  expect(entries).toEqual([])
  expect(feed).toMatchObject({
    id: 'https://status.example.com/services/licens/atom.xml',
    title: 'Driftstatus för Licensserver (Exempel Drift)',
    updated: '2026-07-10T12:00:00Z',
  })
  expect(rss(files, 'services/licens/rss.xml').items).toEqual([])
  expect(json(files, 'services/licens/feed.json').items).toEqual([])
})

test('a path of the page stands before every address, once', () => {
  for (const url of ['https://example.com/drift', 'https://example.com/drift/']) {
    const files = syndicationFiles(feedsOf([anIncident()], [], { url }))
    const { feed, entries } = atom(files, 'en/services/portal/atom.xml')
    expect(feed.link.map((link: Node) => link['@href'])).toEqual([
      'https://example.com/drift/en/services/portal/atom.xml',
      'https://example.com/drift/en/services/portal/',
    ])
    expect(entries[0]).toMatchObject({
      id: 'https://example.com/drift/incidents/fel-500/',
      url: 'https://example.com/drift/en/incidents/fel-500/',
    })
  }
})

test('nothing but the known fields of the feed leaves', () => {
  const more = { note: 'HEMLIGT', updates: [{ ...anIncident().updates[0], author: 'HEMLIGT' }] }
  const feeds = feedsOf([{ ...anIncident(), ...more } as ReturnType<typeof anIncident>])
  for (const [path, content] of syndicationFiles(feeds)) expect(content, path).not.toContain('HEMLIGT')
})

test('same feed, same bytes, whatever the zone and the clock of the machine', () => {
  const feeds = feedsOf([anIncident()], [aWindow()])
  const expected = [...syndicationFiles(feeds)]
  expect([...syndicationFiles(structuredClone(feeds))]).toEqual(expected)
  const { TZ } = process.env
  try {
    for (const [zone, offset] of [
      ['America/New_York', 240],
      ['Pacific/Chatham', -765],
    ] as const) {
      process.env.TZ = zone
      expect(new Date('2026-07-04T02:30:00Z').getTimezoneOffset(), 'the zone has to take effect').toBe(offset)
      expect([...syndicationFiles(feeds)], zone).toEqual(expected)
    }
  } finally {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  }
})

test('the example: every file reads, and tells every incident and window of data/', async () => {
  const data = await loadData('data')
  const asOf = Date.parse('2026-08-21T23:10:00Z')
  const { measured } = await measure(data, asOf)
  const feed = buildFeed(data, measured, asOf)
  const files = syndicationFiles({
    status: json(feed, 'feed/v1/status.json'),
    incidents: json(feed, 'feed/v1/incidents.json'),
    agreements: [],
  })
  const ids = [...data.incidents, ...data.maintenance].map(({ id }) => id).sort()
  for (const locale of ['', 'en/']) {
    for (const folder of ['', ...data.services.map(({ id }) => `services/${id}/`)].map((f) => locale + f)) {
      const { entries } = atom(files, `${folder}atom.xml`)
      const own = entries.map(({ id }) => id)
      expect(rss(files, `${folder}rss.xml`).items.map(({ guid }) => text(guid))).toEqual(own)
      expect(json(files, `${folder}feed.json`).items.map(({ id }: Node) => id)).toEqual(own)
      if (folder === locale) expect(own.map((id) => id.split('/').at(-2)).sort()).toEqual(ids)
    }
  }
})
