import { expect, test } from 'vitest'
import { paragraphsOf, plain, textIn } from './feed-text.ts'

test('paragraphs, breaks and list items come apart, tags go, entities become letters', () => {
  expect(
    paragraphsOf('<p>Ett <em>två</em><br>tre</p>\n<ul><li>a &amp; b</li><li>&#229;&#xE4;</li></ul>'),
  ).toEqual(['Ett två', 'tre', 'a & b', 'åä'])
})

test('scripts and styles go with what is in them, closed or not', () => {
  expect(paragraphsOf('a<script>alert(1)</script>b<style>p{}</style>c<script>x')).toEqual(['abc'])
})

test('an entity is decoded once: what was escaped stays escaped text', () => {
  expect(paragraphsOf('&amp;lt;b&amp;gt; &lt;b&gt;')).toEqual(['&lt;b&gt; <b>'])
  expect(paragraphsOf('&nosuch; &#0; &#9999999;')).toEqual(['&nosuch; &#0; &#9999999;'])
})

test('a smaller-than sign that opens no tag is text', () => {
  expect(paragraphsOf('<p>1 < 2 och 3 > 2</p>')).toEqual(['1 < 2 och 3 > 2'])
})

test('words in the language asked for, else in the first; never an inherited property', () => {
  expect(textIn({ sv: 'Avtal', en: 'Agreement' }, 'en')).toBe('Agreement')
  expect(textIn({ sv: 'Avtal', en: 'Agreement' }, 'fi')).toBe('Avtal')
  expect(textIn({ sv: 'Avtal' }, 'constructor')).toBe('Avtal')
  expect(textIn('API', 'sv')).toBe('API')
})

test('signs that turn the words around them are taken out, and a sentence keeps its order', () => {
  expect(plain('Api\u202egnp.exe\u2066 x\u2069\u0007')).toBe('Apignp.exe x')
  expect(paragraphsOf('<p>a&#x202e;b\u2067c</p>')).toEqual(['abc'])
})

test('a name of a million letters is cut, never within a letter', () => {
  expect(plain('å'.repeat(1_000_000))).toBe(`${'å'.repeat(300)}…`)
  expect(plain(`${'x'.repeat(299)}😀y`)).toBe(`${'x'.repeat(299)}…`)
  expect(plain('x'.repeat(300))).toBe('x'.repeat(300))
})

test('a megabyte of opened tags is read in the time of its letters', () => {
  for (const piece of ['<a', '<script>', '<!--', '&#1', '</p', '<br '])
    expect(paragraphsOf(piece.repeat(500_000)).join('').length, piece).toBeLessThan(20_100)
})
