import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { nobody } from '../sources/answering.ts'
import { sla } from './sla.ts'

const { 'agreements/drift.yaml': _none, ...EMPTY } = SMALL
const incident = (more: object = {}) => ({
  ...{ id: 'a', name: 'Fel', status: 'resolved', impact: 'minor', started_at: '2026-03-01T10:00:00Z' },
  ...{ resolved_at: '2026-03-01T11:00:00Z', components: [{ name: 'API' }], incident_updates: [] },
  ...more,
})
const FILES = {
  ...EMPTY,
  'page.json': JSON.stringify({
    incidents: [incident(), incident({ id: 'b', resolved_at: '2025-03-01T11:00:00Z' })],
  }),
}
const arguments_ = (folder: string, ...more: string[]) => [
  ...[
    'import',
    'statuspage',
    join(folder, 'page.json'),
    '--data',
    folder,
    '--as-of',
    '2026-06-01T00:00:00Z',
    ...more,
  ],
]
const KNOWN = ['--services', 'API=portal', '--language', 'sv']

test('says what was written, what was not and why, and the second time that all is there', async () => {
  const folder = await folderWith(FILES)
  const page = join(folder, 'page.json')
  const refused = [
    'Not carried over:',
    `  ${page}:2 b: it ends before it begins: 2026-03-01T10:00:00.000Z to 2025-03-01T11:00:00.000Z`,
  ]
  expect(await sla(arguments_(folder, ...KNOWN))).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: [
      `statuspage ${page}: 2 found, 1 written, 0 already there, 1 not carried over`,
      '  wrote incidents/2026-03-01-fel.md',
      ...[...refused, ''],
    ].join('\n'),
  })
  expect(await readFile(join(folder, 'incidents/2026-03-01-fel.md'), 'utf8')).toBe(`---
# Imported from statuspage: a
title: Fel
impact: minor
status: resolved
start: 2026-03-01T10:00:00Z
end: 2026-03-01T11:00:00Z
services:
  - { id: portal, state: degraded_performance }
---
`)
  const again = await sla(arguments_(folder, ...KNOWN))
  expect(again.stdout.split('\n').slice(0, 3)).toEqual([
    `statuspage ${page}: 2 found, 0 written, 1 already there, 1 not carried over`,
    ...refused,
  ])
})

test('in another language than the page begins with the texts say so', async () => {
  const folder = await folderWith(FILES)
  await sla(arguments_(folder, '--services', 'API=portal', '--language', 'en'))
  expect((await loadData(folder)).incidents.map(({ title }) => title)).toEqual([{ en: 'Fel' }])
})

test('--json is the report, --dry-run writes nothing', async () => {
  const folder = await folderWith(FILES)
  const { stdout, code } = await sla(arguments_(folder, ...KNOWN, '--json', '--dry-run'))
  expect([code, JSON.parse(stdout)]).toMatchObject([
    0,
    {
      ...{ kind: 'statuspage', dryRun: true, found: 2, alreadyThere: [], remarks: [], fields: {} },
      written: [{ file: 'incidents/2026-03-01-fel.md', id: 'a' }],
      refused: [{ file: join(folder, 'page.json'), line: 2, id: 'b', reason: 'it ends before it begins' }],
    },
  ])
  expect(await readdir(folder)).not.toContain('incidents')
})

test('exit codes: 1 nothing could be carried over, or no such data; 2 wrong usage; 3 nobody answers', async () => {
  const folder = await folderWith({ ...FILES, 'none.json': '{}' })
  const [page, none] = [join(folder, 'page.json'), join(folder, 'none.json')]
  const runs = await Promise.all(
    [
      ['statuspage', page, '--language', 'sv'],
      ['statuspage', none, ...KNOWN],
      ['statuspage', page],
      ['statuspage'],
      ['elsewhere', folder],
      ['statuspage', await nobody(), ...KNOWN],
    ].map((rest) => sla(['import', ...rest, '--data', folder])),
  )
  expect(runs.map(({ code }) => code)).toEqual([1, 1, 2, 2, 2, 3])
  expect(runs.map(({ stdout, stderr }) => stdout + stderr)).toEqual([
    expect.stringContaining('  "API": \n'),
    expect.stringContaining('has neither incidents nor scheduled_maintenances'),
    expect.stringContaining('the page has sv and en; say with --language'),
    expect.stringContaining("missing required argument 'from'"),
    expect.stringContaining('is nothing to import from; expected statuspage, cstate'),
    expect.stringContaining('127.0.0.1'),
  ])
}, 120_000)

test('--help names every kind and option', async () => {
  const { stdout, code } = await sla(['import', '--help'])
  expect(code).toBe(0)
  for (const kind of ['statuspage', 'cstate', 'upptime', 'kuma', 'ical', 'openslo', 'pyrra'])
    expect(stdout).toContain(kind)
  for (const option of [
    'services <name=id>',
    'mapping <file>',
    'time-zone <zone>',
    'language <code>',
    'dry-run',
  ])
    expect(stdout).toContain(`--${option}`)
})

/** What each documented command finds, in its own system's form. */
const THEIRS: Record<string, string> = {
  'incidents.json': JSON.stringify({ incidents: [incident()] }),
  'scheduled-maintenances.json': JSON.stringify({
    scheduled_maintenances: [
      incident({
        created_at: '2026-02-01T10:00:00Z',
        scheduled_for: '2026-03-01T10:00:00Z',
        scheduled_until: '2026-03-01T11:00:00Z',
      }),
    ],
  }),
  'status/content/issues/a.md':
    '---\ntitle: Fel\ndate: 2026-03-01 10:00:00\nresolved: true\nresolvedWhen: 2026-03-01 11:00:00\nseverity: down\naffected: [API]\n---\nText\n',
  'issues.json': JSON.stringify([
    {
      ...{ number: 1, title: '🛑 Kundportalen is down', body: '', labels: ['status', 'kundportalen'] },
      ...{ created_at: '2026-03-01T10:00:00Z', closed_at: '2026-03-01T11:00:00Z' },
    },
  ]),
  'page.json': JSON.stringify({
    incidents: [
      {
        id: 1,
        title: 'Fel',
        content: 'Text',
        active: false,
        createdDate: '2026-03-01 10:00:00',
        lastUpdatedDate: '2026-03-01 11:00:00',
      },
    ],
  }),
  'underhall.ics': [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//a//b',
      'BEGIN:VEVENT',
      'UID:a',
      'CREATED:20260101T080000Z',
    ],
    ...[
      'SUMMARY:Portalen',
      'DTSTART:20260301T100000',
      'DTEND:20260301T110000',
      'END:VEVENT',
      'END:VCALENDAR',
    ],
  ].join('\r\n'),
  'slo.yaml':
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec:\n  service: webbutik\n  indicator: { spec: { ratioMetric: {} } }\n  timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-01 } }]\n  budgetingMethod: Occurrences\n  objectives: [{ target: 0.99 }]\n',
  'slo-pyrra.yaml':
    'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: a }\nspec: { target: "99", window: 4w, indicator: { bool_gauge: { metric: up } } }\n',
}

test('every command in docs/importing.md does what it says, and every kind has one', async () => {
  const services = ['kundportal', 'inloggning'].map((id) => `  - { id: ${id}, name: ${id} }`).join('\n')
  const folder = await folderWith({
    ...Object.fromEntries(Object.entries(EMPTY).map(([file, text]) => [`data/${file}`, text])),
    'data/services.yaml': `services:\n${services}\n`,
    ...THEIRS,
  })
  const text = await readFile('docs/importing.md', 'utf8')
  const commands = [...text.matchAll(/^npm run sla -- (import .*)$/gm)].map(([, command = '']) => command)
  const words = commands.map((command) =>
    [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, a, b]) => a ?? b ?? ''),
  )
  expect(new Set(words.map(([, kind]) => kind))).toEqual(
    new Set(['statuspage', 'cstate', 'upptime', 'kuma', 'ical', 'openslo', 'pyrra']),
  )
  for (const [command = '', kind = '', from = '', ...options] of words) {
    const path = join(folder, from.replace(/^\.\.\//, ''))
    const run = await sla([command, kind, path, ...options, '--data', join(folder, 'data'), '--json'])
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(JSON.parse(run.stdout)).toMatchObject({ found: 1, refused: [], unmapped: [] })
  }
}, 120_000)
