import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StatusFeed } from '../../data/schema/feed.ts'
import { build, dataAsOf } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { DataError } from '../../scripts/load/problem.ts'
import { measure } from '../../scripts/measure.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { aGatus, type Gatus, MINUTE, recordIn } from './forgetting.ts'
import { closeAt, MARCH_FINAL, REASON, RECORDED } from './recorded.ts'

const source = ({ url }: Gatus, more = '') => `sources:
  - id: checks
    type: gatus
    url: ${url}
    services: { core_portal: portal, core_licens: licens }
    interval: 5 min
${more}`

const QUIET = { line: () => {}, error: () => {}, step: <T>(_: string, work: () => Promise<T>) => work() }

/** A data folder that a Gatus is asked for, which looked last an hour ago; and builds of it, of the feed alone. */
async function live() {
  const gatus = await aGatus()
  const last = Date.now() - 60 * MINUTE
  const looks = Array.from({ length: 30 }, (_, index) => ({ at: last - index * 5 * MINUTE, up: true }))
  gatus.results = { core_portal: looks, core_licens: looks }
  const folder = await folderWith({ ...SMALL, 'sources.yaml': source(gatus) })
  const out = join(await folderWith({}), 'site')
  const built = async (more = {}) => build({ data: folder, out, feedOnly: true, ...more }, QUIET)
  const status = async () =>
    StatusFeed.parse(JSON.parse(await readFile(join(out, 'feed/v1/status.json'), 'utf8')))
  return { gatus, folder, out, built, status, last }
}

test('a source that cannot be reached: the build goes on, the record stays, the report and the feed say so', async () => {
  const { gatus, folder, built, status, last } = await live()
  expect((await built()).recordedMonths.checks).not.toEqual([])
  const record = recordIn(folder)
  expect((await status()).services[0]).toMatchObject({
    state: 'unknown',
    silence: { why: 'silent', since: new Date(last).toISOString().replace('.000Z', 'Z') },
  })
  gatus.instead = { status: 200, text: '<!doctype html><title>Log in</title>' }
  const report = await built()
  expect(report.sources[0]?.unreachable).toEqual([expect.stringContaining('an HTML page')])
  const { services, dataThrough } = await status()
  expect(services.map(({ state, silence }) => [state, silence?.why])).toEqual([
    ['unknown', 'unreachable'],
    ['unknown', 'unreachable'],
  ])
  expect(Date.parse(dataThrough)).toBe(last)
  expect(recordIn(folder)).toEqual(record)
})

test('the record deleted is refused, and accepted with the flag', async () => {
  const { folder, out, built } = await live()
  await built()
  const before = await readFile(join(out, 'feed/v1/status.json'), 'utf8')
  await rm(join(folder, 'record'), { recursive: true })
  const refused = await built().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(DataError)
  expect(String(refused)).toContain('record/timeline/checks.txt: is gone')
  expect(await readFile(join(out, 'feed/v1/status.json'), 'utf8')).toBe(before)
  expect(existsSync(join(folder, 'record/timeline'))).toBe(false)
  await built({ acceptLostRecord: true })
  expect(existsSync(join(folder, 'record/timeline/checks.txt'))).toBe(true)
  await built()
})

test('a build as of an instant records nothing', async () => {
  const { folder, built, last } = await live()
  await built({ asOf: last })
  expect(existsSync(join(folder, 'record'))).toBe(false)
})

test('late data of a closed period is a change like any other: told, and restated where a reason is given', async () => {
  const gatus = await aGatus()
  const rows = (RECORDED['measurements/checks.csv'] ?? '').split('\n').slice(1, -1)
  const looks = (without: string) => {
    const of = (service: string) =>
      rows.flatMap((row) => {
        const [time = '', id, state] = row.split(',')
        return id === service && !time.startsWith(without)
          ? [{ at: Date.parse(time), up: state === 'up' }]
          : []
      })
    return { core_portal: of('portal'), core_licens: of('licens') }
  }
  const folder = await folderWith({ ...RECORDED, 'sources.yaml': source(gatus, '    maxStaleness: 26 h\n') })
  const heard = async (without: string, asOf: number) => {
    gatus.results = looks(without)
    await measure(dataAsOf(await loadData(folder), asOf, false), asOf, { keep: true })
    gatus.results = {}
    return closeAt(folder, asOf)
  }
  // On 10 April February is final, and of 10 to 19 February nothing was heard.
  expect((await heard('2026-02-1', MARCH_FINAL)).recorded).toBe(6)
  const later = Date.parse('2026-04-30T12:00:00Z')
  const { faults, recorded } = await heard('never', later)
  expect(recorded).toBe(0)
  expect(faults).toContainEqual(
    expect.objectContaining({
      kind: 'figure',
      service: 'portal',
      period: '2026-02',
      after: expect.objectContaining({ 'exact.den': '4032' }),
    }),
  )
  await mkdir(join(folder, 'restatements'))
  await writeFile(join(folder, 'restatements/2026-02.yaml'), REASON)
  const restated = await closeAt(folder, later)
  expect(restated.recorded).toBe(1)
  const own = restated.outcomes.find(({ services }) => services.includes('portal'))
  expect(own?.history.find(({ period }) => period.id === '2026-02')).toMatchObject({
    finality: 'restated',
    exact: { num: '4031', den: '4032' },
  })
})
