import { readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Objective } from '../../data/schema/objective.ts'
import { check } from '../../scripts/check.ts'
import { DataError, type Problem } from '../../scripts/load/problem.ts'
import { isKept } from '../../scripts/load/templates.ts'
import { newAgreement } from '../../scripts/new.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const FOLDER = 'data/templates'
const TEMPLATES = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''))
const quiet = terminal({ quiet: true })

/** The small data with a source of everything that templates measure; nothing of it is read by `check`. */
const DATA = {
  ...SMALL,
  'sources.yaml': `${SMALL['sources.yaml']}
  - id: arenden
    type: tickets
    rows: tickets
    files: tickets.csv
    timeZone: Europe/Stockholm
    columns: { id: id, created: created, state: state }
    states: { open: open }
  - id: enkat
    type: surveys
    files: surveys.csv
    timeZone: Europe/Stockholm
    columns: { time: time, score: score }
  - id: leveranser
    type: deliveries
    files: orders.csv
    timeZone: Europe/Stockholm
    columns: { id: order, ordered: ordered, delivered: delivered }
`,
}

/** Answers by what is asked, as somebody would write them; the first that fits. */
const ANSWERS: [RegExp, string][] = [
  [/tjänst för alla kunder \(service\)/, 'service'],
  [/Vad heter avtalet/, '{ sv: Vårt avtal, en: Our agreement }'],
  [/Vem levererar/, 'Exempel Drift AB'],
  [/Vem är kund/, '{ sv: Alla kunder, en: All customers }'],
  [/visas öppet/, 'public'],
  [/Från vilken dag/, '2026-01-01'],
  [/Vilka tjänster/, '[portal, licens]'],
  [/Vad ingår inte/, '[]'],
  [
    /Hur aviseras underhåll/,
    '{ notice: { workingDays: 5 }, windows: "Sun 00:00-06:00", cap: { perMonth: 4 h } }',
  ],
  [/Vad mer räknas bort/, '[{ type: force-majeure, clause: "7" }]'],
  [/Vilken källa .* kontrollerar/, 'checks'],
  [/Vilken källa .* ärendena/, 'arenden'],
  [/Vilken källa .* leveranserna/, 'leveranser'],
  [/Vilken källa .* enkätsvaren/, 'enkat'],
  [/Utlovas tjänsten/, '24x7'],
  [/öppettider|Vilken kalender (har|är)/, 'kontor'],
  [/Vilken kalenders arbetsdagar/, 'se-legal-eves'],
  [/every/, '{ share: ">= 95 %" }'],
  [/Är tolv månader/, 'calendar-year'],
  [/vilken period/, 'calendar-month'],
  [/Hur snabbt/, '"<= 2 h"'],
  [/Hur stor andel/, '">= 80 %"'],
  [/Till vilket klockslag/, '"15:00"'],
  [/Vad räknas\?/, 'order'],
  [/levererade \(delivered\)/, 'delivered'],
  [/Hur många dagar efter leveransen/, '30'],
  [/När (är|har) ett ärende/, '[hög påverkan]'],
  [/Hur många anslutningar/, '400'],
  [/Hur når kunden er/, '[{ type: phone, address: 08-000 00 00, hours: 24x7 }]'],
  [/Hur ofta rapporteras/, '{ cadence: monthly, within: { workingDays: 10 }, to: [kundansvarig] }'],
  [/Går parterna igenom/, '{ cadence: quarterly, next: 2026-08-15, with: [leveransansvarig, kundansvarig] }'],
  [/Vilken är månadsavgiften/, '4000'],
  [/kronorna för varje påbörjad timme/, 'once'],
  [/Räknas timmarna från/, '0 h'],
  [/Inom vilken tid ska vitet/, '{ calendarDays: 30 }'],
  [/Vad ger ett brutet mål/, 'none'],
]

function answered(text: string): string {
  return text.replaceAll(/(?<!# .*)"FRÅGA: ([^"]*)"/g, (_, question: string) => {
    const [, answer] = ANSWERS.find(([asked]) => asked.test(question)) ?? []
    if (answer === undefined) throw new Error(`no answer to "${question}"`)
    return answer
  })
}

async function problemsOf(dir: string): Promise<Problem[]> {
  try {
    await check(dir, quiet, Date.UTC(2026, 5, 1))
    return []
  } catch (error) {
    if (error instanceof DataError) return error.problems
    throw error
  }
}

describe.each(TEMPLATES)('template %s', (template) => {
  const id = `vart-${template}`
  const begun = async () => {
    const data = await folderWith(DATA)
    await newAgreement({ data, what: 'agreement', id, template }, quiet)
    return { data, file: join(data, `agreements/${id}.yaml`) }
  }

  test('before it is answered: check names exactly its questions, each with its line', async () => {
    const { data, file } = await begun()
    const asked = (await readFile(file, 'utf8'))
      .split('\n')
      .flatMap((text, index) =>
        [...text.matchAll(/(?<!# .*)"FRÅGA: ([^"]*)"/g)].map(([, question]) => [
          index + 1,
          `open question: ${question}`,
        ]),
      )
    expect(asked.length).toBeGreaterThan(10)
    const problems = await problemsOf(data)
    expect(problems.map(({ line, message }) => [line, message])).toEqual(asked)
    expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set([`agreements/${id}.yaml`]))
    expect(problems.every(({ path }) => path !== '')).toBe(true)
  })

  test('answered: check has no error, and asks for signatures and what was delivered before alone', async () => {
    const { data, file } = await begun()
    await writeFile(file, answered(await readFile(file, 'utf8')))
    const { warnings } = await check(data, quiet, Date.UTC(2026, 5, 1))
    const own = warnings.filter((warning) => warning.file === `agreements/${id}.yaml`)
    expect(own.map(({ message }) => message).filter((text) => !/^L(02|18): /.test(text))).toEqual([])
    expect(own.filter(({ message }) => message.startsWith('L02'))).toHaveLength(2)
  })
})

/** Each number of the seeds and of the published levels, as the template writes it. */
test.each<[string, string[]]>([
  ['it', ['>= 99.9 %', '<= 2 h', '<= 4 h']],
  ['uptime', ['>= 99.9 %']],
  ['support', []],
  ['logistics', ['>= 95 %', '<= 5 working days', '< 1 %']],
  ['goteborg-guld', ['>= 99 %', '<= 1', '<= 4 h', '<= 6', '<= 4 h', '<= 6 h', '<= 12 h']],
  ['goteborg-silver', ['>= 99 %', '<= 2', '<= 12 h', '<= 12', '<= 6 h', '<= 12 h', '<= 24 h']],
  ['goteborg-brons', ['>= 99 %', '<= 2', '<= 24 h', '<= 12', '<= 12 h', '<= 24 h', '<= 40 h']],
  ['inkopscentral-1', ['<= 2 h', '<= 2', '<= 2 h']],
  ['inkopscentral-2', ['<= 4 h', '<= 4', '<= 4 h']],
  ['inkopscentral-3', ['<= 8 h', '<= 4', '<= 8 h']],
  ['inkopscentral-4', ['<= 4 h', '<= 4', '<= 4 h']],
  ['inkopscentral-5', ['<= 8 h', '<= 4', '<= 12 h']],
  ['stadsnat-bas', ['>= 99.88 %']],
  ['stadsnat-sn0', ['>= 99.6 %', '<= 12 h']],
  ['stadsnat-sn1', ['>= 99.7 %', '<= 24 h']],
  ['stadsnat-sn2', ['>= 99.9 %', '<= 8 h']],
])('%s has the numbers of its source', (template, targets) => {
  const text = readFileSync(join(FOLDER, `${template}.yaml`), 'utf8')
  expect([...text.matchAll(/^ +target: "((?!FRÅGA)[^"]*)"/gm)].map(([, target]) => target)).toEqual(targets)
})

test('every template is one of those', () => {
  expect(TEMPLATES).toHaveLength(16)
})

describe('new agreement', () => {
  test('without a template, or with "list", tells which there are', async () => {
    const data = await folderWith(DATA)
    const listed = (await newAgreement({ data, what: 'agreement' }, quiet)) as { templates: unknown[] }
    expect(listed.templates).toHaveLength(TEMPLATES.length)
    expect(await newAgreement({ data, what: 'agreement', template: 'list' }, quiet)).toEqual(listed)
  })

  test("a data folder's own templates go before ours", async () => {
    const data = await folderWith({ ...DATA, 'templates/vara.yaml': '# Our own\nid: vara\n' })
    const listed = await newAgreement({ data, what: 'agreement' }, quiet)
    expect(listed).toEqual({ templates: [{ name: 'vara', about: 'Our own' }] })
  })

  test.each<[string, Parameters<typeof newAgreement>[0], string]>([
    ['no such template', { data: '', what: 'agreement', template: 'supprt' }, 'did you mean "support"?'],
    ['no id', { data: '', what: 'agreement', id: '../x', template: 'it' }, '"../x" cannot be an id'],
    ['no agreement', { data: '', what: 'service' }, 'There is no template for "service"'],
  ])('%s: wrong usage', async (_, options, message) => {
    await expect(newAgreement(options, quiet)).rejects.toThrow(message)
  })
})

describe('an objective beside what its template promises', () => {
  const target = { comparator: '<=', value: '14400000', unit: 'ms' } as const
  const objective = (quantifier: unknown) =>
    Objective.parse({
      ...{
        id: 'svar',
        metric: 'first-response',
        target: '<= 4 h',
        calendar: '24x7',
        period: 'calendar-month',
      },
      ...{ quantifier, measurement: { source: 'arenden' } },
    })

  test('four hours for every case are not kept by four hours for nine of ten, nor the other way round', () => {
    const every = { metric: 'first-response', target, quantifier: 'every' }
    expect(isKept(objective('every'), every)).toBe(true)
    expect(isKept(objective({ share: '>= 90 %' }), every)).toBe(false)
    expect(isKept(objective('every'), { ...every, quantifier: 'mean' })).toBe(false)
  })

  test('what the template leaves open is for the agreement to say', () => {
    expect(isKept(objective({ share: '>= 90 %' }), { metric: 'first-response', target })).toBe(true)
  })
})

describe('open questions', () => {
  test('an agreement that is half answered is asked for the rest alone; other files are told of too', async () => {
    const data = await folderWith({
      ...DATA,
      'services.yaml': 'services: []\n',
      'agreements/halv.yaml':
        'id: halv\nlevel: service\ntitle: Halv\nscope:\n  services:\n    - portal\n    - "QUESTION: Which other service?"\n',
    })
    const problems = await problemsOf(data)
    expect(problems.map(({ file, line, path, message }) => [file, line, path, message]).slice(0, 1)).toEqual([
      ['agreements/halv.yaml', 7, 'scope.services[1]', 'open question: Which other service?'],
    ])
    expect(problems.slice(1).map(({ file }) => file)).toEqual(['services.yaml'])
  })

  test('a text that only speaks of a question is none', async () => {
    const data = await folderWith({
      ...DATA,
      'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}    clause: "Se FRÅGA: 3"\n`,
    })
    expect(await problemsOf(data)).toEqual([])
  })
})
