import { globSync, readFileSync } from 'node:fs'
import { expect, type TestContext, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { dataFolder, needs, readTable } from '../published/shared-data.ts'
import { emptyData, imported } from './importing.ts'

/* Each recorded set into an empty folder that is right: what is written loads, and with what is refused it is all there is. */

/** Every name of a set is one service, and so is what names none. */
function mapping(names: Iterable<string>): string[] {
  return [...new Set(names), '*'].map((name) => `${name}=portal`)
}

async function carried(
  context: TestContext,
  kind: string,
  set: string,
  file: string,
  names: Iterable<string>,
) {
  needs(set, context)
  const data = await emptyData()
  const from = dataFolder(`${set}/${file}`)
  const command = { kind, from, data, services: mapping(names), timeZone: 'UTC' }
  const report = await imported(command)
  const loaded = await loadData(data)
  expect(loaded.incidents.length + loaded.maintenance.length).toBe(report.written.length)
  expect(report.written.length + report.refused.length).toBe(report.found)
  expect(report.alreadyThere).toEqual([])
  const again = await imported(command)
  expect(again).toMatchObject({ found: report.found, written: [], refused: report.refused })
  expect(again.alreadyThere.map((one) => one.file).sort()).toEqual(
    report.written.map((one) => one.file).sort(),
  )
  const refused = report.refused.map(({ id, reason }) => [id, reason])
  return { report, refused, ...loaded }
}

/** What stands in lists of the issues of a site, the systems that they name among it; nothing where the site is missing. */
function names(set: string): string[] {
  const folder = dataFolder(`${set}/issues`)
  return globSync('*.md', { cwd: folder }).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^\s*- "?([^"\n]+?)"?\s*$/gm)].map(
      ([, name = '']) => name,
    ),
  )
}

test('Packit: 108 issues, of which five have times or a form that nobody can read', async (context) => {
  const { report, refused } = await carried(context, 'cstate', 'cstate-packit', '', names('cstate-packit'))
  expect(report.found).toBe(108)
  const unread = expect.stringContaining('cannot be read')
  expect(refused).toEqual([
    ['2021-12-07-response-delays', unread],
    ['2023-01-21-srpm-builds-stuck-in-submitted-state', unread],
    // Resolved in April what began in September.
    ['2023-09-05-copr-outage', 'it ends before it begins'],
    ['2023-10-31-release-monitoring.org-outage', expect.stringContaining('expected front matter')],
    ['2024-08-13-github-outage', unread],
  ])
})

test('Packit without a service for what names none: those are refused, and no other', async (context) => {
  needs('cstate-packit', context)
  const services = names('cstate-packit').map((name) => `${name}=portal`)
  const from = dataFolder('cstate-packit')
  const { refused, found } = await imported({
    ...{ kind: 'cstate', from, data: await emptyData(), services, timeZone: 'UTC' },
  })
  const nameless = readTable('cstate-packit', 'incidents.csv').filter(({ affected }) => affected === '')
  // One of the 25 has no front matter at all.
  expect([found, nameless.length]).toEqual([108, 25])
  expect(refused.filter(({ reason }) => reason.startsWith('it names no service'))).toHaveLength(24)
  expect(refused).toHaveLength(24 + 5)
})

test('sr.ht: 34 issues, two negative, one forgotten, one that contradicts itself, one told of a month late', async (context) => {
  const { report, refused } = await carried(
    context,
    'cstate',
    'cstate-sourcehut',
    '',
    names('cstate-sourcehut'),
  )
  expect(report.found).toBe(34)
  expect(refused).toEqual([
    ['2019-02-18-Planned-maintenance', 'it ends before it begins'],
    ['2019-10-08-testing-new-pipeline', 'it is not resolved, though it says when it was'],
    ['2019-12-20-git.sr.ht-migration', 'it ends before it begins'],
    ['2018-05-25-us-east-conn-issues', 'it is said to be investigating after it was over'],
    [
      '2019-10-04-testing-cstate-functions',
      'it is still open, and for more than a year nothing was said of it',
    ],
  ])
})

test('deSEC and dddice: all 25 and 10, at the times of their front matter', async (context) => {
  const desec = await carried(context, 'cstate', 'cstate-desec', '', names('cstate-desec'))
  expect([desec.report.found, desec.refused]).toEqual([25, []])
  const { report, refused, incidents } = await carried(
    context,
    'cstate',
    'cstate-dddice',
    '',
    names('cstate-dddice'),
  )
  expect([report.found, refused]).toEqual([10, []])
  const told = readTable('cstate-dddice', 'incidents.csv').map(({ date = '', resolvedWhen = '' }) =>
    [date, resolvedWhen].map((text) => Date.parse(text.replaceAll('"', ''))),
  )
  expect(incidents.map(({ start, end }) => [start, end]).sort()).toEqual(told.sort())
})

test('Bioconductor: 2,337 issues that a program wrote', async (context) => {
  const { report, refused } = await carried(
    context,
    'cstate',
    'bioconductor-status',
    '',
    names('bioconductor-status'),
  )
  expect([report.found, refused]).toEqual([2337, []])
}, 120_000)

test('Emma: 22 incidents of the old schema, updates that were back-dated at the time that they are shown with', async (context) => {
  needs('statuspage-emma', context)
  const file = dataFolder('statuspage-emma/incidents.json')
  const page = JSON.parse(readFileSync(file, 'utf8'))
  const named: string[] = page.incidents.flatMap(
    (one: { incident_updates: { affected_components?: { name: string }[] }[] }) =>
      one.incident_updates.flatMap(({ affected_components }) =>
        (affected_components ?? []).map(({ name }) => name),
      ),
  )
  const { report, refused, incidents } = await carried(
    context,
    'statuspage',
    'statuspage-emma',
    'incidents.json',
    named,
  )
  expect([report.found, refused]).toEqual([22, []])
  const shown = page.incidents.flatMap((one: { incident_updates: { display_at: string }[] }) =>
    one.incident_updates.map(({ display_at }) => Date.parse(display_at)),
  )
  expect(incidents.flatMap(({ updates }) => updates.map(({ at }) => at)).sort()).toEqual(shown.sort())
})

test('Discord: degraded until the fix and not until all was said; maintenance that overran', async (context) => {
  const { incidents } = await carried(context, 'statuspage', 'statuspage-discord', 'incidents.json', ['API'])
  const at = (text: string) => Date.parse(text)
  expect(incidents).toMatchObject([
    {
      ...{ impact: 'minor', status: 'resolved', start: at('2022-02-15T13:14:17.737-08:00') },
      end: at('2022-02-15T13:37:37.388-08:00'),
      services: [{ id: 'portal', state: 'degraded_performance', end: at('2022-02-15T13:21:55.183-08:00') }],
    },
  ])
  const works = 'scheduled-maintenances.json'
  const { maintenance, report } = await carried(context, 'statuspage', 'statuspage-discord', works, [])
  expect(maintenance).toMatchObject([
    {
      ...{ start: at('2015-09-22T01:00:00-07:00'), end: at('2015-09-22T01:30:00-07:00') },
      announcedAt: at('2015-09-18T18:20:40.794-07:00'),
      actual: { start: at('2015-09-22T00:55:02.284-07:00'), end: at('2015-09-22T02:25:20.034-07:00') },
    },
  ])
  expect(report.remarks.map(({ found }) => found)).toEqual(['3 left out'])
})

test('Claude: a word that nobody knows and a maintenance without a plan are refused', async (context) => {
  const components = ['claude.ai', 'Claude API (api.anthropic.com)']
  const { report, refused } = await carried(
    context,
    'statuspage',
    'statuspage-claude',
    'incidents.json',
    components,
  )
  expect(report.written).toHaveLength(1)
  expect(refused).toEqual([
    ['maint01', 'the times that it was planned for cannot be read'],
    ['weird01', 'a word for its impact or for a component is not known'],
  ])
})

test('Honch: the issue on GitHub, and what the log of the same repository says of it', async (context) => {
  const site = ['honch-ingest', 'Honch Ingest']
  const issue = await carried(context, 'upptime', 'upptime-honch', 'api_incidents.json', site)
  const [told] = issue.incidents
  expect(told).toMatchObject({
    start: Date.UTC(2026, 5, 16, 22, 37, 1),
    end: Date.UTC(2026, 5, 16, 23, 46, 29),
  })
  expect(JSON.stringify(issue.incidents)).not.toContain('is.honch.io')
  const log = await carried(context, 'upptime', 'upptime-honch', 'gitlog.tsv', site)
  expect(log.incidents).toHaveLength(1)
  // Upptime opens the issue right after the commit and closes it right after the other.
  const [seen] = log.incidents
  expect(Math.abs((seen?.start ?? 0) - (told?.start ?? 0))).toBeLessThan(60_000)
  expect(Math.abs((seen?.end ?? 0) - (told?.end ?? 0))).toBeLessThan(60_000)
})

test('Sites of Upptime that never came up again are refused, and tell of it', async (context) => {
  const { refused } = await carried(context, 'upptime', 'upptime-seklfreak', 'gitlog.tsv', [])
  expect(refused.map(([id]) => String(id).replace(/ \S+$/, ''))).toEqual(['Broken Site', 'Secret Site'])
})
