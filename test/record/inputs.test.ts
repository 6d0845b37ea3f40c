import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { terminal } from '../../scripts/terminal.ts'
import { verify } from '../../scripts/verify.ts'
import { SMALL } from '../example-data.ts'
import { chainFile, closeAt, DOWN, edit, REASON, recordedFolder } from './recorded.ts'

const said = terminal({ quiet: true })
const LATER = Date.parse('2026-06-15T12:00:00Z')

/** What `verify` finds in a recorded folder after a change, as `kind period service`. */
async function found(folder: string): Promise<string[]> {
  const errors = { ...said, error: () => undefined }
  const { faults } = await verify({ data: folder, asOf: LATER }, errors)
  return faults.map(({ kind, period, service }) => `${kind} ${period} ${service}`)
}

const CHECKS = 'measurements/checks.csv'
const AGREEMENT = 'agreements/drift.yaml'

test('a closed period is unchanged by what came later, and by where facts are kept', async () => {
  const folder = await recordedFolder({
    'calendars.yaml': `holidays:
  egna: [{ date: 2026-02-16, name: Stängt }]
calendars:
  - id: egen
    timeZone: Europe/Stockholm
    weekly: { mon: ["08:00-17:00"], tue: ["08:00-17:00"] }
    exceptions: [{ date: 2026-02-16, name: Stängt }]
`,
    [AGREEMENT]: `${SMALL[AGREEMENT]}serviceHours: egen\n`,
  })
  expect(await found(folder)).toEqual([])
  // A new holiday, an end of the agreement, signatures and checks, all later; another title, and another file.
  await edit(join(folder, 'calendars.yaml'), (text) =>
    text.replace('exceptions: [', 'exceptions: [{ date: 2027-01-04, name: Stängt }, '),
  )
  await edit(join(folder, AGREEMENT), (text) =>
    `${text}effectiveTo: 2027-12-31\nsignatures: [{ party: provider, name: A, signedAt: 2026-06-01 }, { party: customer, name: B, signedAt: 2026-06-01 }]\n`.replace(
      'Operations agreement',
      'Operating agreement',
    ),
  )
  await edit(join(folder, CHECKS), (text) => `${text}2026-06-01T00:00:00Z,portal,down\n`)
  await rename(join(folder, CHECKS), join(folder, 'measurements/moved.csv'))
  expect(await found(folder)).toEqual([])
})

test('evidence that changed without changing the figure is found', async () => {
  const folder = await recordedFolder()
  // The same ten minutes, an hour later.
  await edit(join(folder, CHECKS), (text) =>
    text
      .replace(`${DOWN},portal,down`, '2026-02-10T01:00:00Z,portal,down')
      .replace('2026-02-10T00:10:00Z,portal,up', '2026-02-10T01:10:00Z,portal,up'),
  )
  expect(await found(folder)).toEqual(['evidence 2026-02 portal'])
})

test('a figure that changed, a term that changed and an objective that went are found', async () => {
  const figure = await recordedFolder()
  await edit(join(figure, CHECKS), (text) => text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`))
  expect(await found(figure)).toEqual(['figure 2026-02 portal'])
  const target = await recordedFolder()
  await edit(join(target, AGREEMENT), (text) => text.replace('99.9 %', '99.8 %'))
  const all = ['2026-01 licens', '2026-01 portal', '2026-02 licens', '2026-02 portal']
  const march = ['2026-03 licens', '2026-03 portal']
  expect(await found(target)).toEqual([...all, ...march].map((one) => `figure ${one}`))
  const gone = await recordedFolder()
  await edit(join(gone, AGREEMENT), (text) => text.replace('id: tillganglighet', 'id: upptid'))
  expect(await found(gone)).toEqual([...all, ...march].map((one) => `gone ${one}`))
})

test('a signature that was dated back is found', async () => {
  const folder = await recordedFolder()
  await edit(
    join(folder, AGREEMENT),
    (text) => `${text}signatures: [{ party: provider, name: A, signedAt: 2025-12-12 }]\n`,
  )
  expect(new Set(await found(folder)).size).toBe(6)
})

test('a reason that changes nothing is a fault: it would let a later change pass', async () => {
  const folder = await recordedFolder({ 'restatements/2026-02.yaml': REASON })
  expect(await found(folder)).toEqual(['unused 2026-02 portal'])
})

test('a change with its reason is no fault, before it is recorded', async () => {
  const folder = await recordedFolder({ 'restatements/2026-02.yaml': REASON })
  await edit(join(folder, CHECKS), (text) => text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`))
  expect(await found(folder)).toEqual([])
  expect((await closeAt(folder, LATER)).recorded).toBeGreaterThan(0)
  expect(await found(folder)).toEqual([])
})

test('a restatement of the evidence alone is recorded and verified too', async () => {
  const folder = await recordedFolder({ 'restatements/2026-02.yaml': REASON })
  await edit(join(folder, CHECKS), (text) =>
    text
      .replace(`${DOWN},portal,down`, '2026-02-10T01:00:00Z,portal,down')
      .replace('2026-02-10T00:10:00Z,portal,up', '2026-02-10T01:10:00Z,portal,up'),
  )
  await closeAt(folder, LATER)
  expect(await readFile(chainFile(folder), 'utf8')).toMatch(
    /"restated":\{"after":\{"inputs":"[0-9a-f]{64}"\},"at":"[^"]+","before":\{"inputs":"[0-9a-f]{64}"\}/,
  )
  expect(await found(folder)).toEqual([])
})

test('fees, names and contacts are neither in the record nor in what its digests are taken of', async () => {
  const terms = (fee: number, name: string) => `credits:
  fee: { amount: ${fee}, currency: SEK, per: month }
  objectives: { tillganglighet: [{ tiers: [{ below: "99.9", percent: 10 }] }] }
signatures: [{ party: provider, name: ${name}, signedAt: 2025-12-12 }]
`
  const one = await recordedFolder({ [AGREEMENT]: `${SMALL[AGREEMENT]}${terms(417770, 'CANARY-A')}` })
  const other = await recordedFolder({ [AGREEMENT]: `${SMALL[AGREEMENT]}${terms(732210, 'CANARY-B')}` })
  const text = await readFile(chainFile(one), 'utf8')
  expect(text).not.toMatch(/CANARY|417770/)
  expect(await readFile(chainFile(other), 'utf8')).toBe(text)
})
