import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { readMessage } from '../../scripts/sources/upptime/message.ts'
import { folderWith, problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'
import { siteFile, type UpptimeCommit, upptimeRepository } from './upptime-repository.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const HOUR = 3_600_000
const SOURCE = { type: 'upptime', repository: 'upptime', services: { portalen: 'portal' } }
const LOG = { type: 'upptime', files: 'gitlog.tsv', services: { Portalen: 'portal' } }

test.each([
  ['🟩 Google is up (200 in 117 ms) [skip ci] [upptime]', 'Google', 'up', 117],
  ['🟥 Google is down (0 in 0 ms) [skip ci] [upptime]', 'Google', 'down', 0],
  ['🟨 Website is degraded (200 in 7478 ms) [skip ci] [upptime]', 'Website', 'degraded', 7478],
  ['🟨 Website has degraded performance (200 in 4712 ms)', 'Website', 'degraded', 4712],
  ['✅ https://koj.co is up (200 in 384ms) [skip ci]', 'https://koj.co', 'up', 384],
  ['❌ https://koj.co is down (500 in 12ms) [skip ci]', 'https://koj.co', 'down', 12],
  ['🟩 Built in Rust is up (200 in 43 ms)', 'Built in Rust', 'up', 43],
  ['🟥 Växel: (A) is up to date is down (503 in 9 ms)', 'Växel: (A) is up to date', 'down', 9],
  // commitMessages.statusChange in the words of the repository: the mark tells.
  ['🟥 Portalen svarar inte (0 in 0 ms)', 'Portalen svarar inte', 'down', 0],
  ['Portalen svarar (200 in 10 ms)', 'svarar', undefined, 10],
] as const)('%s', (subject, name, state, ms) => {
  expect(readMessage(subject)).toEqual({ name, state, ms })
})

test.each([
  'Initial commit',
  ':arrow_up: Update @upptime to v1.38.0',
  ':pencil: Update summary in README [skip ci] [upptime]',
  'Fix retries in 200 ms steps',
])('%s is no check', (subject) => {
  expect(readMessage(subject)).toBeNull()
})

const minutes = (count: number) => NOON - count * 60_000
/** A check of the portal so many minutes before noon. */
const check = (ago: number, status: string, more: Partial<UpptimeCommit> = {}): UpptimeCommit => ({
  at: minutes(ago),
  slug: 'portalen',
  message: `🟩 Portalen is ${status} (200 in ${ago} ms) [skip ci] [upptime]`,
  file: siteFile(status, 200, ago, minutes(ago), new Date(minutes(ago)).toISOString()),
  ...more,
})

test('a clone tells the time of the check and not of the commit, and degraded as such', async () => {
  const dataDir = upptimeRepository([
    check(60, 'up'),
    check(50, 'down'),
    check(40, 'degraded'),
    check(30, 'up'),
  ])
  const { timeline, report } = await told(SOURCE, { asOf: NOON, dataDir })
  expect(outages(timeline, NOON)).toEqual([
    ['major_outage', -3000, -2400],
    ['degraded_performance', -2400, -1800],
  ])
  // The monitor looks every five minutes though it commits only changes.
  expect(timeline.monitored[0]).toMatchObject({ earliestStart: minutes(55), earliestEnd: minutes(45) })
  expect(timeline.responseTimes.UTC?.[0]).toMatchObject({
    counts: [
      [30, 1],
      [40, 1],
      [60, 1],
    ],
    failed: 1,
  })
  expect(report).toMatchObject({ files: ['upptime'], rows: 4, used: 4, setAside: [] })
})

test('the file says the state where the message is in words of its own', async () => {
  const dataDir = upptimeRepository([
    check(60, 'up', { message: 'Portalen svarar (200 in 60 ms)' }),
    check(50, 'down', { message: 'Portalen svarar inte (0 in 0 ms)' }),
    check(45, 'up', { message: 'Portalen svarar (200 in 60 ms)' }),
  ])
  const { timeline } = await told(SOURCE, { asOf: NOON, dataDir })
  expect(outages(timeline, NOON)).toEqual([['major_outage', -3000, -2700]])
})

test('old files, whose lines begin with a hyphen, are read as well', async () => {
  const old = (commit: UpptimeCommit) => ({ ...commit, file: commit.file.replace(/^(?=\w)/gm, '- ') })
  const dataDir = upptimeRepository(
    [check(60, 'up'), check(50, 'down', { message: 'Portalen svarar inte (0 in 0 ms)' })].map(old),
  )
  const { timeline } = await told(SOURCE, { asOf: NOON, dataDir })
  expect(outages(timeline, NOON)).toEqual([['major_outage', -3000, 0]])
})

test('a commit that writes the files without a check says nothing, and a file of long ago no time', async () => {
  const old = siteFile('down', 0, 0, minutes(600), new Date(minutes(600)).toISOString())
  const dataDir = upptimeRepository([
    check(600, 'up', { message: ':arrow_up: Update @upptime to v1.38.0', file: old }),
    check(60, 'up', { file: old.replace('status: down', 'status: up') }),
  ])
  const { timeline } = await told(SOURCE, { asOf: NOON, dataDir })
  // git keeps whole seconds: the commit was made 3.5 s after the check.
  expect(timeline.observed).toEqual([{ start: minutes(60) + 3000, end: NOON }])
})

test('a sample a day means that nothing changed between, but two days without one mean that nothing is known', async () => {
  const daily = [5 * 24, 4 * 24, 24].map((hours) => check(hours * 60, 'up'))
  const { timeline } = await told(SOURCE, { asOf: NOON, dataDir: upptimeRepository(daily) })
  expect(timeline.observed).toEqual([
    { start: NOON - 120 * HOUR, end: NOON - 96 * HOUR + 26 * HOUR },
    { start: NOON - 24 * HOUR, end: NOON },
  ])
})

test.each([
  ['2026-01-30T12:00:00.000Z', '2026-01-30T12:00:00.000Z'],
  ['Fri Jan 30 2026 13:00:00 GMT+0100 (Central European Standard Time)', '2026-01-30T12:00:00.000Z'],
])('a log that begins long after Upptime did is told, by the start %s', async (written, since) => {
  const file = siteFile('up', 200, 10, minutes(10), written)
  const { report } = await told(SOURCE, {
    asOf: NOON,
    dataDir: upptimeRepository([check(10, 'up', { file })]),
  })
  expect(report.setAside).toEqual([
    {
      ...{ file: 'upptime', line: null, found: 'portalen' },
      reason: `the log begins at 2026-03-01T11:50:03.000Z though Upptime has looked at this site since ${since}; what was between is unknown (is the clone shallow?)`,
    },
  ])
})

test('a saved log: by the name in the words, with author times, and what cannot be read by its line', async () => {
  const log = [
    '2026-03-01T12:00:00+02:00\t2026-03-01T10:00:05+00:00\t🟩 Portalen is up (200 in 43 ms)',
    '2026-03-01T11:00:00+00:00\t2026-03-01T11:00:05+00:00\t🟥 Portalen is down (0 in 0 ms)',
    '2026-03-01T11:05:00+00:00\t2026-03-01T11:00:05+00:00\t  is  ( in  ms) [skip ci] [upptime]',
    'i fredags\t2026-03-01T11:00:05+00:00\t🟩 Portalen is up (200 in 43 ms)',
    '2026-03-01T11:10:00+00:00\t2026-03-01T11:00:05+00:00\tPortalen svarar (200 in 43 ms)',
    '2026-03-01T11:20:00+00:00\t2026-03-01T11:00:05+00:00\t🟩 Bloggen is up (200 in 43 ms)',
    '2026-03-01T11:30:00+00:00\t2026-03-01T11:00:05+00:00\t🟩 Portalen is up (200 in 43 ms)',
  ].join('\n')
  const { timeline, report } = await told(LOG, { asOf: NOON, dataDir: folderWith({ 'gitlog.tsv': log }) })
  expect(timeline.observed).toEqual([{ start: minutes(120), end: NOON }])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -3600, -1800]])
  expect(report).toMatchObject({ rows: 7, used: 3 })
  expect(report.setAside.map(({ line, found }) => [line, found])).toEqual([
    [3, '  is  ( in  ms) [skip ci] [upptime]'],
    [4, 'i fredags'],
    [5, 'Portalen svarar (200 in 43 ms)'],
    [null, 'svarar'],
    [null, 'Bloggen'],
  ])
})

test('a folder that is no repository stops the build with the words of git', async () => {
  const wrong = told(SOURCE, { asOf: NOON, dataDir: folderWith({}) })
  expect((await problemsOf(wrong))[0]).toMatch(
    /^source "system": .*upptime: cannot be read with git: fatal: /,
  )
})

test('what a repository itself would make git run is not run', async () => {
  const dataDir = upptimeRepository([check(60, 'up')])
  const trap = `${dataDir}/sprung`
  for (const name of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.x.textconv'])
    execFileSync('git', ['-C', `${dataDir}/upptime`, 'config', name, `touch ${trap};`])
  writeFileSync(`${dataDir}/upptime/info/attributes`, '*.yml diff=x\n')
  const { report } = await told(SOURCE, { asOf: NOON, dataDir })
  expect(report.used).toBe(1)
  expect(existsSync(trap)).toBe(false)
})

test.each([{ repository: undefined }, { files: 'gitlog.tsv' }])('either repository or files: %j', (more) => {
  expect(Sources.safeParse({ sources: [{ id: 'system', ...SOURCE, ...more }] }).success).toBe(false)
})
