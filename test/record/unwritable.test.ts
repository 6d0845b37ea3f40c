import { existsSync, readdirSync, symlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.ts'
import { EXIT, reportError } from '../../scripts/failure.ts'
import { replaceFile } from '../../scripts/record/files.ts'
import { finishWriting } from '../../scripts/record/timeline-files.ts'
import { UnwritableError } from '../../scripts/record/unwritable-error.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { filesIn } from '../torture/site.ts'
import { interceptWrites } from '../torture/write-calls.ts'
import { aGatus, looks } from './forgetting.ts'

const failureOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error)

/** What the command line says of a failure, and the code that it exits with. */
function said(error: unknown): { code: number; text: string } {
  const lines: string[] = []
  const terminal = { line: () => undefined, error: (text: string) => lines.push(text) }
  const code = reportError(error, { ...terminal, step: (_: string, work: () => never) => work() })
  return { code, text: lines.join('\n') }
}

test('a full disk: named with the folder, the file and the remedy; the former file stays, and nothing half-written', async () => {
  const folder = await folderWith({ 'monitor.txt': 'former' })
  // What is written beside goes to a device that is always full.
  symlinkSync('/dev/full', join(folder, '.monitor.txt.new'))
  const error = await failureOf(replaceFile(folder, 'monitor.txt', 'later'))
  expect(said(error)).toEqual({
    code: EXIT.dataWrong,
    text: `A file could not be written; nothing was published:\n  ${folder}: "monitor.txt" was to be written, and the disk is full (ENOSPC); make room, and build again. What stood there is untouched`,
  })
  expect(readdirSync(folder)).toEqual(['monitor.txt'])
  expect(await readFile(join(folder, 'monitor.txt'), 'utf8')).toBe('former')
})

test.each([
  ['EACCES', 'this user may not write here (EACCES); let the user that builds write to this folder'],
  ['EROFS', 'the file system is read-only (EROFS); mount it so that it can be written to'],
  ['EMFILE', 'the system refuses (EMFILE); see that the folder can be written to'],
])('%s says what it means', (code, words) => {
  const error = new UnwritableError('/data/record', 'a.txt', Object.assign(new Error('no'), { code }))
  expect(error.message).toContain(`/data/record: "a.txt" was to be written, and ${words}`)
})

test('an error that is not about files stays what it is', () => {
  const error = new TypeError('a fault of ours')
  expect(() => new UnwritableError('/data/record', 'a.txt', error)).toThrow(error)
})

test('a build whose record cannot be written publishes nothing and says why, with code 1', async () => {
  const now = Date.now()
  const gatus = await aGatus({ core_portal: looks('U'.repeat(20), now - 30 * 60_000) })
  const data = await folderWith({
    ...SMALL,
    'sources.yaml': `${SMALL['sources.yaml']}  - { id: monitor, type: gatus, url: "${gatus.url}", interval: 60 s, services: { core_portal: portal } }\n`,
    'record/timeline/.gitkeep': '',
  })
  symlinkSync('/dev/full', join(data, 'record/timeline/.monitor.txt.new'))
  const out = join(await folderWith({}), 'site')
  const terminal = {
    line: () => undefined,
    error: () => undefined,
    step: <T>(_: string, work: () => Promise<T>) => work(),
  }
  const error = await failureOf(build({ data, out, feedOnly: true }, terminal))
  const { code, text } = said(error)
  expect(code).toBe(EXIT.dataWrong)
  expect(text).toContain(`${data}/record/timeline`)
  expect(text).toContain('the disk is full')
  expect(existsSync(out)).toBe(false)
})

test('what was written together stays in its file where that cannot be removed, and the next build ends it', async () => {
  const data = await folderWith({
    'record/timeline/monitor.together.json': JSON.stringify({ 'monitor.txt': 'told' }),
  })
  const refuse = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
  }
  const allow = interceptWrites([data], ({ name }) =>
    name === 'rm' ? { half: false, strike: refuse } : undefined,
  )
  const { code, text } = said(await failureOf(finishWriting(data, 'monitor').finally(allow)))
  expect(code).toBe(EXIT.dataWrong)
  expect(text).toContain(
    '"monitor.together.json" was to be removed, and this user may not write here (EACCES)',
  )
  await finishWriting(data, 'monitor')
  expect(filesIn(join(data, 'record/timeline'))).toEqual(new Map([['monitor.txt', 'told']]))
})
