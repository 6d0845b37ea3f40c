import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { widget as english } from '../../components/messages/en.ts'
import { widget as swedish } from '../../components/messages/sv.ts'
import { LEFT_OUT } from '../../components/sla-compliance/explanation.ts'

/*
 * The engine names the steps of an explanation and their values; the component has the words. A wall stands between
 * them, so the names are read from the engine's sources as text.
 */

// What follows from results (scripts/sla/follow-up) explains itself on the page, with words of its own.
const sources = globSync('scripts/sla/**/*.ts', { exclude: ['scripts/sla/follow-up/**'] }).map((path) =>
  readFileSync(path, 'utf8'),
)

/** Names of steps: `step: 'name'`, `step: test ? 'name' : 'other'`, `step('name', …)`. */
function stepNames(text: string): string[] {
  const plain = [...text.matchAll(/\bstep(?::\s*|\()'([a-z-]+)'/g)].map(([, name = '']) => name)
  const chosen = [...text.matchAll(/\bstep: [^,'\n]+ '[a-z-]+' \? '([a-z-]+)' : '([a-z-]+)'/g)]
  return [...plain, ...chosen.flatMap(([, one = '', other = '']) => [one, other])]
}

/** The text from an opening brace to the one that closes it. */
function block(text: string, from: number): string {
  let depth = 0
  for (let at = text.indexOf('{', from); at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(text.indexOf('{', from) + 1, at)
  }
  return ''
}

const HOLDERS =
  /\b(?:values|numbers|gives|band)(?:: | = |: Record<string, string> = )\{|\bstep\('[a-z-]+', \{|\bsteps: Record<string, Values> = \{|function (?:numbersOf|numbers|assessmentValues)\b[\s\S]*?(?:return|found =) \{|const about = [\s\S]*?=> \(\{/g

/** Names of values: the keys of the objects that become `values` of a step or `numbers` of a result. */
function valueNames(text: string): string[] {
  return [...text.matchAll(HOLDERS)].flatMap(({ 0: found, index }) => {
    const inside = block(text, index + found.length - 1).replace(
      /'[^']*'|`[^`]*`|\(\{[^}]*\}\) =>|\w\([^()]*\)/g,
      '0',
    )
    const keys = inside.matchAll(/(?:^|[{,]|&& \{)\s*([a-z]\w*)\s*(?=:|,|$|\s\})/gi)
    return [...keys].map(([, name = '']) => name)
  })
}

const missing = (names: Iterable<string>, words: Record<string, unknown>) =>
  [...new Set(names)].filter((name) => !Object.hasOwn(words, name) && !LEFT_OUT.includes(name)).sort()

for (const [language, { compliance: words }] of Object.entries({ swedish, english })) {
  test(`every step that the engine explains by has its word: ${language}`, () => {
    const names = sources.flatMap(stepNames)
    expect(new Set(names).size).toBeGreaterThan(25)
    expect(missing(names, words.steps)).toEqual([])
  })

  test(`every value of a step, and every figure beside a result, has its word: ${language}`, () => {
    const names = sources.flatMap(valueNames)
    expect(new Set(names).size).toBeGreaterThan(60)
    // What stands beside the value of a result, and in no step, has its words there.
    expect(missing(names, { ...words.numbers, ...words.values })).toEqual([])
  })

  test(`no word is for a step that nobody takes: ${language}`, () => {
    const names = new Set(sources.flatMap(stepNames))
    expect(Object.keys(words.steps).filter((name) => !names.has(name))).toEqual([])
  })
}

test('the reader of the sources finds what it has to', () => {
  expect(
    stepNames("step('agreed', {}), { step: 'open-item', values }, { step: status === 'none' ? 'a-b' : 'c' }"),
  ).toEqual(['agreed', 'open-item', 'a-b', 'c'])
  expect(valueNames("{ step: 'x', values: { good: String(1), ...(a && { worst: b }), unit } }")).toEqual([
    'good',
    'worst',
    'unit',
  ])
})
