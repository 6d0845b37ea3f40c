import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../folder.ts'
import { chainFile, DOWN, edit, privateKey, REASON, RECORDED, recordedFolder } from '../record/recorded.ts'
import { sla } from './sla.ts'

const verify = (folder: string, ...more: string[]) =>
  sla(['verify', '--data', folder, '--as-of', '2026-04-30T12:00:00Z', ...more])

describe('verify', () => {
  test('says that nothing changed, with the hash to note, and exits 0', async () => {
    const { code, stdout, stderr } = await verify(await recordedFolder({}, privateKey()))
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /drift: 6 entries, 6 signed, the last of 2026-04-10T00:00:00Z, hash [0-9a-f]{64}\n6 figures of closed periods: unchanged\n$/,
    )
  })

  test('names agreement, objective, service, period and the fields that differ, and exits 1', async () => {
    const folder = await recordedFolder()
    await edit(join(folder, 'measurements/checks.csv'), (text) =>
      text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`),
    )
    const { code, stderr } = await verify(folder)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /drift tillganglighet portal 2026-02 \(entry 4\): .*; value: was 99.97, is 100.00; /,
    )
    expect(stderr).toContain('to change it, give the reason in restatements/')
    expect(stderr).toContain('6 figures of closed periods: one fault')
  })

  test('--json gives the same to machines', async () => {
    const folder = await recordedFolder()
    await edit(chainFile(folder), (text) => text.replace('"value":"99.97"', '"value":"99.99"'))
    const { code, stdout } = await verify(folder, '--json')
    expect(code).toBe(1)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({
      ok: false,
      figures: 6,
      chains: [{ agreement: 'drift', entries: 6, signed: 0 }],
    })
    expect(report.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'hash', period: '2026-02', service: 'portal', place: 'entry 4' }),
        expect.objectContaining({ kind: 'figure', before: { value: '99.99' }, after: { value: '99.97' } }),
      ]),
    )
  })

  test('a restatement with its reason is no error', async () => {
    const folder = await recordedFolder({ 'restatements/2026-02.yaml': REASON })
    await edit(join(folder, 'measurements/checks.csv'), (text) =>
      text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`),
    )
    const { code, stdout } = await verify(folder)
    expect(code).toBe(0)
    expect(stdout).toContain('with a reason, recorded by the next build: drift tillganglighet portal 2026-02')
  })

  test('without a record it says how to begin one', async () => {
    const off = (RECORDED['site.yaml'] ?? '').replace('record: true\n', '')
    const { code, stderr } = await verify(await folderWith({ ...RECORDED, 'site.yaml': off }))
    expect(code).toBe(1)
    expect(stderr).toContain('record/closed: does not exist; write "record: true" in site.yaml')
  })

  test('a restatement that cannot be read is told with its line', async () => {
    const folder = await folderWith({
      ...RECORDED,
      'record/closed/drift/2026.jsonl': '',
      'restatements/a.yaml': REASON.replace('by: Driftchef', 'by: ""'),
    })
    const { code, stderr } = await verify(folder)
    expect(code).toBe(1)
    expect(stderr).toContain('restatements/a.yaml:6 by: expected who changes it')
  })
})
