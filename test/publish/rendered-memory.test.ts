import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openRenderedMemory } from '../../scripts/publish/rendered-memory.ts'
import { folderWith } from '../folder.ts'

/* Words that have not changed are not rendered again, and what comes of a memory is what comes without one. */

const asked: unknown[] = []
vi.mock(import('../../scripts/publish/markdown.ts'), async (original) => {
  const { renderMarkdown } = await original()
  return {
    renderMarkdown: (markdown) => {
      asked.push(markdown)
      return renderMarkdown(markdown)
    },
  }
})
let program = 'one'
vi.mock(import('../../scripts/publish/pages/recipe.ts'), () => ({ recipe: () => program }))

const fileIn = async () => join(await folderWith({}), 'rendered')

/** What a build gives of its texts, and which of them it rendered. */
function build(file: string, texts: Parameters<ReturnType<typeof openRenderedMemory>['html']>[0][]) {
  asked.length = 0
  const memory = openRenderedMemory(file)
  const html = texts.map(memory.html)
  memory.keep()
  return { html, rendered: [...asked] }
}

const A = { sv: 'Vi **felsöker**.', en: 'We *look*.' }
const HTML_OF_A = { sv: '<p>Vi <strong>felsöker</strong>.</p>', en: '<p>We <em>look</em>.</p>' }

test('the next build renders what is new alone, and gives the same', async () => {
  const file = await fileIn()
  expect(build(file, [A, 'x'])).toEqual({
    html: [HTML_OF_A, '<p>x</p>'],
    rendered: ['Vi **felsöker**.', 'We *look*.', 'x'],
  })
  expect(build(file, ['<b>y', A, 'x', 'x'])).toEqual({
    html: ['<p>y</p>', HTML_OF_A, '<p>x</p>', '<p>x</p>'],
    rendered: ['<b>y'],
  })
  // Another word in one language.
  expect(build(file, [{ ...A, en: 'We *looked*.' }])).toEqual({
    html: [{ ...HTML_OF_A, en: '<p>We <em>looked</em>.</p>' }],
    rendered: ['We *looked*.'],
  })
  // What nobody asked for in one build is not kept for another.
  expect(build(file, ['x']).rendered).toEqual(['x'])
})

test('what is kept is what the last build asked for, be it fewer or as many others', async () => {
  const file = await fileIn()
  build(file, ['x', 'y'])
  expect(build(file, ['x']).rendered).toEqual([])
  expect(build(file, ['y']).rendered).toEqual(['y'])
  expect(build(file, ['z']).rendered).toEqual(['z'])
  expect(build(file, ['z']).rendered).toEqual([])
})

test('names that every object has are texts as others are', async () => {
  const file = await fileIn()
  const names = ['__proto__', 'constructor', '']
  const html = ['<p><strong>proto</strong></p>', '<p>constructor</p>', '']
  expect(build(file, names).html).toEqual(html)
  expect(build(file, names)).toEqual({ html, rendered: [] })
})

test('what another program rendered is rendered again', async () => {
  const file = await fileIn()
  build(file, ['x'])
  program = 'two'
  expect(build(file, ['x']).rendered).toEqual(['x'])
  expect(build(file, ['x']).rendered).toEqual([])
})

test('a memory that somebody wrote in, or that was cut, is none', async () => {
  const file = await fileIn()
  build(file, ['x'])
  const whole = readFileSync(file)
  const changed = Buffer.from(whole)
  const at = changed.indexOf('<p>x</p>')
  expect(at).toBeGreaterThan(0)
  changed.write('<p>y</p>', at)
  for (const damaged of [changed, whole.subarray(0, -1), whole.subarray(32), Buffer.alloc(0)]) {
    writeFileSync(file, damaged)
    expect(build(file, ['x'])).toEqual({ html: ['<p>x</p>'], rendered: ['x'] })
  }
})

test('a folder that cannot be written to costs time alone, and what is the same is not written again', async () => {
  const nowhere = join(await folderWith({ file: '' }), 'file', 'rendered')
  expect(build(nowhere, ['x']).html).toEqual(['<p>x</p>'])
  expect(build(nowhere, ['x'])).toEqual({ html: ['<p>x</p>'], rendered: ['x'] })
  const file = await fileIn()
  build(file, ['x', 'y'])
  const written = statSync(file).ino
  build(file, ['y', 'x'])
  expect(statSync(file).ino).toBe(written)
})
