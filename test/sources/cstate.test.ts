import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { readIssue } from '../../scripts/sources/cstate/issue.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { dataFolder, needs, readTable } from '../published/shared-data.ts'
import { folderWith, problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = { type: 'cstate', files: '*.md', services: { API: 'portal' } }

const issue = (lines: string[]) => `---\ntitle: Fel\n${lines.join('\n')}\n---\n*Resolved* - Klart.\n`
/** An issue from eleven to half past. */
const USUAL = [
  ...['date: 2026-03-01T11:00:00Z', 'resolved: true', 'resolvedWhen: 2026-03-01T11:30:00Z'],
  ...['severity: down', 'affected: [API]'],
]
const read = (issues: string[][], more: Record<string, unknown> = {}) =>
  told(
    { ...SOURCE, ...more },
    {
      asOf: NOON,
      dataDir: folderWith(Object.fromEntries(issues.map((lines, index) => [`${index}.md`, issue(lines)]))),
    },
  )
/** The usual issue but for some lines. */
const but = (...lines: string[]) => {
  const keys = lines.map((line) => line.split(':')[0])
  return [
    ...USUAL.filter((line) => !keys.includes(line.split(':')[0])),
    ...lines.filter((line) => line.includes(': ')),
  ]
}

/** What a recorded site says of all the systems of its issues, each as a service. */
async function recorded(folder: string, systems: string[], more: object = {}) {
  const services = Object.fromEntries(systems.map((name, index) => [name, `s${index}`]))
  const { timelines, report } = await buildTimelines({
    ...Sources.parse({ sources: [{ id: 'page', type: 'cstate', files: 'issues/*.md', services, ...more }] }),
    services: Object.values(services).map((id) => ({ id })),
    ...{ incidents: [], dataDir: dataFolder(folder), asOf: Date.UTC(2026, 9) },
  })
  const of = (name: string) => timelines.get(services[name] ?? '')?.declared ?? []
  return { of, report: report.sources[0] }
}
const iso = (at: number) => new Date(at).toISOString().replace('.000', '')

test('Packit: every file is read or set aside with its line and reason, and nothing is guessed', async (context) => {
  needs('cstate-packit', context)
  const systems = [
    'API',
    'Workers',
    'Dashboard',
    'Copr',
    'Testing Farm',
    'Koji',
    'Bodhi',
    'GitHub',
    'OpenScanHub',
  ]
  const { of, report } = await recorded('cstate-packit', systems, { timeZone: 'UTC' })
  expect(report?.rows).toBe(108)
  const aside = new Map(
    report?.setAside.map(({ file, line, reason, found }) => [
      file.replace('issues/', ''),
      { line, reason, found },
    ]),
  )
  const date = 'cannot be read; expected ISO 8601, as in 2026-01-31T08:00:00Z'
  expect(aside.get('2024-08-13-github-outage.md')).toMatchObject({
    reason: expect.stringContaining(date),
    found: expect.stringContaining('T015:00:00'),
  })
  expect(aside.get('2023-01-21-srpm-builds-stuck-in-submitted-state.md')).toEqual({
    line: 7,
    reason: `resolvedWhen ${date}`,
    found: '2023-01-21T9:51:30+01:00',
  })
  expect(aside.get('2023-10-31-release-monitoring.org-outage.md')).toMatchObject({
    line: 1,
    reason: expect.stringContaining('expected front matter'),
  })
  expect(aside.get('2023-09-05-copr-outage.md')).toMatchObject({
    reason: 'it ends before it begins',
    found: '2023-09-05T15:15:00+02:00 to 2023-04-05T15:00:00+00:00',
  })
  expect(aside.get('2022-11-28-staging-unstable.md')).toMatchObject({
    reason: 'no system is named in `affected`, so nobody can tell whose outage it is',
  })
  // "True" is as true as "true".
  expect(of('OpenScanHub').map(({ start, end }) => [iso(start), iso(end)])).toEqual([
    ['2024-11-01T07:00:00Z', '2024-11-04T20:00:00Z'],
    ['2025-06-30T01:00:00Z', '2025-07-04T21:00:00Z'],
  ])
})

test('sr.ht: dates without an offset are the zone that the source names, or are set aside without one', async (context) => {
  needs('cstate-sourcehut', context)
  const { of, report } = await recorded('cstate-sourcehut', ['git.sr.ht', 'hg.sr.ht', 'API'], {
    timeZone: 'UTC',
  })
  expect(
    of('git.sr.ht').map(({ ref, start, end, state }) => [ref, iso(start), iso(end), state]),
  ).toContainEqual([
    ...['2019-11-15-git.sr.ht-outage', '2019-11-15T20:00:00Z', '2019-11-15T20:08:00Z', 'major_outage'],
  ])
  const reasons = Map.groupBy(report?.setAside ?? [], ({ reason }) => reason)
  expect(reasons.get('it ends before it begins')?.map(({ file }) => file)).toEqual([
    'issues/2019-02-18-Planned-maintenance.md',
    'issues/2019-12-20-git.sr.ht-migration.md',
  ])
  expect(reasons.get('it is not resolved, though it says when it was')).toHaveLength(1)
  const without = await recorded('cstate-sourcehut', ['git.sr.ht'])
  expect(without.of('git.sr.ht')).toEqual([])
  expect(
    without.report?.setAside.filter(({ reason }) => reason === 'date has no offset; give `timeZone`'),
  ).toHaveLength(34)
})

test('dddice and deSEC: notices and what only informs are no outages; two with no system named are set aside', async (context) => {
  needs('cstate-dddice', context)
  needs('cstate-desec', context)
  const dddice = await recorded('cstate-dddice', ['Application', 'Database', 'API', 'Cache', 'Worker'])
  expect(dddice.of('Database').map(({ start, end, state }) => [iso(start), iso(end), state])).toEqual([
    ['2023-02-15T15:45:00Z', '2023-02-15T17:10:15.086Z', 'major_outage'],
    ['2023-04-13T12:59:18.770Z', '2023-04-13T13:08:49.589Z', 'partial_outage'],
  ])
  const desec = await recorded('cstate-desec', ['API', 'Website', 'DNS Anycast Frontends'], {
    timeZone: 'UTC',
  })
  expect(desec.report).toMatchObject({ rows: 25, used: 25, setAside: [] })
  expect(desec.of('API')).toHaveLength(6)
})

test('Bioconductor: all 2,337 issues, each as the table of them says', async (context) => {
  needs('bioconductor-status', context)
  const table = readTable('bioconductor-status', 'incidents.csv')
  const systems = [...new Set(table.flatMap(({ affected = '' }) => affected.split('|')).filter(Boolean))]
  const { of, report } = await recorded('bioconductor-status', systems, { timeZone: 'UTC' })
  expect(report?.rows).toBe(2337)
  const key = (start: string, end: string) => `${start.replace(' ', 'T')}Z ${end.replace(' ', 'T')}Z`
  for (const system of systems) {
    const expected = table
      .filter(
        ({ affected, severity, resolved, date_utc_naive: from = '', resolvedWhen_utc_naive: to = '' }) =>
          affected?.split('|').includes(system) && severity !== 'notice' && resolved === 'true' && to > from,
      )
      .map(({ date_utc_naive = '', resolvedWhen_utc_naive = '' }) =>
        key(date_utc_naive, resolvedWhen_utc_naive),
      )
    const told = of(system)
      .filter(({ end }) => end < Date.UTC(2026, 9))
      .map(({ start, end }) => `${iso(start)} ${iso(end)}`)
    expect(told.sort()).toEqual(expected.sort())
  }
})

test('down is a major outage, disrupted a partial one, a notice none', async () => {
  const at = (hour: number) => [
    `date: 2026-03-01T0${hour}:00:00Z`,
    `resolvedWhen: 2026-03-01T0${hour}:30:00Z`,
  ]
  const { timeline, report } = await read([
    but('severity: down', ...at(1)),
    but('severity: disrupted', ...at(2)),
    but('severity: notice', ...at(3)),
    but('severity: down', 'informational: true', ...at(4)),
  ])
  expect(outages(timeline, Date.UTC(2026, 2, 1))).toEqual([
    ['major_outage', 3600, 5400],
    ['partial_outage', 7200, 9000],
  ])
  expect(report).toMatchObject({ rows: 4, used: 4 })
})

test('an open issue lasts until asOf; one of the future is not told', async () => {
  const { timeline, report } = await read([
    but('resolved: false', 'resolvedWhen'),
    but('date: 2026-04-01T11:00:00Z', 'resolvedWhen: 2026-04-01T12:00:00Z'),
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -3600, 0]])
  expect(report).toMatchObject({ rows: 2, used: 1, ignoredFuture: 1 })
})

test.each([
  [['date: 2026-02-30T11:00:00Z'], 7, 'date cannot be read; expected ISO 8601, as in 2026-01-31T08:00:00Z'],
  [['date: 2026-03-01'], 7, 'date is no date with a time'],
  [['date: 2026-03-01 11:00:00'], 7, 'date has no offset; give `timeZone`'],
  [['resolvedWhen: 2026-03-01T10:00:00Z'], 7, 'it ends before it begins'],
  [['resolvedWhen'], 4, 'it is resolved, and nothing says since when'],
  [['resolved: false'], 7, 'it is not resolved, though it says when it was'],
  [['resolved: kanske'], 7, 'resolved is neither true nor false'],
  [['severity: hemskt'], 7, 'the severity is not one of down, disrupted, notice'],
  [['severity'], 2, 'the severity is not one of down, disrupted, notice'],
  [['draft: true'], 8, 'it is a draft'],
  [['affected: [Annat]'], 1, 'none of its systems is known; add them to `services`'],
])('%j is set aside with its line', async (lines, line, reason) => {
  const { timeline, report } = await read([but(...lines)])
  expect(timeline.declared).toEqual([])
  expect(report.setAside.map((one) => [one.line, one.reason])).toEqual([[line, reason]])
})

test('yes and True are true, as in the YAML that cState reads', () => {
  for (const word of ['yes', 'True', 'on', 'TRUE'])
    expect(readIssue('a.md', issue(but(`resolved: ${word}`)), undefined)).toMatchObject({
      end: NOON - 1_800_000,
    })
})

test('what the page says below is kept for an import, and a folder without issues stops the build', async () => {
  expect(readIssue('content/issues/a.md', issue(USUAL), undefined)).toMatchObject({
    ...{ id: 'a', title: 'Fel', severity: 'down', affected: ['API'], body: '*Resolved* - Klart.' },
  })
  expect(await problemsOf(told(SOURCE, { asOf: NOON, dataDir: folderWith({}) }))).toHaveLength(1)
})
