import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openOutput } from '../../scripts/publish/output.ts'
import { serveFolder } from '../../scripts/server.ts'
import { folderWith } from '../folder.ts'

/** Two builds of other lengths: of which an answer is has to be seen in every letter of it. */
const BUILDS = ['a'.repeat(50_000), 'b'.repeat(90_000)]

test('an answer is of one build, also when the next one is published while it is given', async () => {
  const out = join(await folderWith({}), 'site')
  const publish = async (text: string) => {
    const output = await openOutput(out)
    await writeFile(join(output.staging, 'a.txt'), text)
    await output.publish()
  }
  await publish(BUILDS[0] ?? '')
  const { server, address } = await serveFolder(out, 0, '/')
  onTestFinished(() => void server.close())
  let publishing = true
  const publisher = (async () => {
    for (let build = 1; publishing; build += 1) await publish(BUILDS[build % 2] ?? '')
  })()
  const seen = new Set<number>()
  for (let ask = 0; ask < 300; ask += 1) {
    const text = await fetch(`${address}a.txt`).then((answer) => answer.text())
    seen.add(BUILDS.indexOf(text))
  }
  publishing = false
  await publisher
  expect([...seen].sort()).toEqual([0, 1])
})
