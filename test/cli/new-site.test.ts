import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folderWith } from '../folder.ts'
import { sla } from './sla.ts'

/** A website to look at, and how often it was. */
async function website(): Promise<{ address: string; asked: () => number }> {
  let count = 0
  const server = createServer((_, response) => {
    count += 1
    response.end('hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('expected a port')
  return { address: `http://127.0.0.1:${bound.port}`, asked: () => count }
}

test('new site makes a folder that builds as it is, and looks at the address', async () => {
  const { address, asked } = await website()
  const data = join(await folderWith({}), 'data')
  const made = await sla(['new', 'site', address, '--data', data], { TZ: 'Europe/Oslo' })
  expect([made.code, made.stderr]).toEqual([0, ''])
  expect((await readdir(data)).sort()).toEqual([
    'calendars.yaml',
    'services.yaml',
    'site.yaml',
    'sources.yaml',
  ])
  expect(await readFile(join(data, 'site.yaml'), 'utf8')).toMatch(/^timeZone: Europe\/Oslo$/m)

  const checked = await sla(['check', '--data', data])
  expect([checked.code, checked.stderr]).toEqual([0, ''])
  const out = join(data, '../site')
  const built = await sla(['build', '--feed-only', '--data', data, '--out', out])
  expect([built.code, built.stderr]).toEqual([0, ''])
  expect(asked()).toBeGreaterThan(0)
  const { services } = JSON.parse(await readFile(join(out, 'feed/v1/status.json'), 'utf8'))
  expect(services).toMatchObject([{ id: 'webbplats', state: 'operational' }])
})

test('a data folder that is there stays as it is, and so does a single file', async () => {
  const there = await folderWith({ 'site.yaml': 'name: Mine\n' })
  const refused = await sla(['new', 'site', 'https://www.example.com', '--data', there])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('site.yaml is there already, and nothing was changed')
  expect(await readdir(there)).toEqual(['site.yaml'])

  const half = await folderWith({ 'services.yaml': 'services: [{ id: egen, name: Egen }]\n' })
  const made = await sla(['new', 'site', 'https://www.example.com', '--data', half])
  expect(made.code).toBe(0)
  expect(await readFile(join(half, 'services.yaml'), 'utf8')).toContain('id: egen')
  expect(made.stdout).not.toContain('services.yaml')
})

test.each([[[]], [['www.example.com']], [['ftp://example.com']]])(
  'without an address to look at it says what it expected (%s)',
  async (given) => {
    const data = await folderWith({})
    const refused = await sla(['new', 'site', ...given, '--data', data])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain(
      'expected the address to look at, as in: new site https://www.example.com',
    )
    expect(await readdir(data)).toEqual([])
  },
)
