import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptMarkdown } from '../../scripts/import/kept-markdown.ts'
import { textToMarkdown } from '../../scripts/import/text-to-markdown.ts'
import { readUpdates } from '../../scripts/load/markdown-file.ts'
import { renderMarkdown } from '../../scripts/publish/markdown.ts'

/** What a reader sees of it, with white space as one space. */
const seen = (markdown: string) =>
  String(renderMarkdown(markdown))
    .replace(/<br\s*\/?>|<\/p>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_entity, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&')
    .replace(/\s+/g, ' ')
    .trim()

test.each([
  '5 * 3 * 2 = 30 and _not_ __so__ and a_b_c',
  '# not a heading',
  '## 2026-01-01T00:00:00Z resolved',
  '### en',
  '- no list\n+ nor this\n1. nor that\n2) nor that',
  'a\n---\nb\n===\nc',
  '> no quote, a < b > c & d &amp no entity',
  '[no](link) ![no](picture) [x]: y',
  '`no code` ~~not gone~~ | no | table |',
  'C:\\temp\\*.log\\',
  '    four spaces are no code',
  '&copy; is what was typed',
  'one column\n:---\nof a table',
])('words without a mark are words: %j', (text) => {
  const markdown = textToMarkdown(text)
  expect(seen(markdown)).toBe(text.replace(/\s+/g, ' ').trim())
  expect(String(renderMarkdown(markdown))).not.toMatch(/<(?!\/?p>|br)/)
})

test('whatever is written without tags is seen as it was written, and begins no update', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'B',
      ' ',
      '\n',
      '\n\n',
      '#',
      '## ',
      '### en',
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '-',
      '+ ',
      '1. ',
      '>',
    ],
    ...['<', '&', '|', '~', '\\', '=', '!', '.', '"', "'", '0', 'å', '---', '\t', ':', ':---'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
      const text = parts.join('')
      // Closed, these would be HTML, which is the next test.
      fc.pre(!/<\/?[a-z]|&[a-z#]|:\/\//i.test(text))
      const markdown = textToMarkdown(text)
      expect(seen(markdown)).toBe(text.replace(/\s+/g, ' ').trim())
      expect(markdown).not.toMatch(/^##/m)
    }),
    { numRuns: 5000 },
  )
})

test('an address stays one, with its underscores', () => {
  const markdown = textToMarkdown('See https://example.com/_a_/b_c*d and *more*')
  expect(renderMarkdown(markdown)).toContain('href="https://example.com/_a_/b_c*d"')
  expect(seen(markdown)).toBe('See https://example.com/_a_/b_c*d and *more*')
})

test.each([
  ['a<br>## 2026-01-01T00:00:00Z resolved', 'a ## 2026-01-01T00:00:00Z resolved'],
  ['<p>a</p><p> ### en</p>', 'a ### en'],
  ['a<br>- b<br>1. c<br>:---', 'a - b 1. c :---'],
  ['a<b> bold</b> <i>## x</i>', 'a bold ## x'],
])('HTML whose words look like Markdown are words too: %s', (html, words) => {
  const markdown = textToMarkdown(html)
  expect(seen(markdown)).toBe(words)
  expect(markdown).not.toMatch(/^##/m)
  expect(String(renderMarkdown(markdown))).not.toMatch(/<(?:ul|ol|h\d|table)/)
})

test('an entity that was written as words is words', () => {
  expect(seen(textToMarkdown('<b>x</b> &amp;lt;'))).toBe('x &lt;')
})

test('lines of a form are lines, and a blank one begins a paragraph', () => {
  expect(renderMarkdown(textToMarkdown('a\r\nb\r\n\r\nc'))).toBe('<p>a<br />b</p>\n<p>c</p>')
})

test.each([
  ['one<br />two<br><br>three', '<p>one<br />two</p>\n<p>three</p>'],
  ['<p>a <b>bold</b> <i>word</i></p><p>b</p>', '<p>a <strong>bold</strong> <em>word</em></p>\n<p>b</p>'],
  ['a&nbsp;&amp; b &lt;c&gt; *d*', '<p>a &amp; b &lt;c&gt; *d*</p>'],
  ['<ul><li>a</li><li>b</li></ul>', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['<ol><li>a</li><li>b</li></ol>', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
  ['<code>a`b</code>', '<p><code>a`b</code></p>'],
  ['<pre>x\n  y</pre>', '<pre><code>x\n  y\n</code></pre>'],
  ['a<pre>## x\n  y</pre>', '<p>a</p>\n<pre><code>## x\n  y\n</code></pre>'],
  [
    'see <a href="https://example.com/a_b?c=(d)&amp;e">the *notes*</a>',
    '<p>see <a href="https://example.com/a_b?c=(d)&amp;e" rel="noopener noreferrer">the *notes*</a></p>',
  ],
])('HTML: %s', (html, expected) => {
  expect(renderMarkdown(textToMarkdown(html))).toBe(expected)
})

test.each([
  '<script>alert(1)</script>safe',
  '<img src=x onerror=alert(1)>safe',
  '<a href="javascript:alert(1)">safe</a>',
  '<a href="data:text/html,x">safe</a>',
  '<style>p{}</style><iframe src="https://evil.example"></iframe>safe',
  '<p onclick="alert(1)">safe</p>',
  '<b>sa</b>fe<svg/onload=alert(1)>',
])('of HTML the words are left and nothing that acts: %s', (html) => {
  const markdown = textToMarkdown(html)
  expect(markdown).not.toMatch(/alert|javascript|data:|evil|onerror|onclick|<\w/)
  expect(seen(markdown)).toBe('safe')
})

test('Markdown of another system: headings become bold, fenced code keeps its lines, comments go', () => {
  const kept = keptMarkdown('## Vad\n\ntext\n\n```\n## x\n  y\n```\n<!-- start: 1 -->\n### **en** ###')
  const { updates } = readUpdates(
    '',
    {
      matter: {},
      problem: () => ({ file: '', line: 1, path: '', message: '' }),
      linesBefore: 0,
      body: ['## 2026-01-01T00:00:00Z update', ...kept.split('\n')],
    },
    'sv',
  )
  expect(updates).toHaveLength(1)
  expect(renderMarkdown(updates[0]?.markdown ?? '')).toBe(
    '<p><strong>Vad</strong></p>\n<p>text</p>\n<pre><code>## x\n  y\n</code></pre>\n<p><strong>en</strong></p>',
  )
})
