import type { ChainEntry, ChainKey } from '../../data/schema/chain.ts'
import { differenceOf } from '../sla/agreement/restatement.ts'
import { figureOf, hashOf, linkOf } from './entry.ts'
import type { Fault } from './fault.ts'
import { isOwnKey, signatureFault } from './keys.ts'

const SIGNATURES = {
  'unknown-key': { kind: 'unknown-key', message: 'is signed with a key that the record does not hold' },
  invalid: { kind: 'signature', message: 'the signature does not fit' },
} as const

/**
 * What of an agreement's chain is not as it was recorded: hashes, links, numbers, versions and signatures. Whatever byte of
 * an entry changed, at least one of them no longer fits.
 */
export async function checkChain(
  agreement: string,
  entries: readonly ChainEntry[],
  keys: readonly ChainKey[],
): Promise<Fault[]> {
  const faults: Fault[] = []
  const latest = new Map<string, ChainEntry>()
  let previous: ChainEntry | null = null
  for (const [index, entry] of entries.entries()) {
    const { result, signature } = entry
    const { objective, service, period } = result
    const wrong = (kind: Fault['kind'], message: string) =>
      faults.push({
        kind,
        agreement,
        objective,
        ...(service !== undefined && { service }),
        period: period.id,
        place: `entry ${entry.number}`,
        message,
      })
    if (hashOf(entry) !== entry.hash) wrong('hash', 'its content is not what its hash says')
    if (entry.previous !== (previous && linkOf(previous)))
      wrong('link', 'the entry before it is not the one that it was linked to')
    if (entry.number !== index + 1) wrong('order', `it stands in place ${index + 1}`)
    if (result.agreement !== agreement)
      wrong('order', `it is of the agreement "${result.agreement}" and stands in the chain of another`)
    if (previous && entry.recordedAt < previous.recordedAt)
      wrong('order', 'it was recorded before the entry that it follows')
    const before = latest.get(figureOf(result))
    for (const message of versionFaults(entry, before)) wrong('version', message)
    if (signature === undefined && previous?.signature !== undefined)
      wrong('unsigned', 'it has no signature, and the entry before it has one')
    const fault = signature === undefined ? null : await signatureFault(entry.hash, signature, keys)
    if (fault) wrong(SIGNATURES[fault].kind, SIGNATURES[fault].message)
    latest.set(figureOf(result), entry)
    previous = entry
  }
  return faults
}

/** The keys of a record that are not what their ids say. */
export async function checkKeys(keys: readonly ChainKey[]): Promise<Fault[]> {
  const own = await Promise.all(keys.map(isOwnKey))
  return keys
    .filter((_, index) => !own[index])
    .map(({ kid }) => ({ kind: 'signature', place: 'keys.json', message: `the key "${kid}" is another one` }))
}

/** A figure becomes final once; every later version says what it restates, and why. */
function versionFaults({ version, result }: ChainEntry, before: ChainEntry | undefined): string[] {
  if (version !== (before?.version ?? 0) + 1)
    return [`it is version ${version} of a figure that ${before ? `has ${before.version}` : 'has none'}`]
  const { restated, finality } = result
  if (before === undefined)
    return finality === 'final' && restated === undefined ? [] : ['a first version cannot be restated']
  if (finality !== 'restated' || restated?.version !== version)
    return ['a later version has to say what it restates']
  const { inputs: _, ...told } = restated.after
  const { inputs: __, ...held } = restated.before
  const difference = differenceOf(before.result, result) ?? { before: {}, after: {} }
  const fits = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)
  return fits(difference.before, held) && fits(difference.after, told)
    ? []
    : ['what it says that it restates is not what it changes']
}
