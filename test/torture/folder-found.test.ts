import { lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Id } from '../../data/schema/common.ts'
import { ChecksSource } from '../../data/schema/sources.ts'
import { loadData } from '../../scripts/load/data.ts'
import { DataError } from '../../scripts/load/problem.ts'
import { readTemplates } from '../../scripts/load/templates.ts'
import { copyLogo } from '../../scripts/publish/pages/look.ts'
import { readChecks } from '../../scripts/sources/checks.ts'
import { openDatabase, pathLiteral } from '../../scripts/sources/duckdb.ts'
import { findNames, readBytes } from '../../scripts/sources/files.ts'
import { readItemRows } from '../../scripts/sources/item-rows.ts'
import { SourceError } from '../../scripts/sources/source-error.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { problemsIn } from '../load/problems.ts'

/* What whole folders with hostile files have found (npm run torture folder), each by itself. */

const LOGO = { 'site.yaml': `${SMALL['site.yaml']}look: { logo: logo.svg }\n` }
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>'

const problemsOf = (folder: string) => problemsIn(loadData(folder))

test('an id longer than any file name can be is refused, since files are called after it', () => {
  expect(Id.safeParse('a'.repeat(80)).success).toBe(true)
  expect(Id.safeParse('a'.repeat(81)).error?.issues.map(({ message }) => message)).toEqual([
    'expected at most 80 letters, since files are called after it',
  ])
})

test('an id that every object has from the start is refused, since what is kept by id would be found before it is there', async () => {
  const folder = await folderWith(
    Object.fromEntries(
      Object.entries(SMALL).map(([path, text]) => [path, text.replaceAll(/\bportal\b/g, 'constructor')]),
    ),
  )
  const problems = await problemsOf(folder)
  expect(problems[0]).toBe(
    'services.yaml:2 services[0].id: expected another name: everything that is kept by name has one of this name already, found "constructor"',
  )
})

test('a template that is no file, or a link to nowhere, is told by its name and not waited for', async () => {
  const folder = await folderWith({ ...SMALL, 'templates/a.yaml': 'id: a\n' })
  await symlink('/dev/zero', join(folder, 'templates/b.yaml'))
  await expect(readTemplates(folder)).rejects.toThrow(DataError)
  await rm(join(folder, 'templates/b.yaml'))
  await symlink('nowhere', join(folder, 'templates/c.yaml'))
  await expect(readTemplates(folder)).rejects.toThrow(DataError)
})

test('a word of sources.yaml with a NUL is read as it stands, though SQL ends at one', async () => {
  const folder = await folderWith({
    'checks.csv': 'time,service,state\n2026-06-01T00:00:00Z,portal,u\0p\n2026-06-01T00:01:00Z,portal,up\n',
  })
  const source = ChecksSource.parse({
    ...{ id: 'monitor', type: 'checks', files: 'checks.csv', service: 'portal', interval: '60 s' },
    columns: { time: 'time', state: 'state' },
    states: { up: 'u\0p', down: 'up' },
  })
  const options = { dataDir: folder, services: ['portal'], timeZones: ['UTC'], asOf: Date.UTC(2026, 6) }
  const { checks } = await readChecks(source, options)
  expect(checks.get('portal')?.map(({ state }) => state)).toEqual(['up', 'down'])
})

test('a file of measurements that is a link to nowhere or to itself is told, and not left out', async () => {
  const folder = await folderWith({ 'checks.csv': 'time\n' })
  await symlink('nowhere', join(folder, 'lost.csv'))
  await symlink('round.csv', join(folder, 'round.csv'))
  expect(findNames(['*.csv', 'lost.csv'], folder)).toEqual({
    names: ['checks.csv'],
    problems: [
      'lost.csv: is a link that leads nowhere; mend or remove it',
      'round.csv: is a link that leads nowhere; mend or remove it',
    ],
  })
})

test('what is small as it lies there and without end once unpacked is not unpacked to its end', async () => {
  const folder = await folderWith({})
  const path = join(folder, 'checks.csv.gz')
  await writeFile(path, gzipSync(Buffer.alloc(2_000_000, 'x')))
  expect(readBytes({ name: 'checks.csv.gz', path }).length).toBe(2_000_000)
  const words =
    'checks.csv.gz: holds more than 1.5 MB, and not each of its lines is a row by itself; split it into several files, or write it without quotes and with plain line ends'
  expect(() => readBytes({ name: 'checks.csv.gz', path }, 1_500_000)).toThrow(new SourceError([words]))
  await writeFile(path.slice(0, -3), Buffer.alloc(1_500_001, 'x'))
  expect(() => readBytes({ name: 'checks.csv.gz', path: path.slice(0, -3) }, 1_500_000)).toThrow(words)
})

test('what a file has in place of a column is told briefly, however much that is', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `c${at}`)
  const folder = await folderWith({ 'checks.csv': `${'x'.repeat(60_000)},${names.join(',')}\n` })
  const source = ChecksSource.parse({
    ...{ id: 'monitor', type: 'checks', files: 'checks.csv', service: 'portal', interval: '60 s' },
    ...{ columns: { time: 'time', state: 'c1' }, states: { up: 'up', down: 'down' } },
  })
  const options = { dataDir: folder, services: ['portal'], timeZones: ['UTC'], asOf: Date.UTC(2026, 6) }
  const { problems } = await readChecks(source, options).then(
    () => ({ problems: [] }),
    (error: unknown) => (error instanceof SourceError ? error : { problems: [String(error)] }),
  )
  const twenty = [`${'x'.repeat(199)}…`, ...names.slice(0, 19)].map((name) => `"${name}"`).join(', ')
  expect(problems).toEqual([
    `source "monitor": checks.csv: no column "time"; it has ${twenty} and 981 more; correct \`columns\`, or the file`,
  ])
})

test('a Parquet file that breaks only where its rows are read is told by name', async () => {
  const folder = await folderWith({})
  const path = join(folder, 'a.parquet')
  const rows = "SELECT '2026-06-01T00:00:00Z'::TIMESTAMPTZ AS time, 'portal' AS service, 'up' AS state"
  const db = await openDatabase()
  await db.run(`COPY (${rows}) TO ${pathLiteral(path)} (FORMAT parquet)`)
  db.close()
  const bytes = (await readFile(path)).toString('latin1')
  await writeFile(path, Buffer.from(bytes.replaceAll('portal', 'p\x8ertal'), 'latin1'))
  const columns = { time: 'time', service: 'service', state: 'state' }
  const common = { id: 'monitor', files: 'a.parquet', timeZone: 'UTC' }
  const checks = { ...common, type: 'checks', columns, interval: '60 s', states: { up: 'up', down: 'down' } }
  const options = { dataDir: folder, services: ['portal'], timeZones: ['UTC'], asOf: Date.UTC(2026, 6) }
  const told = /^source "monitor": a\.parquet: cannot be read as parquet: .+; mend or replace the file$/
  await expect(readChecks(ChecksSource.parse(checks), options)).rejects.toThrow(told)
  const files = { id: 'monitor', files: ['a.parquet'], timeZone: 'UTC', nulls: [] }
  await expect(readItemRows(files, { columns, times: ['time'] }, options)).rejects.toThrow(told)
})

test('a logo that is a link to a file outside the data folder is not published', async () => {
  const folder = await folderWith({ ...SMALL, ...LOGO })
  await symlink('/etc/hostname', join(folder, 'logo.svg'))
  expect(await problemsOf(folder)).toEqual([
    'site.yaml:4 look.logo: logo.svg leads out of the data folder; put the picture itself into it',
  ])
  const above = await folderWith({
    'above.svg': SVG,
    ...Object.fromEntries(
      Object.entries({ ...SMALL, 'site.yaml': LOGO['site.yaml'].replace('logo.svg', '../above.svg') }).map(
        ([path, text]) => [`data/${path}`, text],
      ),
    ),
  })
  expect(await problemsOf(join(above, 'data'))).toEqual([
    'site.yaml:4 look.logo: ../above.svg leads out of the data folder; put the picture itself into it',
  ])
})

test('a logo that is a link within the data folder, as containers mount files, is published as a file', async () => {
  const folder = await folderWith({ ...SMALL, ...LOGO, '..data/logo.svg': SVG, 'site/x': '' })
  await symlink('..data/logo.svg', join(folder, 'logo.svg'))
  expect(await problemsOf(folder)).toEqual([])
  await copyLogo({ look: { logo: 'logo.svg', colours: {} } }, folder, join(folder, 'site'))
  expect((await lstat(join(folder, 'site/logo.svg'))).isFile()).toBe(true)
  expect(await readFile(join(folder, 'site/logo.svg'), 'utf8')).toBe(SVG)
})

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"\nonload="alert(1)"/>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"><path d="M0 0"/></a></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a href="java&#x73;cript:alert(1)"><path d="M0 0"/></a></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe srcdoc="x"/></foreignObject></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://evil.example/pixel.png"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><use href="data:image/svg+xml,x#a"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "//evil.example/x.css";</style></svg>',
  '<!DOCTYPE svg [<!ENTITY x "alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>',
  '<?xml-stylesheet href="https://evil.example/x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  '<svg xmlns="http://www.w3.org/2000/svg" id=">" onload="alert(1)"/>',
  '<svg xmlns="http://www.w3.org/2000/svg"><s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><desc><![CDATA[<!--]]></desc><script>alert(1)</script><!-- --></svg>',
  '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a id="a"><set attributeName="href" to="javascript:alert(1)"/><path d="M0 0"/></a></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><h:object xmlns:h="http://www.w3.org/1999/&#120;html" data="//evil.example/"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><style>@\\69 mport "//evil.example/x.css";</style></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><path fill="u&#114;l(//evil.example/x.svg#a)"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><style>svg{background:image-set("//evil.example/x.png" 1x)}</style></svg>',
])(
  'a picture that runs something or asks another host once it is opened by itself is refused: %s',
  async (svg) => {
    const folder = await folderWith({ ...SMALL, ...LOGO, 'logo.svg': svg })
    const [problem, ...others] = await problemsOf(folder)
    expect(problem).toMatch(/^site\.yaml:4 look\.logo: logo\.svg holds ".+", which .* take it out/)
    expect(others).toEqual([])
  },
)

test.each([
  ['UTF-16', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'utf16le')],
  [
    'signs that only switch the alphabet',
    Buffer.from(
      '<?xml version="1.0" encoding="ISO-2022-JP"?><svg xmlns="http://www.w3.org/2000/svg"><scr\x1b(Bipt>alert(1)</scr\x1b(Bipt></svg>',
    ),
  ],
])(
  'a picture in an encoding in which other letters are read than we see is refused: %s',
  async (_name, bytes) => {
    const folder = await folderWith({ ...SMALL, ...LOGO })
    await writeFile(join(folder, 'logo.svg'), bytes)
    expect(await problemsOf(folder)).toEqual([
      'site.yaml:4 look.logo: logo.svg is not plain text in UTF-8; save the picture so',
    ])
  },
)

test('a picture as programs for drawing write it is taken', async () => {
  const svg = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Created with a program (https://example.org) -->
<!-- C:\\pictures\\on.svg -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" viewBox="0 0 8 8">
<defs><style>.a{fill:url(#g)}</style><linearGradient id="g"/></defs><use xlink:href="#g"/><image href="data:image/png;base64,AAAA"/></svg>`
  const folder = await folderWith({ ...SMALL, ...LOGO, 'logo.svg': svg })
  await mkdir(join(folder, 'x'))
  await writeFile(join(folder, 'x/y'), '')
  expect(await problemsOf(folder)).toEqual([])
})
