import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EXIT, reportError } from '../../scripts/failure.ts'
import { readRecord } from '../../scripts/record/files.ts'
import { requireRecord } from '../../scripts/record/timeline-lost.ts'
import { folderWith } from '../folder.ts'
import { aGatus, build, looks, MINUTE } from './forgetting.ts'
import { recordedFolder } from './recorded.ts'

/* A record that cannot be read is never taken for an empty one: nothing is published, and the words say what helps. */

const START = Date.UTC(2026, 2, 31, 12)

async function recordedTimeline() {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: looks('U'.repeat(200), START) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  await build(dataDir, source, START + 200 * MINUTE)
  const again = () => build(dataDir, source, START + 201 * MINUTE)
  return { dataDir, again, file: join(dataDir, 'record/timeline/monitor.txt') }
}

/** What the command line says, and exits with. */
async function told(work: Promise<unknown>): Promise<{ said: string; code: number }> {
  const error = await work.then(
    () => new Error('expected an error'),
    (caught: unknown) => caught,
  )
  const lines: string[] = []
  const terminal = {
    line: () => {},
    error: (text: string) => lines.push(text),
    step: <T>(_: string, run: () => Promise<T>) => run(),
  }
  const code = reportError(error, terminal)
  return { said: lines.join('\n'), code }
}

test('a folder stands where a file of the timeline should', async () => {
  const { again, file } = await recordedTimeline()
  rmSync(file)
  mkdirSync(file)
  const { said, code } = await told(again())
  expect(code).toBe(EXIT.dataWrong)
  expect(said).toMatch(/record\/timeline\/monitor\.txt: is a folder, where a file was expected; .*\(EISDIR\)/)
  expect(said).not.toMatch(/\bat .*:\d+:\d+/)
})

test('a file stands where the folder of a month should', async () => {
  const { dataDir } = await recordedTimeline()
  const month = join(dataDir, 'record/timeline/2026-03')
  rmSync(month, { recursive: true })
  writeFileSync(month, 'no folder')
  const none = { out: join(dataDir, 'out'), accept: false }
  expect((await told(requireRecord(dataDir, none))).said).toMatch(
    /record\/timeline\/2026-03: is a file, where a folder was expected; .*\(ENOTDIR\)/,
  )
})

test('the closed periods: a folder in the place of a year, a file in the place of them all', async () => {
  const folder = await recordedFolder()
  const year = join(folder, 'record/closed/drift/2026.jsonl')
  rmSync(year)
  mkdirSync(year)
  expect((await told(readRecord(folder))).said).toMatch(
    /record\/closed\/drift\/2026\.jsonl: is a folder, where a file was expected; .*\(EISDIR\)/,
  )
  rmSync(join(folder, 'record/closed'), { recursive: true })
  writeFileSync(join(folder, 'record/closed'), '')
  const { said, code } = await told(readRecord(folder))
  expect(said).toMatch(/record\/closed: is a file, where a folder was expected; .*\(ENOTDIR\)/)
  expect(code).toBe(EXIT.dataWrong)
})

test('a line that a newer version wrote is not taken for one that was changed by hand', async () => {
  const folder = await recordedFolder()
  const file = join(folder, 'record/closed/drift/2026.jsonl')
  const written = readFileSync(file, 'utf8')
  const messages = async (text: string) => {
    writeFileSync(file, text)
    return (await readRecord(folder)).faults.map(({ message }) => message)
  }
  expect(written).toContain('"form":1')
  const newer = 'a newer sla-status wrote the line; update this one to read it (docs/upgrading.md)'
  expect(await messages(written.replace('"form":1', '"form":2'))).toEqual([newer])
  expect(await messages(written.replace('"form":1', '"form":0'))).toEqual([
    'the line is not as it was written',
  ])
  expect(await messages(written)).toEqual([])
})
