import { expect, test } from 'vitest'
import { atom } from './feed-readers.ts'
import { anIncident, aWindow, feedsOf } from './feeds.ts'
import { syndicationFiles } from './texts.ts'

test('news of an old incident bring it to the top, and milliseconds are no older than the whole second', () => {
  const old = anIncident({
    id: 'gammal',
    start: '2026-01-01T00:00:00Z',
    end: '2026-07-05T00:00:00.500Z',
    updates: [{ at: '2026-07-05T00:00:00Z', status: 'postmortem', html: '<p>Orsaken.</p>' }],
  })
  const { entries } = atom(syndicationFiles(feedsOf([anIncident(), old])), 'atom.xml')
  expect(entries.map(({ id, updated }) => [id.split('/').at(-2), updated])).toEqual([
    ['gammal', '2026-07-05T00:00:00.500Z'],
    ['fel-500', '2026-07-04T05:00:00Z'],
  ])
})

test('an open incident is told as going on; one without updates says so', () => {
  const files = syndicationFiles(feedsOf([anIncident({ status: 'identified', end: null, updates: [] })]))
  const [entry] = atom(files, 'atom.xml').entries
  expect(entry?.title).toBe('Orsaken hittad: Portalen svarar inte')
  expect(entry?.html).toBe(
    [
      '<p>Inga uppdateringar är skrivna.</p>',
      '<p>När: 4 juli 2026 kl. 04:39 CEST – pågår.</p>',
      '<p>Berörda tjänster: Kundportal.</p>',
    ].join('\n'),
  )
})

test('the hour that comes twice is told apart by its zone', () => {
  const night = anIncident({ start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z', updates: [] })
  const { entries } = atom(syndicationFiles(feedsOf([night])), 'atom.xml')
  expect(entries[0]?.html).toContain('25 oktober 2026 kl. 02:30 CEST – 25 oktober 2026 kl. 02:30 CET')
})

test('a link of an update leads where it leads from the page', () => {
  const html =
    '<p><a href="/a?b=1&amp;c=2" rel="noopener noreferrer">x</a> <a rel="noopener noreferrer" href="#d">y</a> ' +
    '<a href="https://other.example/" rel="noopener noreferrer">z</a> href="/e"</p>'
  const incident = anIncident({ updates: [{ at: '2026-07-04T05:00:00Z', status: 'resolved', html }] })
  const [entry] = atom(syndicationFiles(feedsOf([incident])), 'atom.xml').entries
  expect(entry?.html).toContain(
    '<p><a href="https://status.example.com/a?b=1&amp;c=2" rel="noopener noreferrer">x</a> ' +
      '<a rel="noopener noreferrer" href="https://status.example.com/incidents/fel-500/#d">y</a> ' +
      '<a href="https://other.example/" rel="noopener noreferrer">z</a> href="/e"</p>',
  )
})

test('maintenance says whether it counts and why, in parts where it ran over', () => {
  const window = aWindow({
    actual: { start: '2026-07-04T02:39:43.968Z', end: '2026-07-04T04:01:13.355Z' },
    counts: {
      excluded: true,
      why: 'announced-in-time',
      values: {
        announcedAt: '2026-06-26T08:00:00Z',
        deadline: '2026-06-29T22:00:00Z',
        // 02:39:43.968 to 03:30 and 03:30 to 04:01:13.355: what is left out rounds down, what counts rounds up.
        excludedMs: '3016032',
        countedMs: '1873355',
      },
    },
  })
  const files = syndicationFiles(feedsOf([], [window]))
  expect(atom(files, 'atom.xml').entries).toEqual([
    {
      id: 'https://status.example.com/maintenance/databas/',
      title: 'Avslutat underhåll: Uppgradering av databasen',
      url: 'https://status.example.com/services/portal/#maintenance-databas',
      published: '2026-06-26T08:00:00Z',
      updated: '2026-07-04T04:01:13.355Z',
      categories: [['portal', 'Kundportal']],
      type: 'html',
      html: [
        '<p>När: 4 juli 2026 kl. 04:30 CEST – 4 juli 2026 kl. 05:30 CEST.</p>',
        '<p>Räknas bort: ja, därför att det aviserades i tid (26 juni 2026, senast 29 juni 2026). 50\u00a0min räknas bort, 32\u00a0min gör det inte.</p>',
        '<p>Berörda tjänster: Kundportal.</p>',
        '<p>Aviserat 26 juni 2026 kl. 10:00 CEST.</p>',
        '<p>Verklig tid: 4 juli 2026 kl. 04:39 CEST – 4 juli 2026 kl. 06:01 CEST.</p>',
      ].join('\n'),
    },
  ])
  const late = aWindow({ counts: { excluded: false, why: 'no-agreement', values: {} } })
  const english = atom(syndicationFiles(feedsOf([], [late])), 'en/atom.xml').entries[0]
  expect(english?.html).toContain('Left out of the figures: no, because no agreement covers the service.</p>')
})

// The feed is from noon on 10 July. What was recorded of the work goes before what was announced.
test.each([
  ['to come', '10T12:01', '10T13:00', undefined, 'Aviserat underhåll', '2026-06-26T08:00:00Z'],
  ['begun', '10T12:00', '10T13:00', undefined, 'Underhåll pågår', '2026-07-10T12:00:00Z'],
  ['over', '10T11:00', '10T12:00', undefined, 'Avslutat underhåll', '2026-07-10T12:00:00Z'],
  ['over time', '10T10:00', '10T11:00', ['10T10:05', null], 'Underhåll pågår', '2026-07-10T10:05:00Z'],
  ['early', '10T11:00', '10T13:00', ['10T11:00', '10T11:30'], 'Avslutat underhåll', '2026-07-10T11:30:00Z'],
] as const)('a window %s says so, and since when', (_what, start, end, work, said, updated) => {
  const at = (short: string) => `2026-07-${short}:00Z`
  const actual = work && { start: at(work[0]), end: work[1] === null ? null : at(work[1]) }
  const window = aWindow({ start: at(start), end: at(end), ...(actual === undefined ? {} : { actual }) })
  const [entry] = atom(syndicationFiles(feedsOf([], [window])), 'atom.xml').entries
  expect(entry).toMatchObject({ title: `${said}: Uppgradering av databasen`, updated })
})
