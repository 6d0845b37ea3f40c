import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect } from 'vitest'
import type { AgreementFeed, Service, StatusFeed } from '../../data/schema/feed.ts'
import { service, statusFeed } from './feed-builders.ts'
import { badgeFiles } from './texts.ts'

export interface Seen {
  svg: string
  width: number
  label: string
  title: string
  texts: string[]
  /** The room of what is said, and whether a shape stands in it. */
  fill: string
  shape: string | undefined
}

/** A badge as a reader's parser has it; well-formed, or the test fails. */
export function badge(path: string, feed: StatusFeed, agreements: AgreementFeed[] = []): Seen {
  const svg = badgeFiles({ status: feed, agreements }).get(path)
  if (svg === undefined) throw new Error(`no ${path}`)
  expect(XMLValidator.validate(svg)).toBe(true)
  const parsed = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'text' || name === 'path',
  }).parse(svg).svg
  return {
    svg,
    width: Number(parsed.width),
    label: parsed['aria-label'],
    title: parsed.title,
    texts: parsed.g.text.map((text: Record<string, string>) => text['#text']),
    fill: parsed.path[1].fill,
    shape: parsed.g.path?.[0].d,
  }
}

export const one = (over: Partial<Service>, feed: Partial<StatusFeed> = {}) =>
  statusFeed({
    services: [service('portal', { name: { sv: 'Kundportal', en: 'Customer portal' }, ...over })],
    ...feed,
  })
export const ARCHIVE = { page: { ...statusFeed().page, archive: true as const } }
export const THROUGH = 'Uppgifter till 19 november 2026 kl. 14:01.'
