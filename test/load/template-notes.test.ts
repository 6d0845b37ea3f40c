import { expect, test } from 'vitest'
import { templateNotes } from '../../scripts/load/template-notes.ts'

test('the first line says what it is for, and lines below it say so in other languages', () => {
  expect(templateNotes('# IT: 99,9 %\n# en: IT: 99.9%\n#\n# en: no more\nid: it\n').about).toEqual({
    sv: 'IT: 99,9 %',
    en: 'IT: 99.9%',
  })
})

test('with no other language it is one text, and beside a Swedish line the first is English', () => {
  expect(templateNotes('# Our own\n#\nid: own\n').about).toBe('Our own')
  expect(templateNotes('# Our own\n# sv: Vår egen\n').about).toEqual({ en: 'Our own', sv: 'Vår egen' })
})

test('a file that begins with anything else says nothing of itself', () => {
  expect(templateNotes('id: own\n# en: Not this\n')).toEqual({ sources: {} })
})

test('a source is the comment right above an objective or a field, to its last line', () => {
  const text = `# Own
objectives:
  # Källa: Staden, nivå Guld:
  # "99 %".
  - id: tillganglighet
    target: ">= 99 %"

  # Not a source.
  - id: svar
    # Källa: of no objective
    target: "<= 2 h"
# Source: the city, level Gold.
credits: none
# Källa: above an empty line

roles: []
`
  expect(templateNotes(text).sources).toEqual({
    'objectives.tillganglighet': 'Staden, nivå Guld: "99 %".',
    credits: 'the city, level Gold.',
  })
})
