import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { sla } from '../cli/sla.ts'
import { folderWith } from '../folder.ts'

/* Every page of the documentation: its links lead somewhere, its commands exist, its snippets are read by what they are for. */

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'data/README.md',
  ...globSync('docs/**/*.md'),
]
const text = (path: string) => readFileSync(path, 'utf8')
const withoutCode = (markdown: string) => markdown.replace(/```[\s\S]*?```/g, '')

/** The anchors of a page, as GitHub makes them from its headings. */
function anchors(path: string): Set<string> {
  const headings = [...withoutCode(text(path)).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading)
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

test.each(PAGES)('%s: every link leads to a file, and to a heading of it', (page) => {
  const links = [...withoutCode(text(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => href)
  const broken = links
    .filter((href) => !/^[a-z]+:/.test(href))
    .filter((href) => {
      const [path = '', anchor] = href.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(target)) return true
      return anchor !== undefined && statSync(target).isFile() && !anchors(target).has(anchor)
    })
  expect(broken).toEqual([])
})

test('README leads to every page of docs/', () => {
  const reached = new Set(['README.md'])
  for (const page of reached)
    for (const [, href = ''] of text(page).matchAll(/\]\(([^)\s#]+\.md)[^)]*\)/g))
      if (!/^[a-z]+:/.test(href)) reached.add(relative('.', join(dirname(page), href)))
  expect(PAGES.filter((page) => !reached.has(page))).toEqual([])
})

describe('commands', () => {
  /** What a page tells to run: each command line of ours in a block for a shell, or in a workflow. */
  const told = PAGES.flatMap((page) =>
    [...text(page).matchAll(/```(?:sh|yaml|ini|toml)\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
      [...block.matchAll(/(?:npm run sla --|npx sla-status) ([^#\n"&]*)/g)].map(([, line = '']) => ({
        page,
        line: line.trim(),
      })),
    ),
  )
  const commands = new Map<string, string>()
  const help = (command: string) => {
    const known = commands.get(command)
    if (known !== undefined) return known
    const said = execFileSync(process.execPath, ['scripts/cli.ts', command, '--help'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    commands.set(command, said)
    return said
  }

  test('there are some', () => expect(told.length).toBeGreaterThan(20))

  test.each(told)('$page: $line', ({ line }) => {
    const [command = ''] = line.split(' ')
    const said = help(command)
    expect(said).toContain(`sla-status ${command}`)
    for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(said).toMatch(new RegExp(`${option}\\b`))
  })

  test('npm scripts', () => {
    const { scripts } = JSON.parse(text('package.json'))
    const named = PAGES.flatMap((page) =>
      [...text(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name),
    )
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

describe('quick starts', () => {
  const page = text('docs/quick-start.md')
  const starts = [...page.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?```yaml\n([\s\S]*?)```/gm)].map(
    ([, title = '', yaml = '']) => ({ title, yaml }),
  )

  test('there is one for each system', () => {
    expect(starts.map(({ yaml }) => parse(yaml).sources[0].type)).toEqual([
      'probe',
      'prometheus',
      'kuma',
      'gatus',
      'upptime',
      'checks',
    ])
  })

  test.each(starts)('$title: check takes it beside what new site wrote', async ({ yaml }) => {
    const data = join(await folderWith({}), 'data')
    await sla(['new', 'site', 'https://www.example.com', '--data', data])
    await folderWithin(data, { 'sources.yaml': yaml })
    const { code, stderr } = await sla(['check', '--data', data])
    expect([code, stderr]).toEqual([0, ''])
  })

  test('the file of checks that it shows is read', async () => {
    const csv = /```csv\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const data = join(await folderWith({}), 'data')
    await sla(['new', 'site', 'https://www.example.com', '--data', data])
    await folderWithin(data, {
      'sources.yaml': starts.at(-1)?.yaml ?? '',
      'measurements/checks/june.csv': csv,
    })
    const out = join(data, '../site')
    const built = await sla([
      'build',
      '--feed-only',
      '--data',
      data,
      '--out',
      out,
      '--as-of',
      '2026-06-01T00:06:00Z',
    ])
    expect([built.code, built.stderr]).toEqual([0, ''])
    const { services } = JSON.parse(text(join(out, 'feed/v1/status.json')))
    expect(services).toMatchObject([
      { id: 'webbplats', state: 'major_outage', since: '2026-06-01T00:05:00Z' },
    ])
  })
})

describe('incidents and maintenance', () => {
  const page = text('docs/incidents.md')
  const [incident = '', maintenance = ''] = [...page.matchAll(/```markdown\n([\s\S]*?)```/g)].map(
    ([, file = '']) => file,
  )
  const [over = '', cause = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, lines = '']) => lines)

  async function checked(files: Record<string, string>) {
    const data = join(await folderWith({}), 'data')
    await sla(['new', 'site', 'https://www.example.com', '--data', data])
    await folderWithin(data, files)
    const { code, stderr } = await sla(['check', '--data', data])
    return [code, stderr]
  }

  test('check takes the files that it shows, while it goes on and when it is over', async () => {
    // The owner of an action is a role of an agreement, and this folder has none.
    const known = cause.replace(/^actions:[\s\S]*/m, '')
    const resolved = incident
      .replace('status: investigating\n', over)
      .replace('services:', `${known}services:`)
    expect(
      await checked({
        'incidents/2026-11-22-api.md': incident,
        'incidents/2026-11-22-over.md': resolved,
        'maintenance/2026-11-29-databas.md': maintenance,
      }),
    ).toEqual([0, ''])
  })

  test('and says so where the end was forgotten', async () => {
    const [code, said] = await checked({
      'incidents/a.md': incident.replace('status: investigating', 'status: resolved'),
    })
    expect([code, String(said).includes('end')]).toEqual([1, true])
  })
})

test('checking.md: what awk prints of a ledger, whose lines are those that it names', () => {
  const page = text('docs/checking.md')
  const ledger = [
    'agreement,objective,services,period,start,end,ms,class,weight,reason,events',
    ...[
      [2594471888, 'up'],
      [4889387, 'down'],
      [79038725, 'unknown'],
    ].map(
      ([ms, kind]) => `kundportal-acme,tillganglighet-kundportal,kundportal,2026-07,a,b,${ms},${kind},,,`,
    ),
    'kundportal-acme,tillganglighet-kundportal,kundportal,2026-08,a,b,1000,down,1,,',
  ].join('\n')
  const command = /```sh\n(awk [\s\S]*?)```/.exec(page)?.[1]?.replace('acme-2026-08-21.csv', '-') ?? ''
  const [, said] = /That prints (\S+ %)\./.exec(page) ?? []
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8', input: ledger }).trim()).toBe(said)
})

test('other snippets are what they say: YAML that parses, JSON that parses', () => {
  for (const page of PAGES)
    for (const [, kind, snippet = ''] of text(page).matchAll(/```(yaml|json)\n([\s\S]*?)```/g))
      expect(
        () => (kind === 'json' ? JSON.parse(snippet) : parse(snippet)),
        `${page}: ${snippet.slice(0, 60)}`,
      ).not.toThrow()
})

async function folderWithin(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
