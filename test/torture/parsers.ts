import { globSync, readFileSync } from 'node:fs'
import type fc from 'fast-check'
import { isAgreementFeed } from '../../components/agreement-guard.ts'
import { isStatusFeed } from '../../components/feed-guard.ts'
import { isIncidentsFeed } from '../../components/incidents-guard.ts'
import { isServiceFeed } from '../../components/service-guard.ts'
import { Calendars } from '../../data/schema/calendar.ts'
import { DeviationMatter } from '../../data/schema/deviation.ts'
import { IncidentMatter, MaintenanceMatter } from '../../data/schema/events.ts'
import { Services, Site } from '../../data/schema/site.ts'
import { Sources } from '../../data/schema/sources.ts'
import { htmlToMarkdown } from '../../scripts/import/html-to-markdown.ts'
import { objectivesFrom } from '../../scripts/import/objectives-from.ts'
import { textToMarkdown } from '../../scripts/import/text-to-markdown.ts'
import { readAgreements } from '../../scripts/load/agreements.ts'
import { checkMarkdown, readLanguages, readUpdates } from '../../scripts/load/markdown-file.ts'
import { problemText } from '../../scripts/load/problem.ts'
import { checkYaml, parseYaml } from '../../scripts/load/yaml-file.ts'
import { csvLine } from '../../scripts/publish/csv/csv.ts'
import { renderMarkdown } from '../../scripts/publish/markdown.ts'
import { plainText } from '../../scripts/publish/plain-text.ts'
import { readIssue } from '../../scripts/sources/cstate/issue.ts'
import { readCalendar } from '../../scripts/sources/ical/events.ts'
import { readBeat } from '../../scripts/sources/kuma/beats.ts'
import { readAnswer } from '../../scripts/sources/prometheus/answer.ts'
import { readEntry } from '../../scripts/sources/statuspage/entry.ts'
import { readWork } from '../../scripts/sources/statuspage/work.ts'
import { readSiteFile } from '../../scripts/sources/upptime/history.ts'
import { readMessage } from '../../scripts/sources/upptime/message.ts'
import { FORMULAS, SCRIPTS } from './hostile-words.ts'
import { mutantsOf, valuesLike } from './mutants.ts'
import { cellsOf, dangerousCell, unsafeHtml } from './unsafe.ts'

/** Something that reads what others wrote. `wrong` says what is wrong with what it made of it, where anything is. */
export interface Parser {
  name: string
  inputs: fc.Arbitrary<unknown>
  read(input: unknown): string | null
}

const files = (pattern: string) => globSync(pattern).map((path) => readFileSync(path, 'utf8'))
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** A reader of which nothing is asked but that it comes back, in time. */
function quietly(read: (input: unknown) => unknown): Parser['read'] {
  return (input) => {
    read(input)
    return null
  }
}

function ofText(name: string, texts: readonly string[], read: (text: string) => unknown): Parser {
  return { name, inputs: mutantsOf(texts), read: quietly((input) => read(String(input))) }
}

function ofValue(name: string, values: readonly unknown[], read: (value: unknown) => unknown): Parser {
  return { name, inputs: valuesLike(values), read: quietly(read) }
}

/** A text that ends in a page: what becomes of it must hold no script, and nothing that asks another host. */
function ofPage(name: string, texts: readonly string[], render: (text: string) => unknown): Parser {
  return { name, inputs: mutantsOf(texts), read: (input) => unsafeHtml(htmlIn(render(String(input)))) }
}

const htmlIn = (text: unknown) => (typeof text === 'string' ? text : Object.values(text as object).join('\n'))

const yaml = (schema: Parameters<typeof checkYaml>[0]) => (text: string) => {
  const checked = checkYaml(schema, { file: 'file.yaml', text, linesBefore: 0 })
  if ('problems' in checked) checked.problems.map(problemText)
}

function agreement(text: string): void {
  const parsed = parseYaml({ file: 'file.yaml', text, linesBefore: 0 })
  if ('problems' in parsed) return
  readAgreements([{ file: 'file.yaml', ...parsed }]).problems.map(problemText)
}

function incident(text: string): unknown {
  const read = checkMarkdown(IncidentMatter, 'file.md', text)
  if ('problems' in read) return ''
  return readUpdates('file.md', read, 'sv')
    .updates.map(({ markdown }) => htmlIn(renderMarkdown(markdown)))
    .join('\n')
}

const body = (schema: Parameters<typeof checkYaml>[0]) => (text: string) => {
  const read = checkMarkdown(schema, 'file.md', text)
  return 'problems' in read ? '' : renderMarkdown(readLanguages(read.body, 'sv'))
}

const WORDS_OF_A_PAGE = [
  ...files('data/incidents/*.md').slice(0, 4),
  ...SCRIPTS,
  'One *word* and [a link](https://example.com), `code`:\n\n- a\n- b\n\n> said\n\n| a | b |\n|---|---|\n| c | d |',
]
const HTML = [
  '<p>The <b>portal</b> is <a href="https://example.com/x?a=1&amp;b=2">slow</a>.<br/>We look.</p><ul><li>a</li></ul>',
  '<div><h1>What</h1><table><tr><td>a</td><td>b</td></tr></table><pre><code>x &lt; y</code></pre></div>',
  ...SCRIPTS,
]
const CALENDAR = [
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20260601T000000Z\r\nDTSTART;TZID=Europe/Stockholm:20260604T010000\r\nDTEND;TZID=Europe/Stockholm:20260604T030000\r\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=5\r\nEXDATE;TZID=Europe/Stockholm:20260611T010000\r\nSUMMARY:Work\\, on the net\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
]
const CSTATE =
  '---\ntitle: Portal down\ndate: 2026-06-01 10:00:00\nresolved: true\nresolvedWhen: 2026-06-01 11:00:00\naffected:\n  - Portal\nseverity: down\nsection: issue\n---\n*Investigating* - we look. {{< track "2026-06-01 10:05:00" >}}\n'
const OPENSLO =
  'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: portal, displayName: Portal }\nspec:\n  service: portal\n  indicator: { metadata: { name: x }, spec: { ratioMetric: { good: { metricSource: { type: Prometheus, spec: { query: a } } }, total: { metricSource: { type: Prometheus, spec: { query: b } } } } } }\n  timeWindow: [{ duration: 1M, isRolling: false, calendar: { startTime: "2026-01-01 00:00:00", timeZone: Europe/Stockholm } }]\n  budgetingMethod: Occurrences\n  objectives: [{ target: 0.995 }]\n---\napiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: api }\nspec: { target: "99.9", window: 4w, indicator: { bool_gauge: { metric: up } } }\n'
const ENTRY = {
  ...{
    id: 'i1',
    name: 'Portal down',
    status: 'resolved',
    impact: 'major',
    created_at: '2026-06-01T10:00:00Z',
  },
  ...{ resolved_at: '2026-06-01T11:00:00Z', scheduled_for: null, components: [{ id: 'c', name: 'Portal' }] },
  incident_updates: [
    {
      ...{ status: 'resolved', body: 'Over.', display_at: '2026-06-01T11:00:00.000+02:00' },
      affected_components: [
        { code: 'c', name: 'Portal', old_status: 'operational', new_status: 'major_outage' },
      ],
    },
  ],
}
const ANSWER = {
  status: 'success',
  data: {
    resultType: 'matrix',
    result: [
      {
        metric: { instance: 'a' },
        values: [
          [1_780_000_000.5, '1'],
          [1_780_000_060, 'NaN'],
        ],
      },
    ],
  },
}
const MESSAGES = [
  '🟩 Portal is up (200 in 43 ms) [skip ci] [upptime]',
  '🟥 Log in (SSO): prod is down (0 in 0 ms)',
  '🟨 Å is degraded has degraded performance (200 in 4712 ms)',
  '✅ https://example.com is up (200 in 384ms)',
]
const HISTORY =
  'url: https://example.com\nstatus: up\ncode: 200\nresponseTime: 43\nlastUpdated: 2026-06-01T00:00:00.000Z\nstartTime: Mon Aug 10 2020 07:54:39 GMT+0000 (Coordinated Universal Time)\n'

const WEIGHTED =
  'id: a\nlevel: service\ntitle: A\nparties: [{ role: provider, name: P }, { role: customer, name: C }]\nvisibility: public\ntimeZone: Europe/Stockholm\neffectiveFrom: 2026-01-01\nscope: { services: [a, b] }\nlocks: [objectives.x.target]\nobjectives:\n  - { id: x, metric: availability, target: ">= 99 %", period: { rolling: P30D }, composition: weighted, unitWeights: { a: "0.5", b: "0.5" } }\ncredits: { tiers: [{ below: 99, atLeast: 98, percent: 5 }, { below: 98, days: 2 }], claimWithin: { calendarDays: 30 } }\namendments: [{ id: b, effectiveFrom: 2026-07-01, approvals: [provider, customer], set: { objectives.x.target: ">= 99.5 %" } }]\n'

export const PARSERS: Parser[] = [
  ofText('site.yaml', files('data/site.yaml'), yaml(Site)),
  ofText('services.yaml', files('data/services.yaml'), yaml(Services)),
  ofText('sources.yaml', files('data/sources.yaml'), yaml(Sources)),
  ofText('calendars.yaml', files('data/calendars.yaml'), yaml(Calendars)),
  ofText(
    'agreements',
    [...files('data/agreements/kundportal-acme.yaml'), ...files('data/templates/it.yaml'), WEIGHTED],
    agreement,
  ),
  ofPage('incidents', files('data/incidents/*.md').slice(0, 4), incident),
  ofPage('maintenance', files('data/maintenance/*.md'), body(MaintenanceMatter)),
  ofPage('deviations', files('data/deviations/*.md'), body(DeviationMatter)),
  ofPage('Markdown', WORDS_OF_A_PAGE, renderMarkdown),
  ofText('Markdown, as plain text', WORDS_OF_A_PAGE, (text) => plainText(htmlIn(renderMarkdown(text)))),
  ofPage('HTML of other pages, as Markdown', HTML, (text) => renderMarkdown(htmlToMarkdown(text))),
  ofPage('text of other systems, as Markdown', HTML, (text) => renderMarkdown(textToMarkdown(text))),
  ofText('cState', [CSTATE], (text) => readIssue('issue.md', text, 'Europe/Stockholm')),
  ofText('iCalendar', CALENDAR, (text) => readCalendar(text, 'calendar.ics')),
  ofText('OpenSLO and Pyrra', [OPENSLO], (text) => objectivesFrom(text, 'slo.yaml')),
  ofText('Upptime, messages', MESSAGES, readMessage),
  ofText('Upptime, history', [HISTORY], (text) => readSiteFile('portal', text.split('\n'))),
  ofValue('Statuspage, incidents', [ENTRY], readEntry),
  ofValue(
    'Statuspage, maintenance',
    [{ ...ENTRY, scheduled_for: '2026-06-02T00:00:00Z', scheduled_until: '2026-06-02T02:00:00Z' }],
    readWork,
  ),
  ofValue('Prometheus', [ANSWER], (value) => readAnswer(value, 'query_range')),
  ofValue('Uptime Kuma', [{ status: 1, time: '2026-06-01 00:00:00.123', ping: 43 }], (value) =>
    readBeat(Object(value), 'kuma:1', undefined),
  ),
  ofValue('status.json in a tag', [json('test/fixtures/feed/status.json')], isStatusFeed),
  ofValue('service in a tag', [json('test/fixtures/feed/service.json')], isServiceFeed),
  ofValue('incidents.json in a tag', [json('test/fixtures/feed/incidents.json')], isIncidentsFeed),
  ofValue('agreement in a tag', [json('test/fixtures/feed/agreement.json')], isAgreementFeed),
  {
    name: 'CSV for a spreadsheet',
    inputs: mutantsOf([...FORMULAS, 'Kundportalen, ny; "gammal"', 'a\tb']),
    read: (input) => {
      const line = csvLine(
        [
          ['a', () => 'first'],
          ['b', () => String(input)],
          ['c', () => 'last'],
        ],
        null,
      )
      const dangerous = [',', ';', '\t'].flatMap((separator) =>
        cellsOf(line, separator).filter(dangerousCell),
      )
      return dangerous.length === 0 ? null : `a cell that is run: ${JSON.stringify(dangerous[0])}`
    },
  },
]
