import { describe, expect, test } from 'vitest'
import type { AgreementFeed, TemplatesFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const TEMPLATE = `# Drift: 99,9 %
# en: Operations: 99.9%
id: mall
title: "FRÅGA: Vad heter avtalet?"
parties:
  - { role: provider, name: "FRÅGA: Vem levererar?" }
  - { role: customer, name: "FRÅGA: Vem är kund?" }
objectives:
  # Källa: Branschen: "99,9 %".
  - id: tillganglighet
    metric: availability
    title: { sv: Tillgänglighet, en: Availability }
    target: ">= 99.9 %"
    period: calendar-month
    measurement: { source: "FRÅGA: Vilken källa?" }
  - id: svar
    metric: first-response
    target: "FRÅGA: Hur snabbt?"
    period: "FRÅGA: Över vilken period?"
  - id: fel
    metric: defect-rate
    target: "< 1 %"
  - id: okant
    metric: inget-sadant
    target: "<= 1"
# Källa: Branschen: tio procent.
credits: { fee: { amount: "FRÅGA: Hur mycket?" } }
HEMLIG: intern anteckning
`
const AT = Date.parse('2026-06-10T12:00:00Z')

/** The public files of the small data, whose agreement was begun from the template. */
async function files(publish: string, agreement: (text: string) => string = (text) => text) {
  const dir = await folderWith({
    ...SMALL,
    'site.yaml': `${SMALL['site.yaml']}publish: { ${publish} }\n`,
    'agreements/drift.yaml': agreement(`${SMALL['agreements/drift.yaml']}template: mall\n`),
    'templates/mall.yaml': TEMPLATE,
  })
  const data = await loadData(dir)
  const { measured } = await measure(data, AT)
  return buildFeed(data, measured, AT)
}
const read = <T>(found: Map<string, string>, path: string): T =>
  JSON.parse(found.get(`feed/v1/${path}`) ?? 'null') as T
const compared = (found: Map<string, string>) =>
  read<AgreementFeed>(found, 'agreements/drift.json').terms?.template

describe('templates in the feed', () => {
  test('are there only where site.yaml says so, and of a template only its name and how many targets are its', async () => {
    const closed = await files('credits: true')
    expect([...closed.keys()].filter((path) => path.includes('templates'))).toEqual([])
    expect(Object.keys(compared(closed) ?? {})).toEqual(['id', 'targets'])
    expect([...closed.values()].join()).not.toMatch(/Branschen|Drift: 99/)
  })

  test('tell what each promises, where the numbers are from and what is left open, and nothing else of the file', async () => {
    const found = await files('templates: true')
    const { templates } = read<TemplatesFeed>(found, 'templates.json')
    expect(templates).toEqual([
      {
        id: 'mall',
        about: { sv: 'Drift: 99,9 %', en: 'Operations: 99.9%' },
        objectives: [
          {
            id: 'tillganglighet',
            title: { sv: 'Tillgänglighet', en: 'Availability' },
            metric: 'availability',
            target: { comparator: '>=', value: '99.9', unit: '%' },
            period: 'calendar-month',
            source: 'Branschen: "99,9 %".',
            open: ['measurement.source'],
          },
          { id: 'svar', metric: 'first-response', open: ['target', 'period'] },
          {
            id: 'fel',
            metric: 'defect-rate',
            target: { comparator: '<', value: '1', unit: '%' },
            open: [],
          },
        ],
        open: ['title', 'parties.name', 'credits.fee.amount'],
        sources: [{ field: 'credits', source: 'Branschen: tio procent.' }],
        agreements: [
          {
            id: 'drift',
            title: { sv: 'Driftavtal', en: 'Operations agreement' },
            href: 'agreements/drift/',
            effectiveFrom: '2026-01-01',
          },
        ],
        href: 'templates/mall/',
      },
    ])
    expect([...found.values()].join()).not.toMatch(/HEMLIG|FRÅGA/)
    expect(found.has('feed/v1/templates.schema.json')).toBe(true)
  })
})

describe('an agreement beside its template', () => {
  const standings = (found: Map<string, string>) =>
    compared(found)?.objectives?.map(({ objective, standing }) => [objective, standing])

  test('the same target over the same period is kept, and what the template has besides was left out', async () => {
    const found = await files('templates: true', (text) =>
      text
        .replace(/period: [^\n}]+/, 'period: calendar-month')
        .replace(/target: "[^"]+"/, 'target: ">= 99.9 %"'),
    )
    expect(standings(found)).toEqual([
      ['tillganglighet', 'kept'],
      ['fel', 'left-out'],
    ])
    expect(compared(found)?.targets).toEqual({ kept: 1, changed: 0, own: 0 })
  })

  test('the same number over a longer period is less, so it has changed', async () => {
    const found = await files('templates: true', (text) =>
      text
        .replace(/period: [^\n}]+/, 'period: calendar-quarter')
        .replace(/target: "[^"]+"/, 'target: ">= 99.9 %"'),
    )
    expect(standings(found)?.[0]).toEqual(['tillganglighet', 'changed'])
    expect(compared(found)?.targets).toEqual({ kept: 0, changed: 1, own: 0 })
  })

  test('another number has changed', async () => {
    const found = await files('templates: true', (text) =>
      text
        .replace(/period: [^\n}]+/, 'period: calendar-month')
        .replace(/target: "[^"]+"/, 'target: ">= 99.5 %"'),
    )
    expect(standings(found)?.[0]).toEqual(['tillganglighet', 'changed'])
  })
})
