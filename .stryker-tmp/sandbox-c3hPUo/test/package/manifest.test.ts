// @ts-nocheck
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import type { LitElement } from 'lit'
import { describe, expect, test } from 'vitest'
import { tags } from '../../scripts/package/contents.ts'
import { readManifest } from '../../scripts/package/manifest.ts'
import { type ElementDeclaration, elementsOf } from '../../scripts/package/manifest-types.ts'

/* What custom-elements.json says of each tag, against what the tag's class and templates have. */

const manifest = readManifest()
const elements = elementsOf(manifest)
const names = (list: { name: string }[] | undefined) => (list ?? []).map(({ name }) => name).sort()

/** The source files that a tag is made of, by path: its class's module and everything that it imports, also on demand. */
function sourcesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    const text = readFileSync(path, 'utf8')
    found.set(path, text)
    for (const [, next = ''] of text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)) {
      if (!next.includes('data/schema/')) visit(join(dirname(path), next))
    }
  }
  visit(`components/${tag}/${tag}.ts`)
  return found
}

/** Every name that a pattern finds in a tag's sources, and those among them from the tag's own folder. */
function occurring(tag: string, pattern: RegExp): { all: string[]; own: string[] } {
  const all = new Set<string>()
  const own = new Set<string>()
  for (const [path, text] of sourcesOf(tag)) {
    for (const [, list = ''] of text.matchAll(pattern)) {
      for (const name of list.split(' ')) {
        all.add(name)
        if (path.startsWith(`components/${tag}/`)) own.add(name)
      }
    }
  }
  return { all: [...all].sort(), own: [...own].sort() }
}

test('it is a manifest by the published schema', () => {
  const schema = JSON.parse(readFileSync('node_modules/custom-elements-manifest/schema.json', 'utf8'))
  const validate = new Ajv({ strict: false }).compile(schema)
  expect(validate({})).toBe(false)
  validate(manifest)
  expect(validate.errors).toBeNull()
})

test('there is a description of every tag, and of nothing else', () => {
  expect(elements.map(({ tagName }) => tagName)).toEqual(tags())
})

describe.each(elements.map((element): [string, ElementDeclaration] => [element.tagName, element]))(
  '%s',
  (tag, element) => {
    test('has the attributes and properties that its class declares', async () => {
      const module = (await import(`../../components/${tag}/${tag}.ts`)) as Record<string, typeof LitElement>
      const Class = module[element.name]
      expect(names(element.attributes)).toEqual(Class?.observedAttributes.toSorted())
      const properties = [...(Class?.elementProperties ?? [])].flatMap(([name, { attribute, state }]) =>
        attribute === false && !state ? String(name) : [],
      )
      expect(names(element.members)).toEqual(expect.arrayContaining(properties))
    })

    test('is described in words, everything of it', () => {
      const { attributes, members, events, slots, cssParts, cssProperties, cssStates } = element
      expect(element.summary).toMatch(/\w/)
      for (const list of [attributes, members, events, slots, cssParts, cssProperties, cssStates]) {
        expect((list ?? []).filter(({ description }) => !/\w/.test(description ?? ''))).toEqual([])
      }
      expect(attributes?.filter(({ type }) => type === undefined)).toEqual([])
      expect(events?.filter(({ type }) => type === undefined) ?? []).toEqual([])
    })

    test('names types and values that a reader of the package can look up', () => {
      const entries = [...(element.members ?? []), ...(element.attributes ?? [])]
      expect(entries.filter(({ default: value }) => /^[A-Z_]+$/.test(value ?? ''))).toEqual([])
      expect(entries.filter(({ type }) => /\b[A-Z]\b/.test(type?.text ?? ''))).toEqual([])
    })

    test('keeps to itself what is private', () => {
      const text = JSON.stringify(element)
      expect(text).not.toMatch(/"name":"#|"privacy":"(private|protected)"/)
      expect(names(element.members)).not.toContain('render')
    })

    test.each([
      ['cssParts', / part="([\w -]+)"/g],
      ['cssProperties', /var\((--sla-[\w-]+)/g],
      ['events', /(?:super|new \w*Event)\('(sla-[\w-]+)'/g],
    ] as const)('has the %s that its templates and styles have', (kind, pattern) => {
      const described = names(element[kind])
      const { all, own } = occurring(tag, pattern)
      expect(described.filter((name) => !all.includes(name))).toEqual([])
      expect(own.filter((name) => !described.includes(name))).toEqual([])
    })

    test('has the slots that its templates have', () => {
      const all = [...sourcesOf(tag).values()].flatMap((text) => [
        ...text.matchAll(/<slot(?: name="([\w-]+)")?>/g),
      ])
      expect(names(element.slots)).toEqual([...new Set(all.map(([, name]) => name ?? ''))].sort())
    })
  },
)

test('every part of a template that tags share is described by a tag that has it', () => {
  const described = new Set(elements.flatMap(({ cssParts }) => names(cssParts)))
  const all = tags().flatMap((tag) => occurring(tag, / part="([\w -]+)"/g).all)
  expect([...new Set(all)].filter((name) => !described.has(name))).toEqual([])
})
