import { describe, expect, test } from 'vitest'
import { reportText } from '../../scripts/publish/agreement/report-text.ts'

/* The form of the text alone; what it says of a real period is compared with its feed in test/cli/report.test.ts. */

const page = (main: string) => `<html><body><h1>Annat</h1><main class="paper">${main}</main></body></html>`

describe('a report as plain text', () => {
  test('begins with the verdict and ends before the evidence', () => {
    const text = reportText(
      page(
        '<h1>Målet bröts.</h1><p class="about"><strong>Servicerapport.</strong> Avtal.</p><section class="section" id="evidence"><h2>Underlag</h2><p>Steg</p></section>',
      ),
    )
    expect(text).toBe('Målet bröts.\n\nServicerapport. Avtal.\n')
  })

  test('a row is a line with the heading before each cell; marks and links into the evidence are left out', () => {
    const text = reportText(
      page(
        '<h2>Utfall</h2><table><thead><tr><th>Mål</th><th>Utfall</th></tr></thead><tbody><tr><th scope="row"><a href="#a">Svar</a><span class="small">Portal</span></th><td data-label="Utfall">9 min&nbsp;<a class="ref" href="#evidence-1">[1]</a></td><td><span class="word"><svg><title>x</title></svg>Brutet</span></td></tr></tbody></table>',
      ),
    )
    expect(text).toBe('Utfall\n------\n\n- Svar, Portal, Utfall: 9 min, Brutet\n')
  })

  test('no line is longer than 72 characters but for a word that is, and what belongs to an item is indented', () => {
    const address = `https://status.example.com/${'a'.repeat(70)}/`
    const item = 'ord '.repeat(40).trim()
    const lines = reportText(page(`<ul><li>${item}</li></ul>`), address)
      .trimEnd()
      .split('\n')
    expect(lines.at(-1)).toBe(address)
    expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(72)
    expect(lines.slice(0, 2).map((line) => line.slice(0, 3))).toEqual(['- o', '  o'])
  })

  test('what was written as text stays text: an entity is its character, once', () => {
    expect(reportText(page('<p>A &lt;b&gt; &amp;amp; B</p>'))).toBe('A <b> &amp; B\n')
  })
})
