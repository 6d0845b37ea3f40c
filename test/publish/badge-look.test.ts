import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SHAPES as ICONS } from '../../components/icons.ts'
import { State } from '../../data/schema/common.ts'
import { COLOURS, LABEL_COLOUR, SHAPES, TEXT_COLOUR } from '../../scripts/publish/pictures/badge.ts'
import { badgeWords } from '../../scripts/publish/pictures/badge-words.ts'
import { textWidth } from '../../scripts/publish/pictures/text-width.ts'
import { messages } from '../../site/messages.ts'

test('a text is never wider than its room: widths are those of the widest usual font', () => {
  // Advances of Verdana and DejaVu Sans at 11, the larger of the two, rounded up to a whole by hand.
  expect(textWidth('W', 11)).toBeGreaterThanOrEqual(10.9)
  expect(textWidth('mmmmmmmmmm', 11)).toBeGreaterThanOrEqual(107.2)
  expect(textWidth('0123456789', 11)).toBeGreaterThanOrEqual(70)
  expect(textWidth('%', 11)).toBeGreaterThanOrEqual(11.8)
  expect(textWidth('å', 11)).toBe(textWidth('a', 11))
  expect(textWidth('漢字', 11)).toBeGreaterThanOrEqual(22)
  expect(textWidth('a\u0301', 11)).toBe(textWidth('a', 11))
})

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

test('text on every colour has a contrast of at least 4.5', () => {
  for (const colour of [...Object.values(COLOURS), LABEL_COLOUR]) {
    expect([colour, contrast(colour, TEXT_COLOUR) >= 4.5]).toEqual([colour, true])
  }
})

test('colours and shapes are those of the page', () => {
  const css = readFileSync('site/styles/tokens.css', 'utf8')
  const token = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w{6})`).exec(css)?.[1]
  expect({ ...COLOURS, label: LABEL_COLOUR }).toEqual({
    operational: token('well'),
    degraded_performance: token('degraded'),
    partial_outage: token('partial'),
    major_outage: token('major'),
    under_maintenance: token('maintenance'),
    unknown: token('muted'),
    plain: token('muted'),
    label: token('ink'),
  })
  expect(SHAPES).toEqual(ICONS)
})

test.for([
  ['sv', messages('sv')],
  ['en', messages('en')],
] as const)('words in %s are those of the page', ([locale, { widget, page }]) => {
  const words = badgeWords(locale)
  for (const state of State.options) {
    expect(words.states[state].now).toBe(widget.states[state])
    expect(words.overall[state].now).toBe(page.titles[state])
    for (const past of [false, true]) {
      expect(words.sentence[state]('X', past)).toBe(widget.clause[state]('X', false, past))
    }
  }
  expect(words.states.operational.past).toBe(widget.worked)
  expect(words.standings).toEqual(widget.standings)
  for (const comparator of ['>=', '>', '<=', '<'] as const) {
    expect(words.target[comparator]('5')).toBe(widget.target[comparator]('5'))
  }
  expect(words.notBinding).toBe(page.notBinding)
  expect(words.archive('X')).toBe(`${widget.archive('X')}.`)
  expect(words.dataThrough('X')).toBe(`${widget.dataThrough('X')}.`)
})
