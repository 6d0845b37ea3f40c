import { describe, expect, test } from 'vitest'
import { htmlToMarkdown } from '../../scripts/import/html-to-markdown.ts'
import { textToMarkdown } from '../../scripts/import/text-to-markdown.ts'
import { renderMarkdown } from '../../scripts/publish/markdown.ts'
import { fuzz } from './fuzz.ts'
import { SCRIPTS } from './hostile-words.ts'
import { PARSERS } from './parsers.ts'
import { cellsOf, dangerousCell, unsafeHtml } from './unsafe.ts'

/* The short form of `npm run torture fuzz`: the same inputs each time. */

test.each(PARSERS)('$name: hostile and broken input crashes nothing and gets through nowhere', (parser) => {
  const { faults, tried } = fuzz(parser, 60, 42)
  expect(faults).toEqual([])
  expect(tried).toBe(60)
})

test.each(SCRIPTS)('as words of people: %s', (text) => {
  for (const html of [text, htmlToMarkdown(text), textToMarkdown(text)].map(renderMarkdown))
    expect(unsafeHtml(String(html))).toBeNull()
})

describe('what tells harm is told itself', () => {
  test.each([
    '<script>alert(1)</script>',
    '<p onclick="x">a</p>',
    '<img src="x">',
    '<a href="javascript:alert(1)" rel="noopener noreferrer">x</a>',
    '<a href="java&#9;script:alert(1)">x</a>',
    '<a href="java&Tab;script&colon;alert(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="https://example.com" onclick="x">x</a>',
    '<p',
  ])('unsafe: %s', (html) => expect(unsafeHtml(html)).not.toBeNull())

  test.each([
    '<p>a <strong>b</strong><br />c</p>',
    '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">x</a>',
    '5 &lt; 6',
  ])('safe: %s', (html) => expect(unsafeHtml(html)).toBeNull())

  test('a spreadsheet with a decimal comma parts cells at semicolons, within our quotes too where they do not begin a cell', () => {
    expect(cellsOf('a,"b;=1"', ';').filter(dangerousCell)).toEqual(['=1"'])
    expect(cellsOf('x,b;=1', ';').filter(dangerousCell)).toEqual(['=1'])
    expect(cellsOf('-5', ',').filter(dangerousCell)).toEqual([])
    expect(cellsOf('"=1+1"', ',').filter(dangerousCell)).toEqual(['=1+1'])
  })
})
