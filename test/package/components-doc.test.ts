import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { tags } from '../../scripts/package/contents.ts'
import { readManifest } from '../../scripts/package/manifest.ts'
import { type ElementDeclaration, elementsOf } from '../../scripts/package/manifest-types.ts'

/* docs/components.md says of each tag what custom-elements.json says of it: that is made from the sources. */

const text = readFileSync('docs/components.md', 'utf8')
const sections = new Map(
  text.split(/^## /m).map((section): [string, string] => [section.split('\n')[0] ?? '', section]),
)
const COMMON = 'What all tags have'
const section = (name: string) => sections.get(name) ?? ''

/** The rows of the table below a line: cells without their marks. */
function rows(where: string, head: string): string[] {
  const [, table = ''] = section(where).split(`| ${head} |`)
  return [...(table.split('\n\n')[0]?.matchAll(/^\| `(.+?)` \| (.*) \|$/gm) ?? [])].map(
    ([, name = '', rest = '']) => `${name} | ${rest.replaceAll('`', '').replaceAll('\\|', '|')}`,
  )
}

/** The names in backquotes of a paragraph that begins with a word. */
function list(where: string, word: string): string[] {
  const [, paragraph = ''] = new RegExp(`^${word}: ([\\s\\S]+?)\\n(?:\\n|$)`, 'm').exec(section(where)) ?? []
  return [...paragraph.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name).sort()
}

const plain = (words: string | undefined) => (words ?? '').replaceAll('`', '')
const elements = elementsOf(readManifest())
const followsFeed = (element: ElementDeclaration) =>
  (element.attributes ?? []).some(({ name }) => name === 'src')
const SHARED = ['refresh', 'lang', 'stale-after', 'generated-at']

test('the document has a section for each tag, and for no other', () => {
  expect([...sections.keys()].filter((name) => name.startsWith('`<sla-')).sort()).toEqual(
    tags().map((tag) => `\`<${tag}>\``),
  )
})

describe.each(elements.map((element) => ({ tag: element.tagName, element })))('$tag', ({ tag, element }) => {
  const own = `\`<${tag}>\``

  test('begins with its summary', () => {
    expect(plain(section(own))).toContain(`\n\n${plain(element.summary)}\n`)
  })

  test('has its attributes with their types and words', () => {
    const described = (element.attributes ?? []).map(
      ({ name, type, description }) =>
        `${name} | ${plain(type?.text).replaceAll("'", '')} | ${plain(description)}`,
    )
    const shared = described.filter((row) => SHARED.includes(row.split(' ')[0] ?? ''))
    // The calculator follows no feed: of what all have it takes the language alone.
    const common = rows(COMMON, 'attribute | type | meaning').filter(
      (row) => followsFeed(element) || row.startsWith('lang '),
    )
    expect(common.sort()).toEqual(shared.sort())
    expect(rows(own, 'attribute | type | meaning')).toEqual(described.filter((row) => !shared.includes(row)))
  })

  test('has its parts, custom properties, states and events', () => {
    const named = (of: { name: string }[] | undefined) => (of ?? []).map(({ name }) => name).sort()
    expect(list(own, 'Parts')).toEqual(named(element.cssParts))
    expect(list(own, 'Custom properties')).toEqual(named(element.cssProperties))
    if (!followsFeed(element)) return
    const common = (head: string) => rows(COMMON, head).map((row) => row.split(' ')[0])
    expect(common('state | meaning').sort()).toEqual(named(element.cssStates))
    expect(common('event | meaning').sort()).toEqual(named(element.events))
  })

  test('has an example of itself', () => {
    expect(section(own)).toMatch(
      new RegExp(
        `\`{3}html\\n<${tag} ${followsFeed(element) ? 'src="[^"]+"' : 'target'}[^>]*>[^\`]+</${tag}>\\n\`{3}`,
      ),
    )
  })
})

test('every custom property that a tag takes is explained', () => {
  const all = new Set(elements.flatMap(({ cssProperties }) => (cssProperties ?? []).map(({ name }) => name)))
  expect(
    rows(COMMON, 'custom property | light | dark | meaning')
      .map((row) => row.split(' ')[0])
      .sort(),
  ).toEqual([...all].sort())
})

test('the colours are those of the style sheet', () => {
  const css = readFileSync('components/shared.styles.ts', 'utf8')
  const defaults = [...css.matchAll(/var\((--sla-[\w-]+), light-dark\((#\w+), (#\w+)\)\)/g)].map(
    ([, name, light, dark]) => `${name} | ${light} | ${dark}`,
  )
  expect(defaults.length).toBeGreaterThan(8)
  const told = rows(COMMON, 'custom property | light | dark | meaning')
  expect(defaults.filter((row) => !told.some((line) => line.startsWith(`${row} |`)))).toEqual([])
})
