import { createPrivateKey } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signatureFault, signatureOf, signingKey } from '../../scripts/record/keys.ts'
import { folderWith } from '../folder.ts'
import { privateKey } from './recorded.ts'

const HASH = 'ab'.repeat(32)

test('a key is read from the environment or a file, as PEM or JWK, with the same id', async () => {
  const pem = privateKey()
  const jwk = JSON.stringify(createPrivateKey(pem).export({ format: 'jwk' }))
  const file = join(await folderWith({ 'key.pem': pem }), 'key.pem')
  const keys = await Promise.all([
    signingKey({ SLA_SIGNING_KEY: pem }, []),
    signingKey({ SLA_SIGNING_KEY: jwk }, []),
    signingKey({ SLA_SIGNING_KEY_FILE: file }, []),
  ])
  expect(new Set(keys.map((key) => key?.public.kid)).size).toBe(1)
  expect(Object.keys(keys[0]?.public ?? {}).sort()).toEqual(['crv', 'kid', 'kty', 'x'])
  expect(await signingKey({}, [])).toBeNull()
})

test('RFC 8037 A.3: the thumbprint of its example key', async () => {
  const jwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  }
  const key = await signingKey({ SLA_SIGNING_KEY: JSON.stringify(jwk) }, [])
  expect(key?.public.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

test('a key of another kind, a broken one and one that lies in the data are refused, and never shown', async () => {
  const folder = await folderWith({ 'keys/key.pem': privateKey() })
  const secret = 'CANARY-SECRET'
  const wrong: [Record<string, string>, RegExp][] = [
    [{ SLA_SIGNING_KEY: privateKey('x25519') }, /SLA_SIGNING_KEY holds no Ed25519 private key/],
    [{ SLA_SIGNING_KEY: secret }, /SLA_SIGNING_KEY holds no Ed25519 private key; expected PEM/],
    [{ SLA_SIGNING_KEY: `{"kty":"OKP","d":"${secret}"}` }, /holds no Ed25519 private key/],
    [{ SLA_SIGNING_KEY_FILE: join(folder, 'keys/key.pem') }, /has to lie outside of what is published/],
    [{ SLA_SIGNING_KEY_FILE: join(folder, '../none.pem') }, /cannot be read: ENOENT/],
  ]
  for (const [environment, message] of wrong) {
    const error = await signingKey(environment, [folder]).catch((one: Error) => one)
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toMatch(message)
    expect(String(error)).not.toContain(secret)
  }
})

test('another spelling of the same signature is not the signature', async () => {
  const key = await signingKey({ SLA_SIGNING_KEY: privateKey() }, [])
  if (key === null) throw new Error('no key')
  const signature = await signatureOf(HASH, key)
  expect(await signatureFault(HASH, signature, [key.public])).toBeNull()
  expect(await signatureFault(HASH.replace('a', 'b'), signature, [key.public])).toBe('invalid')
  // Of the last letter of 86 four bits are not used: 16 letters would decode to the same 64 bytes.
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const others = [...letters].map((letter) => signature.slice(0, -1) + letter)
  const accepted = await Promise.all(others.map((one) => signatureFault(HASH, one, [key.public])))
  expect(accepted.filter((fault) => fault === null)).toHaveLength(1)
})

test('a key file that is written by hand with a line break at its end is read', async () => {
  const folder = await folderWith({})
  await writeFile(join(folder, 'key.pem'), `\n${privateKey()}\n\n`)
  expect(await signingKey({ SLA_SIGNING_KEY_FILE: join(folder, 'key.pem') }, [])).not.toBeNull()
})
