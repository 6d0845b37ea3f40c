import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

test('npm start serves the page, builds again when a file changes, outlives a mistake, and tells how it is', async () => {
  const folder = await folderWith(SMALL)
  // Within the data folder: what a build writes is no reason to build again.
  const out = join(folder, 'site')
  const args = [
    'scripts/cli.ts',
    'watch',
    '--serve',
    '--port',
    '0',
    '--metrics',
    '0',
    '--data',
    folder,
    '--out',
    out,
  ]
  const watching = spawn(process.execPath, args)
  onTestFinished(() => {
    watching.kill()
  })
  let said = ''
  for (const stream of [watching.stdout, watching.stderr]) stream.on('data', (text) => (said += text))

  const lastLine = () => said.trim().split('\n').at(-1) ?? ''
  await expect.poll(lastLine, { timeout: 20_000 }).toMatch(/^http:\/\/localhost:\d+\/$/)
  const address = lastLine()
  const page = async (path = '') => (await fetch(address + path)).text()
  expect(await page()).toContain('Kundportal')

  const [, metrics = ''] = /^Metrics at (\S+)$/m.exec(said) ?? []
  expect(await (await fetch(metrics)).text()).toContain('sla_status_builds_total{result="success"} 1\n')

  const services = join(folder, 'services.yaml')
  const good = await readFile(services, 'utf8')
  await writeFile(services, `${good}  - { id: ny, name: Ny tjänst }\n`)
  await expect.poll(() => page('services/ny/'), { timeout: 20_000 }).toContain('Ny tjänst')

  await writeFile(services, 'services: [\n')
  await expect.poll(() => said, { timeout: 20_000 }).toContain('services.yaml:2: not readable as YAML')
  await expect
    .poll(async () => (await fetch(metrics)).text())
    .toContain('sla_status_builds_total{result="failure"} 1\n')
  expect(await page()).toContain('Ny tjänst')

  await writeFile(services, good)
  await expect.poll(() => page(), { timeout: 20_000 }).not.toContain('Ny tjänst')
  expect(await page()).toContain('Kundportal')

  const changes = () => said.split('Changed').length
  const before = changes()
  await new Promise((done) => setTimeout(done, 2_000))
  expect(changes()).toBe(before)
})
