import { expect, test } from 'vitest'
import { targetDocuments } from '../../scripts/import/target-documents.ts'
import { parseYaml } from '../../scripts/load/yaml-file.ts'

/* YAML that would never end, or fill the memory, is a problem with its line and not a crash. */

const read = (text: string) => parseYaml({ file: 'site.yaml', text, linesBefore: 0 })
const problems = (text: string) => {
  const parsed = read(text)
  return 'problems' in parsed ? parsed.problems.map(({ line, message }) => [line, message]) : []
}
const TEN = Array.from({ length: 10 })
const BOMB = [
  `a: &a [${TEN.fill('x').join(', ')}]`,
  ...['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => {
    const before = String.fromCharCode('a'.charCodeAt(0) + index)
    return `${name}: &${name} [${TEN.map(() => `*${before}`).join(', ')}]`
  }),
].join('\n')

const FAULTS: [what: string, text: string, line: number, words: string][] = [
  ['an alias within what it names', 'name: A\nurl: &x { y: *x }\n', 2, '*x stands within what it names'],
  ['a merge of itself', 'name: &x\n  <<: *x\n', 2, '*x stands within what it names'],
  ['aliases that multiply', BOMB, 1, 'aliases (*) repeat too much'],
  ['nesting without end', `name: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, 1, 'nested too deeply'],
]

test.each(FAULTS)('%s', (_what, text, line, words) => {
  expect(problems(text)).toEqual([[line, expect.stringContaining(words)]])
  const { documents, problems: found } = targetDocuments(text, 'slo.yaml')
  expect(documents).toEqual([])
  expect(found[0]).toMatchObject({ file: 'slo.yaml', message: expect.stringContaining(words) })
})

test('one bracket that is not closed is one problem', () => {
  expect(problems(`name: ${'['.repeat(50)}`)).toHaveLength(1)
})

test('an alias that repeats a value is a value', () => {
  expect(read('a: &x [1, 2]\nb: *x\n')).toMatchObject({ value: { a: [1, 2], b: [1, 2] } })
})

test('a key like __proto__ is a key and changes no object', () => {
  const parsed = read('__proto__: { polluted: true }\n')
  expect('value' in parsed && Object.keys(parsed.value as object)).toEqual(['__proto__'])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
