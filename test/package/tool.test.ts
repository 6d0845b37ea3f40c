import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

/*
 * The package of the command line, in an empty project that has what its manifest names and nothing else. Installing it
 * from a registry takes a minute; here its packages are those of the repository.
 */

const run = promisify(execFile)
let project = ''
let server: Server
let address = ''

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'sla-status-tool-'))
  await run(process.execPath, ['scripts/package/tool.ts'])
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project, './dist/tool'])
  const [{ filename }] = JSON.parse(stdout)
  const target = join(project, 'node_modules/sla-status-cli')
  await mkdir(target, { recursive: true })
  await run('tar', ['-xzf', join(project, filename), '-C', target, '--strip-components=1'])
  const { dependencies } = await manifest()
  for (const name of Object.keys(dependencies)) {
    const link = join(project, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(process.cwd(), 'node_modules', name), link)
  }
  server = createServer((_, response) => response.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
}, 120_000)
afterAll(async () => {
  server.close()
  await rm(project, { recursive: true, force: true })
})

const manifest = async () =>
  JSON.parse(await readFile(join(project, 'node_modules/sla-status-cli/package.json'), 'utf8'))

/** The package's command, as npm's link to it runs it, in the project. */
async function command(...args: string[]): Promise<string> {
  const { bin } = await manifest()
  const path = join(project, 'node_modules/sla-status-cli', bin['sla-status'])
  const { stdout } = await run(process.execPath, [path, ...args], { cwd: project })
  return stdout
}

test('it names each package that it imports, with the version that was tested', async () => {
  const { dependencies, peerDependenciesMeta } = await manifest()
  for (const [name, version] of Object.entries(dependencies)) {
    const found = JSON.parse(await readFile(join('node_modules', name, 'package.json'), 'utf8'))
    expect([name, version]).toEqual([name, found.version])
  }
  expect(dependencies).toMatchObject({
    astro: expect.any(String),
    lit: expect.any(String),
    node: expect.any(String),
  })
  expect(
    Object.keys(dependencies).filter((name) => /vitest|testing|types|biome|typescript/.test(name)),
  ).toEqual([])
  expect(peerDependenciesMeta).toEqual({ '@sparticuz/chromium': { optional: true } })
})

test('it holds no tests, no example and no measurements', () => {
  const files = globSync('**/*', { cwd: join(project, 'node_modules/sla-status-cli') })
  expect(
    files.filter((path) =>
      /\.(test|browser|fixture)\.|measurements|^data\/(incidents|agreements|record)/.test(path),
    ),
  ).toEqual([])
  expect(files).toContain('LICENSE')
})

test('a site begins, is checked, built with its pages and tags, and gets an agreement', async () => {
  await command('new', 'site', address)
  expect(await command('check')).toContain('No problem found')
  await command('build')
  const page = await readFile(join(project, 'dist/site/index.html'), 'utf8')
  expect(page).toContain('Webbplats')
  expect(page).toMatch(/<sla-status/)
  const { services } = JSON.parse(await readFile(join(project, 'dist/site/feed/v1/status.json'), 'utf8'))
  expect(services).toMatchObject([{ state: 'operational' }])
  const integrity = JSON.parse(await readFile(join(project, 'dist/site/embed/v1/integrity.json'), 'utf8'))
  expect(Object.keys(integrity)).toContain('sla-status.js')
  expect(await command('new', 'agreement', '--template', 'it')).toContain('questions open')
  // What can be made again lies with the project's packages, and outlives an update of this one.
  expect(globSync('node_modules/.cache/sla-status/*', { cwd: project })).not.toEqual([])
}, 120_000)
