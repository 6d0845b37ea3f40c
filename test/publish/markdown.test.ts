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

test('thousands of marks that open and never end are searched for so long; what follows stays as it is written', () => {
  for (const mark of [' _a', ' *a', ' **a', ' ~a', ' ~~a', ' _a*b']) {
    const html = String(renderMarkdown(`*först* ${mark.repeat(100_000)} *sist*`))
    expect([mark, html.includes('<em>först</em>'), html.includes('*sist*')]).toEqual([mark, true, true])
  }
}, 20_000)

test('a word without end that might be an address is searched for so long, and then stays as it is', () => {
  const word = `${'a.'.repeat(500_000)}@`
  const html = String(renderMarkdown(`*först* ${word} <b>x</b> *sist*`))
  expect(html.slice(0, 40)).toBe('<p><em>först</em> a.a.a.a.a.a.a.a.a.a.a.')
  expect(html.slice(-20)).toBe('a.a.a.@ x *sist*</p>')
}, 20_000)
