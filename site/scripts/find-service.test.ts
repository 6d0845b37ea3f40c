import { expect, it } from 'vitest'
import { matching } from './find-service.ts'

const services = [
  {
    id: 'portal',
    name: { sv: 'Kundportal', en: 'Customer portal' },
    group: { sv: 'Tjänster', en: 'Services' },
  },
  { id: 'ovning', name: 'Övningsmiljö' },
  { id: 'cafe', name: 'Café Anna', group: 'Butiker' },
]

it.each([
  ['nothing finds all', '', ['portal', 'ovning', 'cafe']],
  ['only spaces find all', '   ', ['portal', 'ovning', 'cafe']],
  ['part of a name, whatever its case', 'KUNDP', ['portal']],
  ['a name in any language of the page', 'customer', ['portal']],
  ['a group', 'butik', ['cafe']],
  ['an id', 'ovning', ['ovning']],
  ['all words, in any order', 'anna butiker', ['cafe']],
  ['one word that is nowhere', 'anna portal', []],
  ['an accent may be left out', 'cafe', ['cafe']],
  ['whoever has no ä on the keyboard finds it by a', 'tjanster', ['portal']],
  ['letters that are put together of two signs are the same', 'o\u0308vnings', ['ovning']],
])('finding a service: %s', (_rule, typed, found) => {
  expect(matching(services, typed)).toEqual(found)
})
