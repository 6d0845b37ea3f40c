import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { sla } from './sla.ts'

/** One line a test looks at, with its spaces made one. */
const lines = (text: string) => text.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '))

describe('help', () => {
  test.each<[string, string[]]>([
    ['new', ['--template <name>', 'which template; without it, or with "list", which there are']],
    [
      'baseline',
      [
        '--agreement <id>',
        '--objective <id>',
        '--target <target>',
        '--service-hours <calendar>',
        '--without-exclusions',
        '--as-of <instant>',
      ],
    ],
  ])('%s tells its options', async (command, options) => {
    const { stdout, code } = await sla([command, '--help'])
    expect(code).toBe(0)
    const said = lines(stdout).join(' ')
    for (const option of [...options, '--data <dir>', '--json']) expect(said).toContain(option)
    expect((await sla(['--help'])).stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
  })
})

describe('new', () => {
  test('lists the templates, each with a line of what it holds', async () => {
    const data = await folderWith(SMALL)
    const { stdout, code } = await sla(['new', 'agreement', '--template', 'list', '--data', data])
    expect(code).toBe(0)
    expect(lines(stdout)).toContain(
      'it IT-drift: tillgänglighet 99,9 % i månaden, första svar inom 2 timmar, lösning inom 4 timmar',
    )
  })

  test('writes the agreement with its own id and tells its questions; check refuses it with the same', async () => {
    const data = await folderWith(SMALL)
    const made = await sla(['new', 'agreement', 'vart', '--template', 'it', '--data', data])
    expect([made.code, made.stderr]).toEqual([0, ''])
    const text = await readFile(join(data, 'agreements/vart.yaml'), 'utf8')
    expect(text).toMatch(/^id: vart\ntemplate: it /m)
    const [, , ...questions] = lines(made.stdout).filter((line) => line !== '')
    const checked = await sla(['check', '--data', data])
    expect(checked.code).toBe(1)
    const named = lines(checked.stderr).filter((line) => line.startsWith('agreements/'))
    expect(named).toEqual(
      questions.map((line) => `agreements/vart.yaml:${line.replace(': ', ': open question: ')}`),
    )
    expect(named.length).toBeGreaterThan(10)
  })

  test('a file that is there stays as it is', async () => {
    const data = await folderWith(SMALL)
    const run = await sla(['new', 'agreement', 'drift', '--template', 'it', '--data', data])
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('agreements/drift.yaml is there already and stays as it is')
    expect(await readFile(join(data, 'agreements/drift.yaml'), 'utf8')).toBe(SMALL['agreements/drift.yaml'])
  })
})

describe('baseline', () => {
  test('a table of months, one of targets, and the same as JSON', async () => {
    const data = await folderWith(SMALL)
    const words = ['baseline', 'portal', '--data', data, '--as-of', '2026-07-02T00:00:00Z']
    const { stdout, stderr, code } = await sla(words)
    expect([code, stderr]).toEqual([0, ''])
    const said = lines(stdout)
    expect(said[0]).toBe('portal: 2025-07 to 2026-06 (Europe/Stockholm), as of 2026-07-02 02:00:00')
    // Ten minutes of June were known, and ten more until the last result was stale: 5 of 20 min down.
    expect(said).toContain('2026-05 no data 0.00 %')
    expect(said).toContain('2026-06 75.000 % 5 min 1 5 min 0.04 %')
    expect(said).toContain('12 of 12 months have too little data for some target, and count as met for none.')
    const { months, ladder } = JSON.parse((await sla([...words, '--json'])).stdout)
    expect(months.at(-1)).toMatchObject({ period: '2026-06', exact: { num: '3', den: '4' }, downMs: 300_000 })
    // Five minutes of 720 h are more than 99.99 % allows, whatever the rest of June was.
    expect(ladder.map(({ met, grade }: { met: number; grade: string }) => [met, grade])).toEqual([
      ...Array(5).fill([0, 'unknown']),
      [0, 'unrealistic'],
    ])
  })

  test('with an agreement: what was agreed beside what would have been', async () => {
    const data = await folderWith(SMALL)
    const words = ['baseline', 'portal', '--agreement', 'drift', '--target', '>= 99.5 %', '--data', data]
    const { stdout, code } = await sla([...words, '--as-of', '2026-07-02T00:00:00Z'])
    expect(code).toBe(0)
    expect(lines(stdout).slice(0, 2)).toEqual([
      'drift, tillganglighet, portal: what if it were >= 99.5 %?',
      'Left: as agreed, >= 99.9 % at first. Right: as it would have been.',
    ])
    expect(lines(stdout)).toContain('As agreed: 0 met, 0 breached, 1 without either')
  })
})
