import { expect, test } from 'vitest'
import { check } from '../../scripts/check.ts'
import { loadData } from '../../scripts/load/data.ts'
import { terminal } from '../../scripts/terminal.ts'
import { deviationFile, deviationName, type Report } from '../../site/deviation-report.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* What a customer writes on the page is a deviation as it is, whatever the words hold. */

const LABELS = {
  ...{ agreement: 'Avtal', objective: 'Mål', title: 'Vad', when: 'När', seen: 'Sett' },
  ...{ evidence: 'Underlag', contact: 'Vem' },
}
const NOW = Date.UTC(2026, 4, 31, 10)

test.each<[string, Partial<Report>]>([
  ['plain words', { title: 'Felsidan låg kvar', seen: 'Den syntes i en kvart.' }],
  ['an objective', { objective: { id: 'tillganglighet', title: 'Tillgänglighet' }, seen: 'Långsamt.' }],
  ['quotes, colons and a backslash', { title: 'Sa: "nej" \\ [1]: {a}', seen: 'x' }],
  ['lines that end a head', { title: 'a\n---\nclosedAt: 2026-01-01', seen: '---\nrootCause: x\n---' }],
  ['nothing but the agreement', {}],
])('%s', async (_what, written) => {
  const report: Report = {
    agreement: { id: 'drift', title: 'Driftavtal', to: '' },
    ...{ title: '', when: '2026-05-31 11:55', seen: '', evidence: 'Ärende 7', contact: '' },
    ...written,
  }
  const file = `deviations/${deviationName(report.title, NOW)}`
  const folder = await folderWith({ ...SMALL, [file]: deviationFile(report, LABELS, NOW) })
  const { deviations } = await loadData(folder)
  expect(deviations).toMatchObject([
    { agreement: 'drift', source: 'customer', openedAt: NOW, title: report.title || 'Driftavtal' },
  ])
  expect(deviations[0]?.objective).toBe(report.objective?.id)
  expect(deviations[0]).not.toHaveProperty('closedAt')
  expect(JSON.stringify(deviations[0]?.markdown)).toContain('När: 2026-05-31 11:55')
  const { warnings } = await check(folder, terminal({ quiet: true }), NOW)
  expect(warnings.filter((warning) => warning.file === file)).toEqual([])
})
