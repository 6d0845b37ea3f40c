import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ChainEntry } from '../../data/schema/chain.ts'
import { faultsOf } from '../../scripts/record/close-periods.ts'
import { hashOf, linkOf } from '../../scripts/record/entry.ts'
import { readRecord } from '../../scripts/record/files.ts'
import { signatureOf, signingKey } from '../../scripts/record/keys.ts'
import { canonicalJson } from '../../scripts/sla/agreement/stored-result.ts'
import { chainFile, edit, privateKey, recordedFolder } from './recorded.ts'

async function faultsIn(folder: string): Promise<string[]> {
  const record = await readRecord(folder)
  return [...record.faults, ...(await faultsOf(record))].map(({ kind }) => kind)
}

/** Lines of a chain, each changed or left as it is. */
async function rewrite(folder: string, change: (entries: ChainEntry[]) => ChainEntry[]): Promise<void> {
  await edit(chainFile(folder), (text) => {
    const entries = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ChainEntry)
    return change(entries)
      .map((entry) => `${canonicalJson(entry)}\n`)
      .join('')
  })
}

test('a chain as it was written has no fault, signed or not', async () => {
  expect(await faultsIn(await recordedFolder())).toEqual([])
  expect(await faultsIn(await recordedFolder({}, privateKey()))).toEqual([])
})

for (const signed of [true, false])
  test(`one byte changed anywhere in ${signed ? 'a signed' : 'an unsigned'} record is found`, async () => {
    const folder = await recordedFolder({}, signed ? privateKey() : undefined)
    const files = signed ? [chainFile(folder), join(folder, 'record/closed/keys.json')] : [chainFile(folder)]
    const missed: string[] = []
    for (const file of files) {
      const whole = await readFile(file)
      const lastLine = whole.lastIndexOf(10, -2)
      // No later entry links to the last one: it is looked at closely, and its signature byte by byte.
      const signature = whole.indexOf('..', lastLine)
      const step = (at: number) => (at > signature && signature > 0 ? 1 : at > lastLine ? 5 : 31)
      for (let at = 0; at < whole.length; at += step(at)) {
        const changed = Buffer.from(whole)
        changed[at] = (whole[at] ?? 0) ^ 1
        await writeFile(file, changed)
        if ((await faultsIn(folder)).length === 0)
          missed.push(`${file}:${at} ${whole.subarray(at - 9, at + 9)}`)
      }
      await writeFile(file, whole)
    }
    expect(missed).toEqual([])
  })

test('an entry removed, moved, twice, or cut is found', async () => {
  const changes: [string, (entries: ChainEntry[]) => ChainEntry[]][] = [
    ['first', (all) => all.slice(1)],
    ['middle', (all) => all.toSpliced(2, 1)],
    ['swapped', ([a, b, ...rest]) => (a && b ? [b, a, ...rest] : [])],
    ['twice', (all) => [...all, ...all.slice(-1)]],
  ]
  for (const [, change] of changes) {
    const folder = await recordedFolder()
    await rewrite(folder, change)
    expect(await faultsIn(folder)).toEqual(expect.arrayContaining(['link', 'order']))
  }
  const cut = await recordedFolder()
  await edit(chainFile(cut), (text) => text.slice(0, -40))
  expect(await faultsIn(cut)).toEqual(expect.arrayContaining(['unreadable']))
})

test('a history that was written anew with right hashes is found by its signatures', async () => {
  const folder = await recordedFolder({}, privateKey())
  await rewrite(folder, (entries) => {
    let previous: ChainEntry | undefined
    return entries.map((entry) => {
      const changed = {
        ...entry,
        result: { ...entry.result, verdict: 'breached' as const },
        previous: previous ? linkOf(previous) : null,
      }
      previous = { ...changed, hash: hashOf(changed) }
      return previous
    })
  })
  expect(new Set(await faultsIn(folder))).toEqual(new Set(['signature']))
})

test('signatures taken away, from all but the first or from the last, are found', async () => {
  const folder = await recordedFolder({}, privateKey())
  await rewrite(folder, (entries) =>
    entries.map((entry, index) => {
      const { signature: _, ...rest } = entry
      return index === entries.length - 1 ? rest : entry
    }),
  )
  expect(await faultsIn(folder)).toEqual(['unsigned'])
})

test('an entry signed by a stranger is found, also with the key put beside those of the record', async () => {
  const own = privateKey()
  const folder = await recordedFolder({}, own)
  const stranger = await signingKey({ SLA_SIGNING_KEY: privateKey() }, [])
  if (stranger === null) throw new Error('no key')
  const record = await readRecord(folder)
  const last = record.chains.get('drift')?.at(-1)
  if (last === undefined) throw new Error('no entry')
  const signature = await signatureOf(last.hash, stranger)
  await rewrite(folder, (entries) => [...entries.slice(0, -1), { ...last, signature }])
  expect(await faultsIn(folder)).toEqual(['unknown-key'])
  // Under the id of the key that it pretends to be.
  const keys = join(folder, 'record/closed/keys.json')
  const { kid } = record.keys[0] ?? { kid: '' }
  await writeFile(keys, `[\n  ${canonicalJson({ ...stranger.public, kid })}\n]\n`)
  expect(await faultsIn(folder)).toEqual(expect.arrayContaining(['signature']))
})
