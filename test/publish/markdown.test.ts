import { expect, test } from 'vitest'
import { renderMarkdown } from '../../scripts/publish/markdown.ts'

test('words, lists and links stay, in each language', () => {
  expect(renderMarkdown({ sv: 'Vi **felsöker**.', en: '[Notes](https://example.com/a)' })).toEqual({
    sv: '<p>Vi <strong>felsöker</strong>.</p>',
    en: '<p><a href="https://example.com/a" rel="noopener noreferrer">Notes</a></p>',
  })
})

test.each([
  ['a script', '<script>alert(1)</script>', ''],
  ['an image that calls another host', '![x](https://tracker.example/x.png)', '<p></p>'],
  ['an event handler', '<p onclick="alert(1)">x</p>', '<p>x</p>'],
  ['a style', '<p style="position:fixed">x</p>', '<p>x</p>'],
  ['a script address', '[x](javascript:alert(1))', '<p><a rel="noopener noreferrer">x</a></p>'],
  ['an address without a scheme', '[x](//evil.example)', '<p><a rel="noopener noreferrer">x</a></p>'],
  ['a frame', '<iframe src="https://evil.example"></iframe>', ''],
])('%s does not', (_what, markdown, html) => {
  expect(renderMarkdown(markdown)).toBe(html)
})

test('a scheme that hides behind invisible signs and blanks is none that a link may have', () => {
  for (const sign of ['\u00ad', '\u200b', '\u2060', '\u2003', '&shy;', '&#8203;']) {
    const html = renderMarkdown(`<a href="java${sign}script:alert(1)">x</a>`)
    expect([sign, html]).toEqual([sign, '<p><a rel="noopener noreferrer">x</a></p>'])
  }
  expect(renderMarkdown('<a href="https://example.com/a\u200bb">x</a>')).toContain(
    'href="https://example.com/a',
  )
})

test('quotes and lists deeper than anybody reads are as deep as twenty', () => {
  for (const mark of ['> ', '>', '- ', '1. ', '> - ']) {
    const html = String(renderMarkdown(`${mark.repeat(20_000)}slut`))
    expect([mark, html.match(/<(blockquote|ul|ol)>/g)?.length, html.includes('slut')]).toEqual([
      mark,
      20,
      true,
    ])
  }
})
