import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { loadData } from '../../scripts/load/data.ts'
import { DataError } from '../../scripts/load/problem.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { emptyData, imported } from './importing.ts'

const SLO = (name: string, service: string, zone = 'Europe/Stockholm') => `apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: ${service}
  indicator: { spec: { ratioMetric: { good: {}, total: {} } } }
  timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-01, timeZone: ${zone} } }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.9995 }]
`
const PYRRA = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: svar }
spec:
  target: "99.50"
  window: 4w
  indicator: { bool_gauge: { metric: 'up{job="x"}' } }
`

async function from(kind: string, text: string, services: string[] = [], timeZone?: string) {
  const data = await emptyData({ 'mal.yaml': text })
  const command = {
    kind,
    from: `${data}/mal.yaml`,
    data,
    services,
    ...(timeZone !== undefined && { timeZone }),
  }
  const report = await imported(command)
  return {
    data,
    report,
    again: () => imported(command),
    text: () => readFile(`${data}/agreements/mal.yaml`, 'utf8'),
  }
}

/** What check finds wrong, with file and line. */
async function wrongAt(data: string): Promise<string[]> {
  try {
    await check(data, terminal({ quiet: true }))
    return []
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    return error.problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
  }
}

/** What check is to say: each question of the file with its line, as of a template. */
const asked = (text: string) =>
  text.split('\n').flatMap((line, index) => {
    const [, question] = /: ("QUESTION: .*")$/.exec(line) ?? []
    return question === undefined
      ? []
      : `agreements/mal.yaml:${index + 1} ${JSON.parse(question).replace('QUESTION:', 'open question:')}`
  })

/** The answers that a person gives, by the field. */
const ANSWERS: Record<string, string> = {
  ...{ title: 'Driftavtal', name: 'Exempel Drift AB', visibility: 'public', effectiveFrom: '2026-01-01' },
  ...{ timeZone: 'Europe/Stockholm', services: '[portal]', source: 'checks', by: 'provider' },
}
const answered = (text: string) =>
  text.replace(/(\w+): "QUESTION: .*"$/gm, (_line, field: string) => `${field}: ${ANSWERS[field]}`)

test.each([
  ['openslo', SLO('startsida', 'webbutik')],
  ['openslo', `${SLO('a', 'webbutik')}---\n${SLO('b', 'annat')}`],
  ['pyrra', PYRRA],
])(
  '%s: check points at every question and at nothing else; once they are answered it is content',
  async (kind, mal) => {
    const { data, text, report } = await from(kind, mal)
    const questions = asked(await text())
    expect(questions.length).toBeGreaterThan(6)
    expect(report.questions).toBe(questions.length)
    expect(await wrongAt(data)).toEqual(questions)
    await writeFile(`${data}/agreements/mal.yaml`, answered(await text()))
    const { agreements } = await loadData(data)
    expect(agreements).toMatchObject([{ id: 'mal', parties: [{ role: 'provider' }, { role: 'customer' }] }])
  },
)

test('what the document says is not asked: service, zone, target with its digits', async () => {
  const { text, report } = await from('openslo', SLO('startsida', 'webbutik'), ['webbutik=portal'])
  const yaml = await text()
  expect(yaml).toContain('timeZone: Europe/Stockholm\n')
  expect(yaml).toContain('services: [portal]\n')
  expect(yaml).toContain('target: ">= 99.95 %"\n')
  expect(yaml).toMatch(/# Not carried over from line 6, spec.indicator: /)
  expect(report.remarks).toHaveLength(1)
  const pyrra = await from('pyrra', PYRRA, ['*=portal'], 'UTC')
  expect(await pyrra.text()).toContain('timeZone: UTC\n')
})

test('twice changes nothing, though questions are open; a file of people is left alone', async () => {
  const { text, again, data } = await from('pyrra', PYRRA)
  const before = await text()
  expect(await again()).toMatchObject({ written: [], questions: 0, alreadyThere: [{ byPeople: false }] })
  expect(await text()).toBe(before)
  await writeFile(`${data}/agreements/mal.yaml`, SMALL['agreements/drift.yaml'] ?? '')
  expect(await again()).toMatchObject({ written: [], alreadyThere: [{ byPeople: true }] })
})

test('two zones are two agreements; a document without a target is refused with its line', async () => {
  const two = await from('openslo', `${SLO('a', 'x')}---\n${SLO('b', 'x', 'America/New_York')}`)
  expect(two.report.written.map(({ file }) => file)).toEqual([
    'agreements/mal-europe-stockholm.yaml',
    'agreements/mal-america-new-york.yaml',
  ])
  const none = await from('openslo', 'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: x }\n')
  expect(none.report).toMatchObject({ written: [], refused: [{ line: 2, id: 'kind' }] })
})
