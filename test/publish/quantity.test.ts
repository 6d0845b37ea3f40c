import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFormats } from '../../components/formats.ts'
import { quantityWords, targetWords } from '../../components/objectives.ts'
import type { View } from '../../components/view.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import { duration, quantityText, targetText } from '../../scripts/publish/agreement/quantity.ts'
import { createSpeaker } from '../../scripts/publish/speaker.ts'
import { messages } from '../../site/messages.ts'
import { statusFeed } from './feed-builders.ts'

type Target = ObjectiveResult['target']

const speaker = (locale: string) => createSpeaker(statusFeed(), locale)
const [SV, EN] = [speaker('sv'), speaker('en')]
const target = (text: string, unit: string, over: Partial<Target> = {}): Target => {
  const [comparator, value = ''] = text.split(' ') as [Target['comparator'], string]
  return { comparator, value, unit, ...over }
}
/** A space that does not break, as people write between a number and its unit. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.for([
  ['99.950', '>=', '%', '99,950 %', '99.950%'],
  ['0', '<=', '', '0', '0'],
  ['42', '>=', '', '42', '42'],
  ['-12.5', '>=', '', '−12,5', '-12.5'],
  ['800', '<=', 'ms', '800 ms', '800 ms'],
  ['9999', '<=', 'ms', '9 999 ms', '9,999 ms'],
  // Downtime and answers are rounded up, what should be long is rounded down (semantics 2.10 R2).
  ['7199001', '<=', 'ms', '2 h', '2 h'],
  ['7199001', '>=', 'ms', '1 h 59 min', '1 h 59 min'],
  ['59001', '<', 'ms', '1 min', '1 min'],
  ['45000', '<=', 'ms', '45 s', '45 s'],
  ['1', '<=', 'workingDays', '1 arbetsdag', '1 working day'],
  ['5', '<=', 'workingDays', '5 arbetsdagar', '5 working days'],
] as const)('%s with %s in %s', ([decimal, comparator, unit, swedish, english]) => {
  expect(plain(quantityText(decimal, { comparator, unit }, SV))).toBe(swedish)
  expect(plain(quantityText(decimal, { comparator, unit }, EN))).toBe(english)
})

test.for([
  [target('>= 99.9', '%'), 'mål 99,9 %', 'target 99.9%'],
  [target('<= 2', ''), 'mål högst 2', 'target at most 2'],
  [target('> 30', ''), 'mål över 30', 'target over 30'],
  [
    target('< 800', 'ms', { quantifier: 'p95' }),
    'mål under 800 ms, 95 av 100',
    'target under 800 ms, 95 of 100',
  ],
  [
    target('<= 7200000', 'ms', { quantifier: 'every' }),
    'mål högst 2 h, varje ärende',
    'target at most 2 h, every item',
  ],
  [
    target('>= 95', '%', { quantifier: 'share', limit: { comparator: '<=', value: '7200000', unit: 'ms' } }),
    'mål 95 % inom 2 h',
    'target 95% within 2 h',
  ],
  [target('<= 1', '', { quantifier: 'p42' }), 'mål högst 1, p42', 'target at most 1, p42'],
] as const)('a target of any metric: %j', ([asked, swedish, english]) => {
  expect(plain(targetText(asked, SV))).toBe(swedish)
  expect(plain(targetText(asked, EN))).toBe(english)
})

/** What the page's own formats say, for both languages. */
const views = (['sv', 'en'] as const).map((locale) => {
  const { widget } = messages(locale)
  const own = speaker(locale)
  const rules = new Intl.PluralRules(own.words.tag)
  const view = {
    formats: createFormats(own.words.tag, 'Europe/Stockholm'),
    messages: widget,
    plural: (count: number, forms: Record<string, string>) => forms[rules.select(count)] ?? forms.other,
  } as unknown as View
  return { own, view }
})

test('a badge and the page say every figure and target with the same words', () => {
  const decimal = fc.oneof(
    fc.integer({ min: -1000, max: 100_000_000 }).map(String),
    fc
      .tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 999 }))
      .map(([a, b]) => `${a}.${b}`),
  )
  const unit = fc.constantFrom('%', '', 'workingDays', 'ms')
  const comparator = fc.constantFrom('>=', '>', '<=', '<')
  const quantifier = fc.constantFrom(undefined, 'every', 'mean', 'median', 'p95', 'p99')
  fc.assert(
    fc.property(decimal, unit, comparator, quantifier, (value, of, asks, each) => {
      const asked: Target = {
        comparator: asks,
        value,
        unit: of,
        ...(each === undefined ? {} : { quantifier: each }),
      }
      for (const { own, view } of views) {
        expect(quantityText(value, asked, own)).toBe(quantityWords(value, asked, view))
        expect(targetText(asked, own)).toBe(targetWords({ target: asked }, view))
      }
    }),
  )
})

test('a duration is told as the page tells it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000_000_000 }),
      fc.constantFrom('ceil', 'floor'),
      (ms, rounding) => {
        for (const { own, view } of views) {
          const said = duration(ms, rounding, own)
          // Less than a second rounds down to none, which the page tells in minutes.
          if (ms >= 1000 || rounding === 'ceil') expect(said).toBe(view.formats.duration(ms, rounding))
        }
      },
    ),
  )
})
