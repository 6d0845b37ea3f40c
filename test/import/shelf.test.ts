import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { writeNew } from '../../scripts/import/write-new.ts'
import { loadData } from '../../scripts/load/data.ts'
import { emptyData, imported } from './importing.ts'

/** Incidents of these ids, all of one title and day. */
const page = (...ids: string[]) =>
  JSON.stringify({
    incidents: ids.map((id, index) => ({
      ...{ id, name: 'Fel', status: 'resolved', impact: 'minor', started_at: `2026-03-01T1${index}:00:00Z` },
      ...{
        resolved_at: `2026-03-01T1${index}:30:00Z`,
        components: [{ name: 'portal' }],
        incident_updates: [],
      },
    })),
  })

async function folder() {
  const data = await emptyData()
  const from = `${data}/from.json`
  const run = async (text: string, dryRun = false) => {
    await writeFile(from, text)
    const { written, alreadyThere, refused } = await imported({ kind: 'statuspage', from, data, dryRun })
    expect(refused).toEqual([])
    return { written: written.map(({ file }) => file), there: alreadyThere }
  }
  const incidents = `${data}/incidents`
  return { data, run, incidents, text: (name: string) => readFile(`${incidents}/${name}`, 'utf8') }
}

const [FIRST, SECOND, THIRD] = ['2026-03-01-fel.md', '2026-03-01-fel-2.md', '2026-03-01-fel-3.md'] as const

test('what stands there and is no file, as a pipe or a link to nowhere, is neither read nor written over', async () => {
  const { run, incidents } = await folder()
  await mkdir(`${incidents}/c.md`, { recursive: true })
  spawnSync('mkfifo', [`${incidents}/a.md`])
  await symlink('nowhere', `${incidents}/${FIRST}`)
  expect(await run(page('a'))).toEqual({
    written: [],
    there: [{ file: `incidents/${FIRST}`, id: 'a', byPeople: true }],
  })
  expect(await readlink(`${incidents}/${FIRST}`)).toBe('nowhere')
})

test('twice changes nothing; two of one title and day are two files; a later list adds what is new to it', async () => {
  const { run, text, incidents } = await folder()
  expect((await run(page('a', 'b'))).written).toEqual([`incidents/${FIRST}`, `incidents/${SECOND}`])
  const before = [await text(FIRST), await text(SECOND)]
  expect(await run(page('a', 'b'))).toMatchObject({
    written: [],
    there: [
      { id: 'a', byPeople: false },
      { id: 'b', byPeople: false },
    ],
  })
  // The page has forgotten the first, and has a new one, which would take the name of the second by its place.
  expect((await run(page('b', 'c'))).written).toEqual([`incidents/${THIRD}`])
  expect([await text(FIRST), await text(SECOND)]).toEqual(before)
  expect((await readdir(incidents)).sort()).toEqual([SECOND, THIRD, FIRST].sort())
})

test('what people changed stays, whatever the file is called by now', async () => {
  const { run, text, incidents, data } = await folder()
  await run(page('a'))
  await writeFile(`${incidents}/${FIRST}`, (await text(FIRST)).replace('title: Fel', 'title: Rättat'))
  await rename(`${incidents}/${FIRST}`, `${incidents}/annat.md`)
  expect(await run(page('a'))).toEqual({
    written: [],
    there: [{ file: 'incidents/annat.md', id: 'a', byPeople: false }],
  })
  expect((await loadData(data)).incidents.map(({ title }) => title)).toEqual(['Rättat'])
})

test('a file of that name which people wrote is neither overwritten nor passed by', async () => {
  const { run, text, incidents } = await folder()
  await run(page('a'))
  const own = (await text(FIRST)).replace(/^# Imported.*\n/m, '')
  await rm(`${incidents}/${FIRST}`)
  await writeFile(`${incidents}/${FIRST}`, own)
  expect(await run(page('a'))).toEqual({
    written: [],
    there: [{ file: `incidents/${FIRST}`, id: 'a', byPeople: true }],
  })
  expect(await text(FIRST)).toBe(own)
})

test('a dry run names what would be written, and writes nothing', async () => {
  const { run, data } = await folder()
  expect((await run(page('a', 'b'), true)).written).toEqual([`incidents/${FIRST}`, `incidents/${SECOND}`])
  expect(await readdir(data)).not.toContain('incidents')
})

test('a file that somebody writes in the same moment is not overwritten, and nothing half is left behind', async () => {
  const { data } = await folder()
  expect(await writeNew(`${data}/incidents`, 'a.md', 'one')).toBe(true)
  expect(await writeNew(`${data}/incidents`, 'a.md', 'two')).toBe(false)
  expect(await readFile(`${data}/incidents/a.md`, 'utf8')).toBe('one')
  await expect(writeNew(`${data}/site.yaml`, 'a.md', 'one')).rejects.toThrow()
  expect(await readdir(`${data}/incidents`)).toEqual(['a.md'])
})
