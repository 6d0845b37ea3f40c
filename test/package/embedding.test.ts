import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync('docs/embedding.md', 'utf8')
const snippets = [...text.matchAll(/<!-- (test\/\S+) -->\n```\w*\n([\s\S]*?)```/g)]

test('the document has its snippets, each from a file that a test uses', () => {
  expect(snippets.length).toBe((text.match(/<!-- test\//g) ?? []).length)
  expect(snippets.length).toBeGreaterThan(5)
})

test.each(snippets.map(([, path = '', snippet = '']) => [path, snippet]))('%s', (path, snippet) => {
  expect(existsSync(path)).toBe(true)
  expect(snippet).toBe(readFileSync(path, 'utf8'))
})

test('WordPress writes for its shortcode what a plain page has', () => {
  const file = (name: string) => readFileSync(`test/hosts/snippets/${name}`, 'utf8')
  const written = [...file('wordpress.php').matchAll(/(?:return|\.) '([^']*)'/g)].map(([, text]) => text)
  expect(written.length).toBeGreaterThan(1)
  expect(written.join('')).toBe(file('script.html').replaceAll(/\n */g, ''))
})
