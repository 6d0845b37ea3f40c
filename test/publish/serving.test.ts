import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
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

test.each([
  ['bytes=1-3', 206, 'ell'],
  ['bytes=1-', 206, 'ello'],
  ['bytes=4-2', 200, 'hello'],
  ['bytes=-2', 200, 'hello'],
  ['bytes=0-1,3-4', 200, 'hello'],
  ['lines=1-2', 200, 'hello'],
  ['bytes=9-', 416, ''],
])('a part that is asked for as %s is answered, and the next question too', async (range, status, text) => {
  const { server, address } = await serveFolder(await folderWith({ 'a.txt': 'hello' }), 0, '/')
  onTestFinished(() => void server.close())
  const answer = await fetch(`${address}a.txt`, { headers: { Range: range } })
  expect([answer.status, await answer.text()]).toEqual([status, text])
  expect((await fetch(`${address}a.txt`)).status).toBe(200)
})

test('a file that cannot be read is no answer, and the next question gets one', async () => {
  const folder = await folderWith({ 'a.txt': 'hello' })
  const { server, address } = await serveFolder(folder, 0, '/')
  onTestFinished(() => void server.close())
  // Of a socket there is a size, and it cannot be opened.
  const socket = createServer().listen(join(folder, 'b.txt'))
  onTestFinished(() => void socket.close())
  await expect(fetch(`${address}b.txt`).then((answer) => answer.text())).rejects.toThrow()
  expect(await fetch(`${address}a.txt`).then((answer) => answer.text())).toBe('hello')
})
