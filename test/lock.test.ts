import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { EXIT, reportError } from '../scripts/failure.ts'
import { LockedError, lockFolder } from '../scripts/lock.ts'
import { folderWith } from './folder.ts'

function hearing() {
  const lines: string[] = []
  const say = (text: string) => void lines.push(text)
  return {
    lines,
    terminal: { line: say, error: say, step: <T>(_: string, work: () => Promise<T>) => work() },
  }
}

/** Another process that has the lock of a folder, and lives until it is killed. */
async function holder(folder: string) {
  const code = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, '../scripts/lock.ts'))}
await lockFolder(${JSON.stringify(folder)}, { line: console.log })
console.log('held')
setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  expect(String(await once(child.stdout, 'data'))).toBe('held\n')
  return child
}

test('who comes second waits, says so, and goes on when the first has ended', async () => {
  const folder = join(await folderWith({}), 'new', 'folder')
  const { lines, terminal } = hearing()
  const unlock = await lockFolder(folder, terminal)
  let second = false
  const waiting = lockFolder(folder, terminal).then((own) => {
    second = true
    own()
  })
  await expect(lockFolder(folder, terminal, 0)).rejects.toThrow(LockedError)
  expect(second).toBe(false)
  unlock()
  await waiting
  const words = `  Another build is at work in ${folder}; waiting until it has ended`
  expect(lines).toEqual([words, words])
})

test('a process holds a folder against another one, and its lock ends when it is killed', async () => {
  const folder = await folderWith({})
  const child = await holder(folder)
  const { terminal } = hearing()
  const error = await lockFolder(folder, terminal, 0).catch((caught: unknown) => caught)
  const { lines, terminal: said } = hearing()
  expect(reportError(error, said)).toBe(EXIT.dataWrong)
  expect(lines).toEqual([
    `Another build is still at work in ${folder}; nothing was published. End it, or let it end, and build again`,
  ])
  child.kill('SIGKILL')
  await once(child, 'exit')
  const unlock = await lockFolder(folder, terminal, 0)
  unlock()
})

test('where a file stands in the way of the folder it is named', async () => {
  const folder = await folderWith({ site: '' })
  await expect(lockFolder(join(folder, 'site'), hearing().terminal)).rejects.toThrow(
    /a file stands where a folder should/,
  )
})
