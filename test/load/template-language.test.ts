import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openQuestions } from '../../scripts/load/questions.ts'
import { english } from '../../scripts/load/template-english.ts'
import { templateIn } from '../../scripts/load/template-language.ts'
import { parseYaml } from '../../scripts/load/yaml-file.ts'
import { newAgreement } from '../../scripts/new.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const FOLDER = 'data/templates'
const NAMES = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''))
const read = (name: string) => readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')
const quiet = terminal({ quiet: true })

/** What a file is without its comments and what it asks: the values that hold whatever language it is in. */
function agreed(text: string) {
  const file = 'x.yaml'
  const parsed = parseYaml({ file, text, linesBefore: 0 })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  const asked = openQuestions({ file, ...parsed })
  return {
    paths: asked.map(({ path }) => path.join('.')),
    values: JSON.stringify(parsed.value).replaceAll(/"(?:FRÅGA|QUESTION): [^"]*"/g, '"?"'),
  }
}

/** Comments and questions of a text, but for the blocks of a source, which are quoted. */
function sayings(text: string): string[] {
  let inSource = false
  return text.split('\n').flatMap((line) => {
    const [, whole] = /^\s*#\s?(.*)$/.exec(line) ?? []
    inSource = whole !== undefined && (inSource || /^(?:Källa|Source):/.test(whole))
    if (whole !== undefined) return inSource || /^sv: /.test(whole) ? [] : [whole]
    const [, remark] = /\s# (.*)$/.exec(line) ?? []
    return [...(remark === undefined ? [] : [remark]), ...(line.match(/"(?:FRÅGA|QUESTION): [^"]*"/g) ?? [])]
  })
}

test.each(NAMES)('%s in English asks and remarks nothing in Swedish, and says the same besides', (name) => {
  const [swedish, other] = [read(name), templateIn(read(name), 'en')]
  expect(agreed(other)).toEqual(agreed(swedish))
  // Names of sources and what they say, in quotation marks, stay as they are.
  const said = sayings(other).map((one) =>
    one.replaceAll(/"[^"]*"|Svenska Stadsnätsföreningen|Statens inköpscentral/g, (quoted) =>
      /^"QUESTION/.test(quoted) ? quoted : '',
    ),
  )
  expect(said.filter((one) => /[åäöÅÄÖ]|FRÅGA|\b(?:som|och|eller|inte|är|det)\b/i.test(one))).toEqual([])
  expect(other.split('\n')).toHaveLength(swedish.split('\n').length)
  // Whatever words it has: none stands in both.
  const kept = new Set(sayings(swedish))
  expect(sayings(other).filter((one) => one !== '' && kept.has(one))).toEqual([])
})

test('every sentence that has an English one stands in a template', () => {
  const all = NAMES.map(read).join('\n')
  expect(Object.keys(english).filter((sentence) => !all.includes(sentence))).toEqual([])
})

test('Swedish is as it is written, and so is a sentence that is not ours', () => {
  expect(templateIn(read('it'), 'sv')).toBe(read('it'))
  const own = '# Vår egen\nid: vara # vår egen\nlevel: "FRÅGA: Vilken nivå?"\n'
  expect(templateIn(own, 'en')).toBe(own)
})

test.each([
  ['the first language of the site', 'locales: [en, sv]\n', undefined, 'QUESTION: Who is the provider?'],
  ['that of --language', 'locales: [en, sv]\n', 'sv', 'FRÅGA: Vem levererar?'],
  ['Swedish where the site says nothing', '', undefined, 'FRÅGA: Vem levererar?'],
])('a new agreement asks in %s', async (_, locales, language, asked) => {
  const site = `${SMALL['site.yaml']}`.replace(/^locales:.*\n/m, '')
  const data = await folderWith({ ...SMALL, 'site.yaml': `${site}${locales}` })
  const options = { data, what: 'agreement', id: 'vart', template: 'it', ...(language && { language }) }
  const made = await newAgreement(options, quiet)
  expect(await readFile(join(data, 'agreements/vart.yaml'), 'utf8')).toContain(`name: "${asked}"`)
  const questions = 'questions' in made ? made.questions.map(({ question }) => question) : []
  expect(questions).toContain(asked.replace(/^\S+ /, ''))
})

test('the list of templates is in that language too, and one that no template has is wrong usage', async () => {
  const data = await folderWith(SMALL)
  const listed = await newAgreement({ data, what: 'agreement', language: 'en' }, quiet)
  expect(listed).toMatchObject({
    templates: expect.arrayContaining([
      {
        name: 'it',
        about:
          'IT operations: availability 99.9% a month, first response within 2 hours, solved within 4 hours',
      },
    ]),
  })
  await expect(newAgreement({ data, what: 'agreement', language: 'fi' }, quiet)).rejects.toThrow(
    'No template is in the language "fi" (known: sv, en)',
  )
})
