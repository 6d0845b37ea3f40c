import { describe, expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { problemsIn } from './problems.ts'

/** What is said of a data folder that differs from the right one in these files. */
async function problemsOf(changes: Record<string, string>): Promise<string[]> {
  const folder = await folderWith({ ...SMALL, ...changes })
  return problemsIn(loadData(folder))
}

const change = (file: string, from: string, to: string) => ({ [file]: (SMALL[file] ?? '').replace(from, to) })

const INCIDENT = `---
title: Portalen nere
impact: major
status: resolved
start: 2026-06-01T00:05:00Z
end: 2026-06-01T00:10:00Z
services: [{ id: portal, state: major_outage }]
---

## 2026-06-01T00:06:00Z investigating

Vi felsöker.

### en

We are looking into it.
`

test('a right folder loads, with durations in milliseconds and targets taken apart', async () => {
  const data = await loadData(await folderWith(SMALL))
  expect(data.sources[0]).toMatchObject({ interval: 300_000 })
  expect(data.agreements[0]?.objectives[0]?.target).toEqual({ comparator: '>=', value: '99.9', unit: '%' })
  expect(data.site.locales).toEqual(['sv', 'en'])
})

test('of a folder of another form that alone is said, not what its files have besides', async () => {
  const site = { 'site.yaml': `schema: 2\n${SMALL['site.yaml']}\nshiny: true\n` }
  expect(await problemsOf({ ...site, 'services.yaml': 'services: new' })).toEqual([
    'site.yaml:1 schema: expected 1, the form of data folder that this version reads; a newer form needs a newer sla-status (docs/upgrading.md), found 2',
  ])
  await loadData(await folderWith({ ...SMALL, 'site.yaml': `schema: 1\n${SMALL['site.yaml']}` }))
})

describe('what is wrong is said with file, line, path, what was found and how to mend it', () => {
  test.each([
    [
      'an unknown field',
      change('site.yaml', 'timeZone', 'timezone'),
      [
        'site.yaml:1 timeZone: is missing; expected a text',
        'site.yaml:3 timezone: "timezone" is not a field here; did you mean "timeZone"?',
      ],
    ],
    [
      'an ambiguous duration',
      change('sources.yaml', '5 min', '1 day'),
      [
        'sources.yaml:7 sources[0].interval: "1 day" is ambiguous; write elapsed time ("24 h" or PT24H), working days ({ workingDays: 1 }) or calendar days ({ calendarDays: 1 }) where these are allowed',
      ],
    ],
    [
      'a target without a comparator',
      change('agreements/drift.yaml', '">= 99.9 %"', '"99,9 %"'),
      [
        'agreements/drift.yaml:14 objectives[0].target: expected a comparator (>=, >, <=, <) and a number with a decimal point and its unit, as in ">= 99.9 %", "<= 2 h", "<= 5 working days" or "<= 1", found "99,9 %"',
      ],
    ],
    [
      'a fixed offset as a zone',
      change('agreements/drift.yaml', 'Europe/Stockholm', '"+01:00"'),
      [
        'agreements/drift.yaml:8 timeZone: expected an IANA time zone, as in "Europe/Stockholm" or "UTC", found "+01:00"',
      ],
    ],
    [
      'a date that does not exist',
      change('agreements/drift.yaml', '2026-01-01', '2026-02-30'),
      [
        'agreements/drift.yaml:9 effectiveFrom: expected a date that exists, as YYYY-MM-DD, found "2026-02-30"',
      ],
    ],
    [
      'a service that nothing declares',
      change('agreements/drift.yaml', '[portal, licens]', '[portal, lisens]'),
      [
        'agreements/drift.yaml:10 scope.services[1]: no service is called "lisens"; services.yaml has portal, licens',
      ],
    ],
    [
      'a calendar that nothing declares',
      change('agreements/drift.yaml', 'scope:', 'serviceHours: dagtid\nscope:'),
      [
        'agreements/drift.yaml:10 serviceHours: no calendar is called "dagtid" in calendars.yaml; known are se-legal, se-legal-eves, kontor',
      ],
    ],
    [
      'YAML that is none',
      { 'services.yaml': 'services:\n  - { id: portal\n' },
      [
        'services.yaml:3: not readable as YAML: Flow map in block collection must be sufficiently indented and end with a }',
      ],
    ],
    ['a missing file', { 'site.yaml': '' }, ['site.yaml:1: expected fields (key: value), found null']],
    [
      'an incident that ends before it starts',
      { 'incidents/a.md': INCIDENT.replace('end: 2026-06-01T00:10:00Z', 'end: 2026-05-31T00:10:00Z') },
      [
        'incidents/a.md:6 end: end is before start; an event has to end after it starts (semantics T9), found "2026-05-31T00:10:00Z"',
      ],
    ],
    [
      'an incident that is over and has no end, which would stay down for ever',
      { 'incidents/a.md': INCIDENT.replace('end: 2026-06-01T00:10:00Z\n', '') },
      [
        'incidents/a.md:2 end: the status says that it is over; expected when that was, with its offset, as in "end: 2026-07-04T06:01:00+02:00"',
      ],
    ],
    [
      'a service touched outside its incident',
      { 'incidents/a.md': INCIDENT.replace('major_outage }', 'major_outage, start: 2026-06-01T00:04:00Z }') },
      [
        `incidents/a.md:7 services[0]: a service's start and end have to lie in order within the incident's, found {"id":"portal","state":"major_outage","start":"2026-06-01...`,
      ],
    ],
    [
      'an instant without an offset',
      { 'incidents/a.md': INCIDENT.replace('start: 2026-06-01T00:05:00Z', 'start: 2026-06-01 00:05') },
      [
        'incidents/a.md:5 start: expected an instant with its offset, as in "2026-07-04T04:30:00+02:00" or "2026-07-04T02:30:00Z", found "2026-06-01 00:05"',
      ],
    ],
    [
      'an update without a status',
      { 'incidents/a.md': INCIDENT.replace(' investigating', '') },
      [
        'incidents/a.md:10: expected an instant with its offset and a status (investigating, identified, monitoring, resolved, postmortem, update), as in "## 2026-07-04T04:45:00+02:00 investigating", found "## 2026-06-01T00:06:00Z"',
      ],
    ],
    [
      'a next word without an offset, and one that was promised for before it was written',
      {
        'incidents/a.md': INCIDENT.replace('Vi felsöker.', 'nextUpdate: 19:30').replace(
          'We are looking into it.',
          'nextUpdate: 2026-06-01T00:06:00Z',
        ),
      },
      [
        'incidents/a.md:12: expected an instant after that of the update, with its offset, as in "nextUpdate: 2026-07-04T05:30:00+02:00", found "nextUpdate: 19:30"',
        'incidents/a.md:16: expected an instant after that of the update, with its offset, as in "nextUpdate: 2026-07-04T05:30:00+02:00", found "nextUpdate: 2026-06-01T00:06:00Z"',
      ],
    ],
    [
      'a file name that is no address',
      { 'incidents/Portalen nere.md': INCIDENT },
      [
        'incidents/Portalen nere.md: the name is also the address of its page; expected lower-case letters, digits and single hyphens, as in "2026-07-04-kundportal.md"',
      ],
    ],
    [
      'a file without front matter',
      { 'incidents/a.md': '# Portalen nere\n' },
      [
        'incidents/a.md:1: expected front matter: a line of three hyphens, fields as YAML, and a line of three hyphens again',
      ],
    ],
  ])('%s', async (_name, changes, expected) => {
    const said = await problemsOf(changes as Record<string, string>)
    expect(said.toSorted()).toEqual(expected.toSorted())
  })

  test('all problems of all files at once', async () => {
    const said = await problemsOf({
      ...change('site.yaml', 'Europe/Stockholm', 'Europa/Stockholm'),
      ...change('sources.yaml', '5 min', 'soon'),
      ...change('agreements/drift.yaml', 'public', 'open'),
    })
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'site.yaml',
      'sources.yaml',
      'agreements/drift.yaml',
    ])
  })
})

test('an incident without an end goes on', async () => {
  const open = INCIDENT.replace('status: resolved', 'status: investigating')
  for (const end of ['', 'end: null\n', 'end:\n']) {
    const file = open.replace('end: 2026-06-01T00:10:00Z\n', end)
    const { incidents } = await loadData(await folderWith({ ...SMALL, 'incidents/a.md': file }))
    expect(incidents).toMatchObject([{ status: 'investigating', end: null }])
  }
})

test('an update says by when the next one comes, which is none of its words', async () => {
  const file = INCIDENT.replace('investigating\n', 'investigating\nnextUpdate: 2026-06-01T02:36:00+02:00\n')
  const { incidents } = await loadData(await folderWith({ ...SMALL, 'incidents/a.md': file }))
  expect(incidents[0]?.updates).toEqual([
    {
      at: Date.UTC(2026, 5, 1, 0, 6),
      status: 'investigating',
      markdown: { sv: 'Vi felsöker.', en: 'We are looking into it.' },
      nextUpdate: Date.UTC(2026, 5, 1, 0, 36),
    },
  ])
})

test('an update holds its text in both languages', async () => {
  const { incidents } = await loadData(await folderWith({ ...SMALL, 'incidents/a.md': INCIDENT }))
  expect(incidents[0]?.id).toBe('a')
  expect(incidents[0]?.updates).toEqual([
    {
      at: Date.UTC(2026, 5, 1, 0, 6),
      status: 'investigating',
      markdown: { sv: 'Vi felsöker.', en: 'We are looking into it.' },
    },
  ])
})
