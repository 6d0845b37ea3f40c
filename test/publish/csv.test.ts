import { expect, test } from 'vitest'
import { csvTable } from '../../scripts/publish/csv/csv.ts'
import { readCsv } from './csv-reading.ts'

const cell = (text: string) => csvTable([['text', (row: string) => row]], [text])

test('RFC 4180: lines end in CRLF, what holds a comma, quote or line end is quoted, a quote is doubled', () => {
  const columns: Parameters<typeof csvTable<string[]>>[0] = [
    ['a', ([a]) => a],
    ['b,c', ([, b]) => b],
  ]
  expect(
    csvTable(columns, [
      ['1.5', 'x,y'],
      ['say "hi"', 'one\r\ntwo'],
      ['', ' åäö '],
    ]),
  ).toBe('\ufeffa,"b,c"\r\n1.5,"x,y"\r\n"say ""hi""","one\r\ntwo"\r\n," åäö "\r\n')
})

test('a spreadsheet is told that it is UTF-8, by the mark that it looks for', () => {
  expect([...Buffer.from(cell('å')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

// CWE-1236 and OWASP's list, and their wide forms.
test.for(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '"=1', '＝1+1', '＠x', '-2+3|cmd'])(
  'no cell begins a formula: %j',
  (text) => {
    const written = cell(text).slice(1).split('text\r\n')[1] ?? ''
    expect(written.replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test('a formula within a text does not come to begin a cell where a spreadsheet parts at semicolons or line ends', async () => {
  const [row] = await readCsv(cell('hej;=HYPERLINK("x")\n-1+1\r\n@a; +b\t=c'))
  expect(row?.text).toBe("hej;'=HYPERLINK(\"x\")\n'-1+1\r\n'@a;' +b\t'=c")
})

test('numbers stay numbers, below zero too, and harmless text stays as it is', async () => {
  for (const text of ['-12', '-0.5', '99.950', 'a=b', 'mail@example.com', 'x - y', '2026-07-04T02:30:00Z'])
    expect(await readCsv(cell(text))).toEqual([{ text }])
})

test('blanks of any kind and invisible signs before a formula do not hide it', () => {
  for (const sign of ['\u2003', '\u202f', '\u3000', '\ufeff', '\u200b', '\u2060', '\u2003 "']) {
    const [, line = ''] = csvTable([['name', (name: string) => name]], [`${sign}=1+1`, `a;${sign}@b`]).split(
      '\r\n',
    )
    expect([sign, line.replaceAll('"', '').startsWith("'")]).toEqual([sign, true])
    expect(csvTable([['name', (name: string) => name]], [`a;${sign}@b`])).toContain(`a;'`)
  }
})
