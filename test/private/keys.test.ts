import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { listKeys, makeKey, revokeKeys, rotateKey } from '../../scripts/keys.ts'
import { derive, privatePath } from '../../scripts/private/derive.ts'
import { type KeysPlace, keyText, readKeys } from '../../scripts/private/keys-file.ts'
import type { Terminal } from '../../scripts/terminal.ts'
import { folderWith } from '../folder.ts'
import { filesOf, TWO_CUSTOMERS } from './builders.ts'

const NOW = Date.UTC(2026, 6, 3, 12)
const DAY = 86_400_000

/** A terminal that remembers. */
class Heard implements Terminal {
  readonly lines: string[] = []
  step<T>(_label: string, work: () => Promise<T>): Promise<T> {
    return work()
  }
  line(text: string): void {
    this.lines.push(text)
  }
  error(text: string): void {
    this.lines.push(text)
  }
}

let folder: string
let place: KeysPlace & { keys: string }
let terminal: Heard

beforeEach(async () => {
  folder = await folderWith(
    Object.fromEntries(Object.entries(TWO_CUSTOMERS).map(([path, text]) => [join('data', path), text])),
  )
  place = { keys: join(folder, 'keys.json'), data: join(folder, 'data'), out: join(folder, 'out/site') }
  terminal = new Heard()
})

/** The paths that a build now would write. */
async function written(now: number): Promise<string[]> {
  const keys = await readKeys(place, now, {})
  return [...(await filesOf(keys ?? [])).keys()]
}

const keyOf = (address: string) => new URL(address).hash.slice('#k='.length)
const pathOf = (address: string) => privatePath(derive(Buffer.from(keyOf(address), 'base64url')).id)

test('make: a key of 256 bits as the fragment of the page, in a file for its owner alone', async () => {
  const { address } = await makeKey(place, 'acme', terminal, NOW)
  expect(address).toMatch(/^https:\/\/status\.example\.com\/kund\/#k=[\w-]{43}$/)
  expect(Buffer.from(keyOf(address), 'base64url')).toHaveLength(32)
  expect((await stat(place.keys)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(place.keys, 'utf8'))).toEqual({
    version: 1,
    keys: [{ customer: 'acme', key: keyOf(address), madeAt: '2026-07-03T12:00:00Z' }],
  })
  expect(await written(NOW)).toEqual([pathOf(address)])
})

test('make: two keys are never the same, and a customer that has one keeps it', async () => {
  const acme = await makeKey(place, 'acme', terminal, NOW)
  const beta = await makeKey(place, 'beta', terminal, NOW)
  expect(keyOf(acme.address)).not.toBe(keyOf(beta.address))
  await expect(makeKey(place, 'acme', terminal, NOW)).rejects.toThrow(
    '"acme" has a key; to replace it, run sla-status keys rotate acme',
  )
  expect(await written(NOW)).toEqual([acme, beta].map(({ address }) => pathOf(address)).sort())
})

test('make: a customer that nobody knows gets no key', async () => {
  await expect(makeKey(place, 'amce', terminal, NOW)).rejects.toThrow(
    /^No customer is called "amce".*acme.*customers\.yaml in .* has: acme, beta\)$/,
  )
})

test('rotate: old and new are both written for the grace time, afterwards the new one alone', async () => {
  const old = await makeKey(place, 'acme', terminal, NOW)
  const next = await rotateKey(place, 'acme', 30, terminal, NOW)
  expect(keyOf(next.address)).not.toBe(keyOf(old.address))
  expect(await written(NOW)).toEqual([old, next].map(({ address }) => pathOf(address)).sort())
  expect(await written(NOW + 30 * DAY - 1)).toHaveLength(2)
  expect(await written(NOW + 30 * DAY)).toEqual([pathOf(next.address)])
})

test('rotate: a second time does not give the first key more time', async () => {
  const first = await makeKey(place, 'acme', terminal, NOW)
  await rotateKey(place, 'acme', 30, terminal, NOW)
  await rotateKey(place, 'acme', 30, terminal, NOW + 10 * DAY)
  expect(await written(NOW + 29 * DAY)).toHaveLength(3)
  expect(await written(NOW + 30 * DAY)).not.toContain(pathOf(first.address))
})

test('rotate without grace, for a key that has leaked: the next build has the new one alone', async () => {
  await makeKey(place, 'acme', terminal, NOW)
  const next = await rotateKey(place, 'acme', 0, terminal, NOW)
  expect(await written(NOW)).toEqual([pathOf(next.address)])
})

test('revoke: no key and no file of the customer is left, those of others are', async () => {
  await makeKey(place, 'acme', terminal, NOW)
  await rotateKey(place, 'acme', 30, terminal, NOW)
  const beta = await makeKey(place, 'beta', terminal, NOW)
  expect(await revokeKeys(place, 'acme', terminal)).toEqual({ customer: 'acme', revoked: 2 })
  expect(await written(NOW)).toEqual([pathOf(beta.address)])
  expect(await readFile(place.keys, 'utf8')).not.toContain('acme')
  await expect(revokeKeys(place, 'acme', terminal)).rejects.toThrow('"acme" has no key')
})

test('list and all that is said but the address itself tell no key', async () => {
  const { address } = await makeKey(place, 'acme', terminal, NOW)
  expect(terminal.lines.filter((line) => line.includes(keyOf(address)))).toEqual([`  ${address}`])
  const later = new Heard()
  const { keys } = await listKeys(place, later, NOW)
  expect(keys).toMatchObject([{ customer: 'acme', madeAt: '2026-07-03T12:00:00Z' }])
  expect(later.lines.join() + JSON.stringify(keys)).not.toContain(keyOf(address))
  expect(later.lines.join()).not.toContain(pathOf(address))
  const last = new Heard()
  await revokeKeys(place, 'acme', last)
  expect(last.lines.join()).not.toContain(keyOf(address))
})

test.for(['data/keys.json', 'out/site/keys.json', 'out/.site/build-1/keys.json'])(
  'a keys file where it would be published or versioned is refused: %s',
  async (path) => {
    await mkdir(join(folder, 'out/site'), { recursive: true })
    const wrong = { ...place, keys: join(folder, path) }
    await expect(makeKey(wrong, 'acme', terminal, NOW)).rejects.toThrow(
      /lies in the (data|published) folder|lies in the folder of builds/,
    )
    await expect(readKeys(wrong, NOW, {})).rejects.toThrow(/lies in/)
  },
)

test('and through a link into such a folder, or from it, too', async () => {
  await makeKey(place, 'acme', terminal, NOW)
  await symlink(join(folder, 'data'), join(folder, 'elsewhere'))
  await symlink(place.keys, join(folder, 'data/keys.json'))
  for (const keys of [join(folder, 'elsewhere/new.json'), join(folder, 'data/keys.json')]) {
    await expect(readKeys({ ...place, keys }, NOW, {})).rejects.toThrow(/lies in the data folder/)
  }
})

test('and in a Git repository', async () => {
  await mkdir(join(folder, 'repo/.git'), { recursive: true })
  const wrong = { ...place, keys: join(folder, 'repo/secrets/keys.json') }
  await expect(makeKey(wrong, 'acme', terminal, NOW)).rejects.toThrow(/lies in the Git repository/)
})

test('make: the folder of the keys file is made, for its owner alone', async () => {
  const keys = join(folder, 'config/sla-status/keys.json')
  await makeKey({ ...place, keys }, 'acme', terminal, NOW)
  expect((await stat(join(folder, 'config/sla-status'))).mode & 0o777).toBe(0o700)
  expect((await stat(keys)).mode & 0o777).toBe(0o600)
})

test('a keys file that others can read is refused with the command that mends it', async () => {
  await makeKey(place, 'acme', terminal, NOW)
  await chmod(place.keys, 0o640)
  await expect(readKeys(place, NOW, {})).rejects.toThrow(
    /can be read by others \(mode 640, expected 600\): chmod 600/,
  )
})

test.for([
  ['no JSON', 'kanarie-hemlig'],
  [
    'a wrong form',
    '{"version":1,"keys":[{"customer":"acme","key":"kanarie-hemlig","madeAt":"2026-07-03T12:00:00Z"}]}',
  ],
  [
    'a wrong instant',
    `{"version":1,"keys":[{"customer":"acme","key":"${'k'.repeat(43)}","madeAt":"kanarie-hemlig"}]}`,
  ],
])('what is wrong with a keys file is said without a word of it: %s', async ([, text = '']) => {
  await writeFile(place.keys, text, { mode: 0o600 })
  const nowhere = { data: place.data, out: place.out }
  for (const read of [
    () => readKeys(place, NOW, {}),
    () => readKeys(nowhere, NOW, { SLA_KEYS_JSON: text }),
  ]) {
    const error = await read().then(
      () => null,
      (thrown: Error) => thrown,
    )
    expect(error?.message).toMatch(/is not JSON|is no keys file of version 1/)
    expect(`${error?.stack} ${JSON.stringify(error)}`).not.toMatch(/kanarie|kkkk/)
  }
})

test('without a keys file there are no private feeds; SLA_KEYS names one, SLA_KEYS_JSON is one, both are an error', async () => {
  const nowhere = { data: place.data, out: place.out }
  expect(await readKeys(nowhere, NOW, {})).toBeNull()
  const { address } = await makeKey(place, 'acme', terminal, NOW)
  const text = await readFile(place.keys, 'utf8')
  for (const env of [{ SLA_KEYS: place.keys }, { SLA_KEYS_JSON: text }]) {
    const keys = await readKeys(nowhere, NOW, env)
    expect(keys?.map(({ customer, key }) => [customer, keyText(key)])).toEqual([['acme', keyOf(address)]])
  }
  await expect(readKeys(place, NOW, { SLA_KEYS_JSON: text })).rejects.toThrow(/named twice/)
})

test('a named keys file that is not there is an error, not a build without private feeds', async () => {
  await expect(readKeys(place, NOW, {})).rejects.toThrow(
    /does not exist; sla-status keys make CUSTOMER begins one/,
  )
})

test('two commands that write keys at once do not lose a key: the second is refused', async () => {
  await writeFile(`${place.keys}.new`, '')
  await expect(makeKey(place, 'acme', terminal, NOW)).rejects.toThrow(/another command is writing keys/)
})
