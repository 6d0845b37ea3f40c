import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { sla } from './sla.ts'

/** Build the feed of this data as of noon on 1 June 2026, and give every file's text by its path. */
async function feedOf(
  data: Record<string, string>,
  env: Record<string, string> = {},
): Promise<Map<string, string>> {
  const folder = await folderWith({ ...SMALL, ...data })
  const out = join(folder, 'site')
  const run = await sla(
    ['build', '--feed-only', '--data', folder, '--out', out, '--as-of', '2026-06-01T00:12:00Z'],
    env,
  )
  expect(run.stderr).toBe('')
  expect(run.code).toBe(0)
  const files = (await readdir(join(out, 'feed/v1'), { recursive: true, withFileTypes: true })).filter((f) =>
    f.isFile(),
  )
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(join(out, 'feed/v1').length + 1), await readFile(path, 'utf8')] as const
    }),
  )
  return new Map(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

describe('help', () => {
  test('names every command, each with its options', async () => {
    const { stdout, code } = await sla(['--help'])
    expect(code).toBe(0)
    for (const command of ['build', 'watch', 'serve', 'check', 'explain', 'report', 'import']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
      const help = await sla([command, '--help'])
      expect(help.code).toBe(0)
      expect(help.stdout).toContain('--data <dir>')
      expect(help.stdout).toContain('(default: "data")')
      expect(help.stdout).toContain('(default: "dist/site")')
    }
  })

  test('of new names nothing that new does not do', async () => {
    const { stdout } = await sla(['new', '--help'])
    expect(stdout).toContain('(default: "data")')
    expect(stdout).not.toMatch(/--out|--as-of/)
    expect((await sla(['new', 'site', 'https://example.com', '--out', 'x'])).code).toBe(2)
  })
})

describe('exit codes', () => {
  test('1 and every problem when the data is wrong; nothing is published', async () => {
    const folder = await folderWith({ ...SMALL, 'site.yaml': 'name: x\n' })
    const run = await sla(['build', '--data', folder, '--out', join(folder, 'site')])
    expect(run.code).toBe(1)
    expect(run.stderr.split('\n')).toEqual([
      'The data has 2 problems; nothing was published:',
      '  site.yaml:1 url: is missing; expected an address, as in https://status.example.com',
      '  site.yaml:1 timeZone: is missing; expected a text',
      '',
    ])
    expect(await readdir(folder)).not.toContain('site')
  })

  test('1 and how to mend it when a source has no such column', async () => {
    const folder = await folderWith({
      ...SMALL,
      'sources.yaml': (SMALL['sources.yaml'] ?? '').replace('state: status', 'state: result'),
    })
    const run = await sla(['build', '--data', folder, '--out', join(folder, 'site')])
    expect(run.code).toBe(1)
    expect(run.stderr.split('\n').slice(0, 2)).toEqual([
      'A source could not be read; nothing was published:',
      '  source "checks": measurements/checks.csv: no column "result"; it has "time", "service", "status"; correct `columns`, or the file',
    ])
  })

  test('2 on wrong usage', async () => {
    expect((await sla(['bild'])).code).toBe(2)
    const run = await sla(['build', '--as-of', 'yesterday'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('expected an instant with its offset')
  })

  test('check says that all is well, or what is not', async () => {
    const folder = await folderWith(SMALL)
    const well = await sla(['check', '--data', folder, '--json'])
    expect(well).toMatchObject({ code: 0, stderr: '' })
    const { warnings, completeness, ...counts } = JSON.parse(well.stdout)
    expect(counts).toEqual({ services: 2, agreements: 1, incidents: 0, maintenance: 0 })
    // The small agreement says nothing of reviews: a question left open, not a mistake.
    expect(warnings).toContainEqual(
      expect.objectContaining({
        file: 'agreements/drift.yaml',
        message: expect.stringMatching(/^L12: nothing says when the agreement is reviewed/),
      }),
    )
    // So is everything else that it leaves out, and what it has is answered: parties, scope, one target, its source.
    expect(completeness).toMatchObject([
      { agreement: 'drift', open: expect.arrayContaining(['L02', 'L12', 'L25']) },
    ])
    expect(completeness[0].open).not.toContain('L01')
    await writeFile(join(folder, 'services.yaml'), 'services: []\n')
    expect((await sla(['check', '--data', folder])).code).toBe(1)
  })
})

describe('the feed', () => {
  test('five minutes down of twelve seen: the figures, from first check to last', async () => {
    const feed = JSON.parse((await feedOf({})).get('status.json') ?? '')
    const portal = feed.services[0]
    // June 2026 has 43 200 minutes, so 99.9 % leaves 43.2; before midnight UTC the two hours of the local day are unknown.
    expect(portal.objectives[0].ledger).toMatchObject({
      upMs: 420_000,
      downMs: 300_000,
      unknownMs: 7_200_000,
    })
    expect(portal.objectives[0].budget).toMatchObject({
      totalMs: 2_592_000,
      usedMs: 300_000,
      remainingMs: 2_292_000,
    })
    // 7/12 of the observed time.
    expect(portal.objectives[0]).toMatchObject({
      value: '58.33',
      exact: { num: '7', den: '12' },
      verdict: 'pending',
    })
    expect(feed.services[1].objectives[0]).toMatchObject({ value: '100.00' })
    expect(feed.state).toBe('operational')
  })

  test('same data and instant, same bytes, whatever the zone of the process', async () => {
    const digests = await Promise.all(
      ['UTC', 'America/New_York', 'Pacific/Chatham', 'Europe/Stockholm'].map(async (TZ) => {
        const hash = createHash('sha256')
        for (const [path, text] of await feedOf({}, { TZ })) hash.update(path).update(text)
        return hash.digest('hex')
      }),
    )
    expect(new Set(digests).size).toBe(1)
  })

  test('an agreement that is not public leaves no trace, neither figures nor names', async () => {
    const secret = (SMALL['agreements/drift.yaml'] ?? '')
      .replace('id: drift', 'id: hemligt')
      .replace('public', 'customer')
      .replace('{ sv: Alla kunder, en: All customers }', 'Hemlig Kund AB')
    const files = await feedOf({ 'agreements/hemligt.yaml': secret })
    const all = [...files].join('\n')
    expect(all).toContain('drift')
    expect(all).not.toMatch(/heml/i)
  })

  test('rows that cannot be read are set aside with file, line and reason, and the rest counts', async () => {
    const folder = await folderWith({
      ...SMALL,
      'measurements/checks.csv': `${SMALL['measurements/checks.csv']}2026-06-01T00:11:00Z,portal,sideways\nsoon,portal,up\n`,
    })
    const run = await sla([
      'build',
      '--feed-only',
      '--data',
      folder,
      '--out',
      join(folder, 'site'),
      '--as-of',
      '2026-06-01T00:12:00Z',
    ])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('2 rows were set aside')
    expect(run.stdout).toContain('measurements/checks.csv:8')
    expect(run.stdout).toContain('measurements/checks.csv:9')
    const report = JSON.parse(await readFile(join(folder, 'site.report.json'), 'utf8'))
    expect(report.sources[0].setAside).toHaveLength(2)
    expect(report.sources[0].used).toBe(6)
  })

  test('a build that fails leaves the last one', async () => {
    const folder = await folderWith(SMALL)
    const out = join(folder, 'site')
    await sla(['build', '--feed-only', '--data', folder, '--out', out, '--as-of', '2026-06-01T00:12:00Z'])
    const before = await readFile(join(out, 'feed/v1/status.json'), 'utf8')
    await writeFile(join(folder, 'agreements/drift.yaml'), 'id: [\n')
    expect((await sla(['build', '--feed-only', '--data', folder, '--out', out])).code).toBe(1)
    expect(await readFile(join(out, 'feed/v1/status.json'), 'utf8')).toBe(before)
  })
})
