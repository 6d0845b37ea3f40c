import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { UsageError } from './failure.ts'
import { loadData } from './load/data.ts'
import { didYouMean } from './nearest.ts'
import { loadCustomers } from './private/customers.ts'
import { derive, KEY_BYTES } from './private/derive.ts'
import {
  type KeptKey,
  type KeysPlace,
  keysPath,
  keyText,
  NO_KEYS_FILE,
  readable,
  readKeysFile,
  writeKeysFile,
} from './private/keys-file.ts'
import { CUSTOMER_PAGE } from './private/private-feeds.ts'
import { instantText } from './sla/time/text.ts'
import type { Terminal } from './terminal.ts'

const DAY_MS = 86_400_000
const ACTIONS = ['make', 'list', 'rotate', 'revoke']

/** A key as it is told of: never itself, but by the first letters of its file's name. */
export interface ListedKey {
  customer: string
  file: string
  madeAt: string
  readableUntil?: string
}

/** What a customer is given: the address of the page with the key in its fragment, which no server is sent. */
export interface HandOver {
  customer: string
  address: string
}

export interface KeysOptions extends KeysPlace {
  action: string
  customer?: string
  /** Days. */
  grace: number
}

/**
 * `sla-status keys ACTION CUSTOMER`.
 * @throws UsageError for an action that there is not, or one without its customer.
 */
export function keys(
  { action, customer, grace, ...place }: KeysOptions,
  terminal: Terminal,
): Promise<unknown> {
  if (action === 'list') return listKeys(place, terminal)
  if (!ACTIONS.includes(action)) {
    const known = ACTIONS.join(', ')
    throw new UsageError(`No action is called "${action}"${didYouMean(action, ACTIONS)} (known: ${known})`)
  }
  if (customer === undefined) {
    throw new UsageError(`Whose key? sla-status keys ${action} CUSTOMER, by its id in customers.yaml`)
  }
  if (action === 'make') return makeKey(place, customer, terminal)
  if (action === 'rotate') return rotateKey(place, customer, grace, terminal)
  return revokeKeys(place, customer, terminal)
}

/**
 * A first key for a customer, and the address to hand over. It is said once: afterwards only the file knows it.
 * @throws UsageError when there is no such customer, or it has a key.
 */
export async function makeKey(
  place: KeysPlace,
  customer: string,
  terminal: Terminal,
  now = Date.now(),
): Promise<HandOver> {
  const { path, keys } = await open(place)
  await needsCustomer(place, customer)
  if (readable(keys, now).some((key) => key.customer === customer)) {
    throw new UsageError(`"${customer}" has a key; to replace it, run sla-status keys rotate ${customer}`)
  }
  return add(place, path, others(keys, customer), customer, terminal, now)
}

/**
 * A new key beside the old one, which stays readable for a grace time: until then both files are written.
 * @param graceDays - 0 ends the old one with the next build.
 */
export async function rotateKey(
  place: KeysPlace,
  customer: string,
  graceDays: number,
  terminal: Terminal,
  now = Date.now(),
): Promise<HandOver> {
  const { path, keys } = await open(place)
  await needsCustomer(place, customer)
  const own = readable(keys, now).filter((key) => key.customer === customer)
  if (own.length === 0) {
    throw new UsageError(`"${customer}" has no key to replace; run sla-status keys make ${customer}`)
  }
  const until = now + graceDays * DAY_MS
  const ending =
    graceDays === 0
      ? []
      : own.map((key) => ({ ...key, readableUntil: Math.min(key.readableUntil ?? until, until) }))
  const handOver = await add(place, path, [...others(keys, customer), ...ending], customer, terminal, now)
  terminal.line(
    graceDays === 0
      ? 'The old key ends with the next build.'
      : `The old key can be read with until ${instantText(until)}; both files are written until then.`,
  )
  return handOver
}

/**
 * Forget every key of a customer: the next build leaves no file for it. What was read or copied before is not undone.
 * @throws UsageError when it has none.
 */
export async function revokeKeys(
  place: KeysPlace,
  customer: string,
  terminal: Terminal,
): Promise<{ customer: string; revoked: number }> {
  const { path, keys } = await open(place)
  const left = others(keys, customer)
  const revoked = keys.length - left.length
  if (revoked === 0) {
    const known = [...new Set(keys.map((key) => key.customer))]
    throw new UsageError(`"${customer}" has no key${didYouMean(customer, known)}`)
  }
  await writeKeysFile(path, place, left)
  terminal.line(`Revoked ${revoked === 1 ? 'the key' : `${revoked} keys`} of ${customer}.`)
  terminal.line('Build and publish now: the file is there until then, and copies of it stay readable.')
  return { customer, revoked }
}

/** Every key without itself: whose, since when, until when, and which file it opens. */
export async function listKeys(
  place: KeysPlace,
  terminal: Terminal,
  now = Date.now(),
): Promise<{ keys: ListedKey[] }> {
  const { keys } = await open(place)
  const listed = readable(keys, now).map(({ customer, key, madeAt, readableUntil }) => ({
    customer,
    file: `${derive(key).id.slice(0, 6)}…`,
    madeAt: instantText(madeAt),
    ...(readableUntil === undefined ? {} : { readableUntil: instantText(readableUntil) }),
  }))
  if (listed.length === 0) terminal.line('There are no keys.')
  for (const { customer, file, madeAt, readableUntil } of listed) {
    const until = readableUntil === undefined ? '' : `, readable until ${readableUntil}`
    terminal.line(`${customer}  file ${file}  made ${madeAt}${until}`)
  }
  return { keys: listed }
}

async function open(place: KeysPlace): Promise<{ path: string; keys: KeptKey[] }> {
  const path = keysPath(place)
  if (path === undefined) throw new UsageError(NO_KEYS_FILE)
  if (existsSync(path)) return { path, keys: await readKeysFile(path, place) }
  return { path, keys: [] }
}

function others(keys: KeptKey[], customer: string): KeptKey[] {
  return keys.filter((key) => key.customer !== customer)
}

async function needsCustomer({ data }: KeysPlace, customer: string): Promise<void> {
  const known = (await loadCustomers(data)).map(({ id }) => id)
  if (known.includes(customer)) return
  const all = known.join(', ') || 'nobody'
  throw new UsageError(
    `No customer is called "${customer}"${didYouMean(customer, known)} (customers.yaml in ${data} has: ${all})`,
  )
}

async function add(
  place: KeysPlace,
  path: string,
  kept: KeptKey[],
  customer: string,
  terminal: Terminal,
  now: number,
): Promise<HandOver> {
  const { site } = await loadData(place.data)
  const key = new Uint8Array(randomBytes(KEY_BYTES))
  await writeKeysFile(path, place, [...kept, { customer, key, madeAt: now }])
  const page = new URL(CUSTOMER_PAGE, `${site.url.replace(/\/+$/, '')}/`)
  page.hash = `k=${keyText(key)}`
  terminal.line(`The page of ${customer}, with its key:`)
  terminal.line(`  ${page.href}`)
  terminal.line(
    'Whoever has this address reads everything in it. Hand it over where only the customer reads;',
  )
  terminal.line('it is not shown again. The next build writes the file that it opens.')
  return { customer, address: page.href }
}
