import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sla } from '../cli/sla.ts'
import { folderWith } from '../folder.ts'
import { CANARIES, TWO_CUSTOMERS } from './builders.ts'

/* Words that stand in private fields of the data, and must not stand anywhere in what leaves the build. */

/** What names a source in the clear: the public agreement's figures say which source they are from. */
const EVERY = [...CANARIES.acme, ...CANARIES.beta, ...CANARIES.nobody, 'avtal-acme', 'avtal-beta'].filter(
  (word) => word !== 'kanarie-fil',
)

/** Text of every file below a folder, binary ones read letter by letter. */
async function textsIn(folder: string): Promise<Map<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)),
  )
}

async function built(args: string[], env: Record<string, string> = {}) {
  const folder = await folderWith(
    Object.fromEntries(Object.entries(TWO_CUSTOMERS).map(([path, text]) => [join('data', path), text])),
  )
  const [data, out] = [join(folder, 'data'), join(folder, 'out/site')]
  const common = ['--data', data, '--out', out, '--as-of', '2026-07-03T12:00:00Z']
  const run = await sla(['build', ...common, ...args], env)
  return { folder, data, out, common, run }
}

test('no canary is in the public output, in its report, or in anything that the build says', async () => {
  const { out, run } = await built(['--feed-only'])
  expect(run.code).toBe(0)
  const texts = await textsIn(out)
  expect([...texts.keys()].some((file) => file.endsWith('feed/v1/agreements/drift.json'))).toBe(true)
  texts.set('stdout', run.stdout).set('stderr', run.stderr)
  const found = [...texts].flatMap(([file, text]) =>
    EVERY.filter((word) => text.includes(word)).map((word) => `${word} in ${file}`),
  )
  expect(found).toEqual([])
  const names = [...texts.keys()].filter((file) => /acme|beta/.test(file.slice(out.length)))
  expect(names).toEqual([])
})

test('no canary and no key is in a page, a script, a source map or a name of a whole build with keys', async () => {
  const { folder, data, out, common } = await built(['--feed-only'])
  const keys = join(folder, 'keys.json')
  const made = await sla(['keys', 'make', 'acme', '--keys', keys, '--data', data, '--out', out])
  expect(made.code).toBe(0)
  const key = /#k=([\w-]{43})/.exec(made.stdout)?.[1] ?? ''
  expect(key).toHaveLength(43)
  const run = await sla(['build', ...common], { SLA_KEYS: keys })
  expect(run.code).toBe(0)
  const texts = await textsIn(out)
  expect([...texts.keys()].some((file) => file.endsWith('kund/index.html'))).toBe(true)
  texts.set('stdout', run.stdout).set('stderr', run.stderr)
  const report = `${out}.report.json`
  texts.set(report, await readFile(report, 'utf8'))
  // The operator's own report names the agreements that are not public; it lies beside what is published.
  const words = (file: string) => [
    key,
    ...EVERY.filter((word) => file !== report || !word.startsWith('avtal-')),
  ]
  const found = [...texts].flatMap(([file, text]) =>
    words(file)
      .filter((word) => text.includes(word))
      .map((word) => `${word} in ${file}`),
  )
  expect(found).toEqual([])
  expect([...texts.keys()].filter((file) => file.endsWith('.map'))).toEqual([])
}, 120_000)

test('no canary of a customer is in what a build says of data that is wrong, nor in what it leaves behind', async () => {
  const breaks: [file: string, from: string, to: string, said: RegExp][] = [
    ['agreements/avtal-acme.yaml', 'visibility: customer', 'visibility: nobody', /visibility/],
    [
      'agreements/avtal-acme.yaml',
      'scope: { services: [portal] }',
      'scope: { services: [nowhere] }',
      /nowhere/,
    ],
    ['agreements/avtal-acme.yaml', 'id: acme,', 'id: acne,', /no customer is called "acne"/],
    ['customers.yaml', 'id: beta', 'id: acme', /two customers are called "acme"/],
    ['measurements/kanarie-fil/checks.csv', 'time,service,status', 'time,service,state', /status/],
  ]
  const own = [...CANARIES.acme, ...CANARIES.beta, 'kanarie-token', 'kanarie-arende', 'kanarie-adress']
  await Promise.all(
    breaks.map(async ([file, from, to, said]) => {
      const text = TWO_CUSTOMERS[file] ?? ''
      expect([file, text.includes(from)]).toEqual([file, true])
      const folder = await folderWith(
        Object.fromEntries(
          Object.entries({ ...TWO_CUSTOMERS, [file]: text.replace(from, to) }).map(([path, content]) => [
            join('data', path),
            content,
          ]),
        ),
      )
      const out = join(folder, 'out/site')
      const run = await sla(
        [
          'build',
          '--feed-only',
          '--data',
          join(folder, 'data'),
          '--out',
          out,
          '--as-of',
          '2026-07-03T12:00:00Z',
        ],
        { SLA_KEYS_JSON: '' },
      )
      expect([file, run.code === 0]).toEqual([file, false])
      expect(run.stderr).toMatch(said)
      const left = await textsIn(join(folder, 'out')).catch(() => new Map<string, string>())
      left.set('stdout', run.stdout).set('stderr', run.stderr)
      for (const [name, content] of left)
        for (const word of own)
          expect([file, name, word, content.includes(word)]).toEqual([file, name, word, false])
    }),
  )
}, 120_000)

/** The command line with a folder of data that has not been built. */
async function commands() {
  const folder = await folderWith(TWO_CUSTOMERS)
  const place = ['--data', folder, '--out', join(folder, 'out/site')]
  return { place, keys: (...args: string[]) => sla(['keys', ...args, ...place], { SLA_KEYS: '' }) }
}

test('an error tells no key: of a keys file, or of one in the environment', async () => {
  const { place } = await commands()
  const elsewhere = await folderWith({})
  const file = join(elsewhere, 'keys.json')
  await writeFile(file, '{"version":1,"keys":"kanarie-nyckel"}', { mode: 0o600 })
  const runs = await Promise.all([
    sla(['keys', 'list', '--keys', file, ...place]),
    sla(['build', '--feed-only', ...place], { SLA_KEYS_JSON: 'kanarie-nyckel' }),
  ])
  expect(runs[0]?.code).toBe(2)
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain('kanarie-nyckel')
}, 120_000)

test('keys on the command line: usage errors say what was expected', async () => {
  const { keys } = await commands()
  const file = ['--keys', join(await folderWith({}), 'keys.json')]
  const runs: [args: string[], said: string][] = [
    [['mak', 'acme', ...file], 'No action is called "mak"'],
    [['make', ...file], 'Whose key? sla-status keys make CUSTOMER'],
    [['list'], 'No keys file: name one with --keys FILE or in SLA_KEYS'],
    [['rotate', 'acme', '--grace', '1.5', ...file], 'expected whole days'],
    [['make', 'amce', ...file], 'No customer is called "amce"'],
  ]
  for (const [args, said] of runs) {
    const { code, stderr } = await keys(...args)
    expect([args[0], code, stderr.includes(said)]).toEqual([args[0], 2, true])
  }
}, 120_000)
