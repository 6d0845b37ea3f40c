import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

/*
 * Every abbreviation on any page of the example is explained in the glossary of its language: what is written in capitals,
 * and marks of priority and percentile such as P1 and p95. Code, scripts and pictures are not read.
 */

const UNREAD = /<(script|style|code|pre|svg|datalist)\b[^>]*>[\s\S]*?<\/\1>/g
const ABBREVIATION = /(?<![\p{L}\d-])(?:[A-ZÅÄÖ]{2,}|[Pp]\d{1,2}|[A-Z][a-z]?[A-Z]+[a-z]?)(?![\p{L}\d])/gu

/** The visible words of a page. */
function wordsOf(file: string): string {
  const html = readFileSync(join(inject('built'), file), 'utf8')
  return html
    .replace(UNREAD, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&\w+;/g, ' ')
}

/** The abbreviations that a glossary explains. */
function explained(file: string): string[] {
  const html = readFileSync(join(inject('built'), file), 'utf8')
  return [...html.matchAll(/data-abbreviation[^>]*>([^<]*)</g)].flatMap(([, short = '']) =>
    short.split(', ').map((one) => one.replace(/-\d+$/, '')),
  )
}

const pages = globSync('**/*.html', { cwd: inject('built') })

test.each([
  ['sv', pages.filter((file) => !file.startsWith('en/')), 'glossary/index.html'],
  ['en', pages.filter((file) => file.startsWith('en/')), 'en/glossary/index.html'],
])('%s: every abbreviation of every page is in the glossary', (_locale, files, glossary) => {
  expect(files.length).toBeGreaterThan(50)
  const known = new Set(explained(glossary))
  expect([...known]).toEqual(
    expect.arrayContaining(
      'RTO RPO MTTR MTBF CSAT NPS NKI SLA SLO KPI P1 p95 DST UTC RACI API CSV JSON'.split(' '),
    ),
  )
  const unknown = new Map<string, string>()
  for (const file of files)
    for (const [word] of wordsOf(file).matchAll(ABBREVIATION)) if (!known.has(word)) unknown.set(word, file)
  expect(Object.fromEntries(unknown)).toEqual({})
})

test('both languages explain the same abbreviations, by the same addresses', () => {
  const anchors = (file: string) =>
    [...readFileSync(join(inject('built'), file), 'utf8').matchAll(/ id="(abbr-[^"]*)"/g)]
      .map(([, id]) => id)
      .sort()
  expect(anchors('glossary/index.html').length).toBeGreaterThan(30)
  expect(anchors('glossary/index.html')).toEqual(anchors('en/glossary/index.html'))
})
