// @ts-nocheck
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect } from 'vitest'

/* Readers of the syndication formats that share nothing with what writes them. */

export type Node = Record<string, unknown>

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => ['entry', 'item', 'link', 'category', 'atom:link'].includes(name),
})

export function fileOf(files: Map<string, string>, path: string): string {
  const text = files.get(path)
  if (text === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(', ')}`)
  return text
}

function xml(files: Map<string, string>, path: string) {
  const text = fileOf(files, path)
  expect(XMLValidator.validate(text), path).toBe(true)
  return parser.parse(text)
}

export const text = (node: unknown): string =>
  typeof node === 'object' && node !== null ? String((node as Node)['#text'] ?? '') : String(node ?? '')

export function atom(files: Map<string, string>, path: string) {
  const { feed } = xml(files, path)
  const entries: Node[] = feed.entry ?? []
  return {
    feed,
    entries: entries.map(({ id, title, link, published, updated, category, content }) => ({
      id: text(id),
      title: text(title),
      url: (link as Node[])[0]?.['@href'],
      published,
      updated,
      categories: ((category ?? []) as Node[]).map((one) => [one['@term'], one['@label']]),
      html: text(content),
      type: (content as Node)['@type'],
    })),
  }
}

export function rss(files: Map<string, string>, path: string) {
  const { channel } = xml(files, path).rss
  return { channel, items: (channel.item ?? []) as Node[] }
}

export const json = (files: Map<string, string>, path: string) => JSON.parse(fileOf(files, path))
