import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { ChainEntry } from '../../data/schema/chain.ts'
import { appendRecord, readRecord } from '../../scripts/record/files.ts'
import { folderWith } from '../folder.ts'
import {
  chainFile,
  closeAt,
  DOWN,
  edit,
  MARCH_FINAL,
  MARCH_OPEN,
  privateKey,
  REASON,
  RECORDED,
  recordedFolder,
} from './recorded.ts'

const LATER = Date.parse('2026-04-30T12:00:00Z')
const withoutOutage = (text: string) => text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`)

async function chainOf(folder: string): Promise<ChainEntry[]> {
  return (await readRecord(folder)).chains.get('drift') ?? []
}

const figures = (entries: ChainEntry[]) =>
  entries.map(({ result, version }) => `${result.period.id} ${result.service} v${version}`)

/** What is published of February for one service. */
function february({ outcomes }: Awaited<ReturnType<typeof closeAt>>, service = 'portal') {
  const own = outcomes.find(({ services }) => services.includes(service))
  return own?.history.find(({ period }) => period.id === '2026-02')
}

test('a period is recorded when its grace is over, and not the day before (2.15)', async () => {
  const folder = await folderWith(RECORDED)
  await closeAt(folder, MARCH_OPEN)
  const two = ['2026-01 licens v1', '2026-01 portal v1', '2026-02 licens v1', '2026-02 portal v1']
  expect(figures(await chainOf(folder))).toEqual(two)
  await closeAt(folder, MARCH_FINAL)
  const entries = await chainOf(folder)
  expect(figures(entries)).toEqual([...two, '2026-03 licens v1', '2026-03 portal v1'])
  expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  // Ten minutes of 28 days: 40310 / 40320.
  expect(entries[3]?.result).toMatchObject({
    exact: { num: '4031', den: '4032' },
    verdict: 'met',
    finality: 'final',
  })
})

test('the same build again writes nothing, byte for byte', async () => {
  const folder = await recordedFolder()
  const before = await readFile(chainFile(folder), 'utf8')
  const again = await closeAt(folder, MARCH_FINAL)
  expect([again.recorded, again.faults]).toEqual([0, []])
  expect(await readFile(chainFile(folder), 'utf8')).toBe(before)
  expect(await readdir(join(folder, 'record/closed/drift'))).toEqual(['2026.jsonl'])
})

test('the build that records a period publishes it as the next one does, byte for byte', async () => {
  const folder = await folderWith(RECORDED)
  const published = ({ outcomes, files }: Awaited<ReturnType<typeof closeAt>>) =>
    JSON.stringify([outcomes.map(({ closed, older }) => [closed, older]), [...files]])
  const recording = await closeAt(folder, MARCH_FINAL)
  expect(recording.recorded).toBe(6)
  expect(published(await closeAt(folder, MARCH_FINAL))).toBe(published(recording))
})

test('days that become final late, after more than twelve others, are recorded all the same', async () => {
  const agreement = (RECORDED['agreements/drift.yaml'] ?? '').replace('calendar-month', 'calendar-day')
  const folder = await folderWith({ ...RECORDED, 'agreements/drift.yaml': agreement })
  await closeAt(folder, MARCH_OPEN)
  await closeAt(folder, Date.parse('2026-04-30T12:00:00Z'))
  const days = (await chainOf(folder))
    .filter(({ result }) => result.service === 'portal')
    .map(({ result }) => result.period.id)
  const first = Temporal.PlainDate.from(days[0] ?? '')
  expect(days.at(-1)).toBe('2026-04-22')
  expect(days).toEqual(days.map((_, index) => first.add({ days: index }).toString()))
})

test('without record: true, and in a build that looks back, nothing is written', async () => {
  const off = await folderWith({
    ...RECORDED,
    'site.yaml': (RECORDED['site.yaml'] ?? '').replace('record: true\n', ''),
  })
  const result = await closeAt(off, MARCH_FINAL)
  expect([existsSync(join(off, 'record')), result.files.size]).toEqual([false, 0])
  expect(february(result)).toMatchObject({ finality: 'final' })
  const archive = await folderWith(RECORDED)
  await closeAt(archive, MARCH_FINAL, { readOnly: true })
  expect(existsSync(join(archive, 'record'))).toBe(false)
})

test('a build that looks back shows the record as it was then', async () => {
  const folder = await recordedFolder({ 'restatements/a.yaml': REASON })
  await edit(join(folder, 'measurements/checks.csv'), withoutOutage)
  expect((await closeAt(folder, LATER)).recorded).toBe(1)
  const then = await closeAt(folder, MARCH_FINAL, { readOnly: true })
  expect(february(then)).toMatchObject({ finality: 'final', exact: { num: '4031', den: '4032' } })
  const chain = JSON.parse(then.files.get('feed/v1/chain/drift.json') ?? '')
  expect(figures(chain.entries)).not.toContain('2026-02 portal v2')
})

test('a closed period does not change silently: what was recorded is published, and what differs is said', async () => {
  const folder = await recordedFolder()
  const before = await readFile(chainFile(folder), 'utf8')
  await edit(join(folder, 'measurements/checks.csv'), withoutOutage)
  const after = await closeAt(folder, LATER)
  expect(february(after)).toMatchObject({
    value: '99.97',
    finality: 'final',
    exact: { num: '4031', den: '4032' },
  })
  expect(february(after)).not.toHaveProperty('budget')
  expect(after.faults).toEqual([
    expect.objectContaining({
      kind: 'figure',
      agreement: 'drift',
      objective: 'tillganglighet',
      service: 'portal',
      period: '2026-02',
      before: expect.objectContaining({ value: '99.97', 'exact.num': '4031' }),
      after: expect.objectContaining({ value: '100.00', 'exact.num': '1' }),
    }),
  ])
  expect((await readFile(chainFile(folder), 'utf8')).startsWith(before)).toBe(true)
})

test('a reason makes a new version that keeps the old one, once', async () => {
  const folder = await recordedFolder({ 'restatements/2026-02.yaml': REASON })
  const before = await readFile(chainFile(folder), 'utf8')
  await edit(join(folder, 'measurements/checks.csv'), withoutOutage)
  // The day before the reason holds it does not.
  expect((await closeAt(folder, Date.parse('2026-04-20T07:59:59Z'))).recorded).toBe(0)
  const restated = await closeAt(folder, LATER)
  expect([restated.recorded, restated.faults]).toEqual([1, []])
  expect(february(restated)).toMatchObject({
    value: '100.00',
    finality: 'restated',
    restated: {
      version: 2,
      reason: 'Mätfel i övervakningen',
      by: 'Driftchef',
      at: '2026-04-20T08:00:00Z',
      before: { value: '99.97', 'exact.num': '4031' },
      after: { value: '100.00', 'exact.num': '1' },
    },
  })
  expect((await readFile(chainFile(folder), 'utf8')).startsWith(before)).toBe(true)
  expect(figures(await chainOf(folder)).at(-1)).toBe('2026-02 portal v2')
  expect((await closeAt(folder, LATER)).recorded).toBe(0)
  // The same reason does not let the figure change back.
  await edit(join(folder, 'measurements/checks.csv'), (text) =>
    text.replace(`${DOWN},portal,up`, `${DOWN},portal,down`),
  )
  const back = await closeAt(folder, LATER)
  expect([back.recorded, back.faults.map(({ kind }) => kind)]).toEqual([0, ['figure']])
  expect(february(back)).toMatchObject({ value: '100.00', finality: 'restated' })
})

test('sources that forget do not make the record forget', async () => {
  const folder = await recordedFolder()
  await edit(join(folder, 'measurements/checks.csv'), (text) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('time') || line >= '2026-04')
      .join('\n'),
  )
  const after = await closeAt(folder, LATER)
  const own = after.outcomes.find(({ services }) => services.includes('portal'))
  expect(own?.history.map(({ period, value }) => [period.id, value])).toEqual([
    ['2026-03', '100.00'],
    ['2026-02', '99.97'],
    ['2026-01', '100.00'],
  ])
  expect((await chainOf(folder)).length).toBe(6)
})

test('nothing is added to a chain that was changed by hand', async () => {
  const folder = await folderWith(RECORDED)
  await closeAt(folder, MARCH_OPEN)
  await edit(chainFile(folder), (text) => text.replace('"value":"99.97"', '"value":"99.99"'))
  const before = await readFile(chainFile(folder), 'utf8')
  const after = await closeAt(folder, MARCH_FINAL)
  expect(after.recorded).toBe(0)
  expect(after.faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['hash', 'unrecorded']))
  expect(await readFile(chainFile(folder), 'utf8')).toBe(before)
})

test('a signed chain is not carried on without its key', async () => {
  const folder = await folderWith(RECORDED)
  await closeAt(folder, MARCH_OPEN, { key: privateKey() })
  const without = await closeAt(folder, MARCH_FINAL)
  expect([without.recorded, without.faults.map(({ kind }) => kind)]).toEqual([
    0,
    ['unrecorded', 'unrecorded'],
  ])
  // Another key may carry it on: keys are rotated.
  const rotated = await closeAt(folder, MARCH_FINAL, { key: privateKey() })
  expect([rotated.recorded, rotated.faults]).toEqual([2, []])
  expect((await readRecord(folder)).keys).toHaveLength(2)
})

test('a clock that was set back records nothing before what is recorded', async () => {
  const folder = await recordedFolder()
  await rm(chainFile(folder))
  await closeAt(folder, LATER)
  const before = await readFile(chainFile(folder), 'utf8')
  expect((await closeAt(folder, MARCH_OPEN)).recorded).toBe(0)
  expect(await readFile(chainFile(folder), 'utf8')).toBe(before)
})

test('only public agreements have a published chain', async () => {
  const folder = await folderWith({
    ...RECORDED,
    'agreements/hemligt.yaml': (RECORDED['agreements/drift.yaml'] ?? '')
      .replace('id: drift', 'id: hemligt')
      .replace('visibility: public', 'visibility: customer'),
  })
  const { files, recorded } = await closeAt(folder, MARCH_FINAL)
  expect(recorded).toBe(12)
  expect([...files.keys()]).toEqual(['feed/v1/chain/drift.json', 'feed/v1/chain.schema.json'])
  const [chain, schema] = [...files.values()].map((text) => JSON.parse(text))
  const validate = new Ajv2020({ strict: false }).compile(schema)
  expect([validate(chain), validate.errors]).toEqual([true, null])
  expect(validate({ ...chain, entries: [{}] })).toBe(false)
})

test('a record that another build wrote meanwhile is not written over', async () => {
  const folder = await folderWith(RECORDED)
  const before = await readRecord(folder)
  await closeAt(folder, MARCH_OPEN)
  const written = await readFile(chainFile(folder), 'utf8')
  const added = new Map([['drift', (await chainOf(folder)).slice(0, 1)]])
  await expect(appendRecord(folder, before, added, undefined)).rejects.toThrow('changed while the build ran')
  expect(await readFile(chainFile(folder), 'utf8')).toBe(written)
})
