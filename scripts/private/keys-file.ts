import { existsSync, realpathSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { Id, InstantText } from '../../data/schema/common.ts'
import { UsageError } from '../failure.ts'
import { instantText } from '../sla/time/text.ts'
import { KEY_BYTES } from './derive.ts'
import { liesIn, real } from './lies-in.ts'

/** A key that private feeds can be read with. */
export interface CustomerKey {
  customer: string
  key: Uint8Array
}

/** A key as it is kept. Instants are epoch milliseconds; one that is being replaced is readable until an instant. */
export interface KeptKey extends CustomerKey {
  madeAt: number
  readableUntil?: number
}

/** Where keys come from, and the folders that they must never lie in. */
export interface KeysPlace {
  /** `--keys`; without it SLA_KEYS names the file. */
  keys?: string | undefined
  data: string
  out: string
}

type Environment = Record<string, string | undefined>

const KeysFile = z.strictObject({
  version: z.literal(1),
  keys: z.array(
    z.strictObject({
      customer: Id,
      key: z.string().regex(/^[\w-]{43}$/),
      madeAt: InstantText,
      readableUntil: InstantText.optional(),
    }),
  ),
})

/** A place is missing: what to say, wherever a command cannot do without. */
export const NO_KEYS_FILE =
  'No keys file: name one with --keys FILE or in SLA_KEYS. It must lie outside the data folder, the published folder and any Git repository'

/** The path of the keys file, or nothing where none is named. */
export function keysPath(
  { keys }: Pick<KeysPlace, 'keys'>,
  env: Environment = process.env,
): string | undefined {
  return [keys, env.SLA_KEYS].find((path) => path !== undefined && path !== '')
}

/**
 * The keys that can be read with at `now`, from the file that `--keys` or SLA_KEYS names, or from the text of such a file in
 * SLA_KEYS_JSON. Null where none of them is there: then there are no private feeds.
 * @param now - Epoch milliseconds of the clock, not of the build's `asOf`: in an archive too a key ends when it ends.
 * @throws UsageError, without a word of the content.
 */
export async function readKeys(
  place: KeysPlace,
  now: number,
  env: Environment = process.env,
): Promise<CustomerKey[] | null> {
  const path = keysPath(place, env)
  const inline = env.SLA_KEYS_JSON
  if (path !== undefined && inline) {
    throw new UsageError('Keys are named twice: by SLA_KEYS_JSON and by --keys or SLA_KEYS; keep one')
  }
  if (path === undefined && !inline) return null
  const kept = path === undefined ? parseKeys(inline ?? '', 'SLA_KEYS_JSON') : await readKeysFile(path, place)
  return readable(kept, now)
}

/** Without those whose time is over. */
export function readable(keys: KeptKey[], now: number): KeptKey[] {
  return keys.filter(({ readableUntil }) => readableUntil === undefined || now < readableUntil)
}

/** Every key of the file, ended ones too. @throws UsageError where it lies wrong, is open to others or unreadable. */
export async function readKeysFile(path: string, place: KeysPlace): Promise<KeptKey[]> {
  refuseInside(path, place)
  if (!existsSync(path)) {
    throw new UsageError(`The keys file ${path} does not exist; sla-status keys make CUSTOMER begins one`)
  }
  const { mode } = statSync(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    const found = (mode & 0o777).toString(8).padStart(3, '0')
    throw new UsageError(
      `The keys file ${path} can be read by others (mode ${found}, expected 600): chmod 600 ${path}, and if others may have read it, rotate every key`,
    )
  }
  return parseKeys(await readFile(path, 'utf8'), path)
}

/** Never quotes what it cannot read: it would be a key. */
function parseKeys(text: string, from: string): KeptKey[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`${from} is not JSON; nothing of it is shown here, because it holds keys`)
  }
  const parsed = KeysFile.safeParse(value)
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole').join(', ')
    throw new UsageError(
      `${from} is no keys file of version 1; wrong: ${places}. Its values are not shown here, because they are keys`,
    )
  }
  return parsed.data.keys.map(({ key, readableUntil, ...rest }) => ({
    ...rest,
    key: new Uint8Array(Buffer.from(key, 'base64url')),
    ...(readableUntil === undefined ? {} : { readableUntil }),
  }))
}

/**
 * Replace the file, whole or not at all, readable by its owner alone. The new file beside it keeps two writers apart.
 * @throws UsageError where another one is writing.
 */
export async function writeKeysFile(path: string, place: KeysPlace, keys: KeptKey[]): Promise<void> {
  refuseInside(path, place)
  const file: z.input<typeof KeysFile> = {
    version: 1,
    keys: keys
      .toSorted((a, b) => a.customer.localeCompare(b.customer) || a.madeAt - b.madeAt)
      .map(({ customer, key, madeAt, readableUntil }) => ({
        customer,
        key: keyText(key),
        madeAt: instantText(madeAt),
        ...(readableUntil === undefined ? {} : { readableUntil: instantText(readableUntil) }),
      })),
  }
  const target = existsSync(path) ? realpathSync(path) : path
  const next = `${target}.new`
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await writeFile(next, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'EEXIST') {
      throw new UsageError(
        `${next} exists: another command is writing keys, or one was interrupted; if none is running, remove it`,
      )
    }
    throw new UsageError(`The keys file ${path} cannot be written (${error.code})`)
  }
  await rename(next, target).catch(async (error: unknown) => {
    await rm(next, { force: true })
    throw error
  })
}

/** A key as people hand it over: base64url, 43 letters. */
export function keyText(key: Uint8Array): string {
  return Buffer.from(key).subarray(0, KEY_BYTES).toString('base64url')
}

/** Keys in what is published or kept in a repository are keys given away. Links are followed. */
function refuseInside(path: string, { data, out }: KeysPlace): void {
  const store = join(dirname(resolve(out)), `.${basename(resolve(out))}`)
  for (const [folder, what] of [
    [data, 'the data folder'],
    [out, 'the published folder'],
    [store, 'the folder of builds'],
  ] as const) {
    if (liesIn(path, folder))
      throw new UsageError(
        `The keys file ${path} lies in ${what} ${folder}; put it where nothing is published`,
      )
  }
  for (let folder = dirname(real(path)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')))
      throw new UsageError(`The keys file ${path} lies in the Git repository ${folder}; put it outside`)
    if (folder === dirname(folder)) return
  }
}
