import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { folderWith } from '../folder.ts'
import { answering } from '../sources/answering.ts'
import { siteFile, upptimeRepository } from '../sources/upptime-repository.ts'
import { emptyData, imported, importOf, reasons } from './importing.ts'

const HOUR = 3_600_000
const TEN = Date.UTC(2026, 2, 1, 10)

const issue = (body: string, more = '') =>
  `---\ntitle: Fel\ndate: 2026-03-01 10:00:00\nresolved: true\nresolvedWhen: 2026-03-01 11:00:00\nseverity: down\naffected: [API]\n${more}---\n${body}\n`
const cstate = (text: string, more: object = {}) =>
  importOf('cstate', text, { services: ['API=portal'], timeZone: 'UTC', ...more }, '2026-03-01-fel.md')

test('cState: updates by the times behind them, the words before the times, in the zone that was said', async () => {
  const body = `*Resolved* - Klart. {{< track "2026-03-01 11:00:00" >}}

*Monitoring* - Vi [följer][1] det. {{< track "2026-03-01 10:40:00" >}}

**Omstart**: pågår. {{< track "2026-03-01 10:20:00" >}}

## Bakgrund

[1]: https://example.com/a`
  const { incidents, report } = await cstate(issue(body, 'pin: true\n'))
  expect(incidents).toMatchObject([
    { impact: 'critical', start: TEN, end: TEN + HOUR, services: [{ id: 'portal', state: 'major_outage' }] },
  ])
  expect(incidents[0]?.updates).toEqual([
    { at: TEN, status: 'update', markdown: '**Bakgrund**' },
    { at: TEN + HOUR / 3, status: 'update', markdown: '**Omstart**: pågår.' },
    {
      ...{ at: TEN + (HOUR * 2) / 3, status: 'monitoring' },
      markdown: 'Vi [följer][1] det.\n\n[1]: https://example.com/a',
    },
    { at: TEN + HOUR, status: 'resolved', markdown: 'Klart.' },
  ])
  expect(report.fields).toEqual({ pin: 1 })
  expect(report.remarks.map(({ found }) => found)).toEqual(['## Bakgrund'])
  const stockholm = await cstate(issue(body), { timeZone: 'Europe/Stockholm' })
  expect(stockholm.incidents[0]?.updates[0]?.at).toBe(TEN - HOUR)
})

test('cState: a zone is asked for and never guessed; a time that cannot be read leaves its update out, and says so', async () => {
  const { timeZone: _none, ...nowhere } = { timeZone: 'UTC', services: ['API=portal'] }
  const { report } = await importOf('cstate', issue('Text'), nowhere, 'a.md')
  expect(reasons(report)).toEqual([['a', 'date has no offset; give --time-zone']])
  const odd = await cstate(
    issue('A {{< track "i går" >}} B {{< track "2026-03-01 10:30:00" >}} {{< figure "x" >}}'),
  )
  expect(odd.incidents[0]?.updates).toMatchObject([{ at: TEN, markdown: '' }, { markdown: 'B' }])
  expect(odd.report.remarks.map(({ reason }) => reason)).toEqual([
    'an update is left out: its time is no date with a time',
    'a shortcode in its text is left out',
    'no time stands behind its words; they stand at its beginning',
  ])
})

test('cState: what only informs is of no impact, and has to be over or not as well', async () => {
  const informs = (change: [string, string]) =>
    cstate(
      issue('Text', 'informational: true\n')
        .replace(...change)
        .replace('severity: down\n', ''),
    )
  const { incidents } = await informs(['', ''])
  expect(incidents).toMatchObject([{ impact: 'none', services: [{ id: 'portal', state: 'operational' }] }])
  expect(reasons((await informs(['resolvedWhen: 2026-03-01 11:00:00\n', ''])).report)).toEqual([
    ['2026-03-01-fel', 'it is resolved, and nothing says since when'],
  ])
  expect(reasons((await informs(['resolved: true', 'resolved: false'])).report)).toEqual([
    ['2026-03-01-fel', 'it is not resolved, though it says when it was'],
  ])
})

const github = (more: object = {}) => ({
  ...{
    number: 7,
    title: '🛑 Portalen is down',
    created_at: '2026-03-01T10:00:00Z',
    closed_at: '2026-03-01T11:00:00Z',
  },
  ...{
    html_url: 'https://github.com/o/r/issues/7',
    labels: [{ name: 'status' }, { name: 'portalen' }],
    comments: 0,
  },
  ...{
    body: 'In [`a`](https://github.com/o/r), Portalen (https://inre.example.se/halsa?nyckel=1) was **down**:\n- HTTP code: 0',
    user: { login: 'someone' },
  },
  ...more,
})
const upptime = (...issues: object[]) =>
  importOf('upptime', JSON.stringify(issues), { services: ['portalen=portal'] })

test('Upptime: an issue of GitHub by its labels, without the address that was looked at and who wrote it', async () => {
  const { incidents, report, data } = await upptime(
    github(),
    github({ number: 8, html_url: null, title: '⚠️ Portalen has degraded performance', comments: 2 }),
    github({ number: 9, html_url: null, title: 'Fråga', labels: ['status', 'portalen'] }),
    github({ number: 10, labels: [{ name: 'question' }] }),
    github({ number: 11, html_url: null, closed_at: '2026-03-01T09:00:00Z' }),
  )
  expect(incidents.map(({ title, impact, services }) => [title, impact, services])).toEqual([
    ['Portalen has degraded performance', 'minor', [{ id: 'portal', state: 'degraded_performance' }]],
    ['Portalen is down', 'critical', [{ id: 'portal', state: 'major_outage' }]],
  ])
  expect(reasons(report)).toEqual([
    ['#9', 'neither words nor mark say whether it was down'],
    ['#10', 'it has neither the label status nor maintenance'],
    ['#11 of 2026-03-01T10:00:00Z', 'it ends before it begins'],
  ])
  expect(report.remarks.map(({ reason }) => reason)).toContain(
    'its comments are not in the file, and left out',
  )
  for (const { file } of report.written)
    expect(await readFile(`${data}/${file}`, 'utf8')).not.toMatch(/inre\.example|someone/)
})

test('Upptime: comments are updates, and a maintenance tells its times in a comment of its text', async () => {
  const work = github({
    ...{ number: 12, html_url: null, title: 'Byte', labels: ['maintenance'], closed_at: null },
    body: '<!--\nstart: 2026-03-08T10:00:00+01:00\nend: 2026-03-08T11:00:00+01:00\nexpectedDown: portalen, annat\n-->\nVi byter.',
  })
  const commented = github({
    commentsList: [
      { body: 'Vi ser det.', created_at: '2026-03-01T10:20:00Z' },
      { body: '**Resolved:** Portalen is back up', created_at: '2026-03-01T11:00:00Z' },
    ],
  })
  const { incidents, maintenance, report } = await upptime(work, commented)
  expect(incidents[0]?.updates.map(({ status }) => status)).toEqual(['investigating', 'update', 'resolved'])
  expect(maintenance).toMatchObject([
    {
      ...{ title: 'Byte', announcedAt: TEN, start: Date.UTC(2026, 2, 8, 9), end: Date.UTC(2026, 2, 8, 10) },
      ...{ services: ['portal'], markdown: 'Vi byter.' },
    },
  ])
  expect(report.unmapped).toEqual(['annat'])
})

test('Upptime: outages of a saved log, from the first commit that says so to the first that says up', async () => {
  const log = [
    '2026-03-01T10:00:00Z\t-\t🟩 Portalen is up (200 in 43 ms) [skip ci] [upptime]',
    '2026-03-01T11:00:00Z\t-\t🟨 Portalen has degraded performance (200 in 4712 ms) [skip ci] [upptime]',
    '2026-03-01T11:30:00Z\t-\t🟥 Portalen is down (0 in 0 ms) [skip ci] [upptime]',
    '2026-03-01T11:40:00Z\t-\t🟥 Portalen is down (0 in 0 ms) [skip ci] [upptime]',
    '2026-03-01T12:00:00Z\t-\t🟩 Portalen is up (200 in 43 ms) [skip ci] [upptime]',
    '2026-03-02T12:00:00Z\t-\t🟥 https://x.example.se is down (0 in 0 ms) [skip ci] [upptime]',
    '2026-03-02T12:10:00Z\t-\t🟩 https://x.example.se is up (200 in 43 ms) [skip ci] [upptime]',
    '2026-03-03T12:10:00Z\t-\t:card_file_box: Update status summary',
  ].join('\n')
  const services = ['Portalen=portal', 'https://x.example.se=licens']
  const { incidents } = await importOf('upptime', log, { services }, 'gitlog.tsv')
  const at = (hour: number, minute = 0, day = 1) => Date.UTC(2026, 2, day, hour, minute)
  expect(incidents).toMatchObject([
    {
      ...{ title: 'Portalen is down', impact: 'critical', start: at(11), end: at(12), updates: [] },
      services: [
        { id: 'portal', state: 'degraded_performance', end: at(11, 30) },
        { id: 'portal', state: 'major_outage', start: at(11, 30) },
      ],
    },
    // The name of an old site is the address that is looked at.
    { title: 'licens is down', start: at(12, 0, 2), end: at(12, 10, 2) },
  ])
})

test('Kuma: notices of the page and of its history, each once, of no impact; maintenance is refused', async () => {
  const notice = {
    id: 3,
    style: 'danger',
    title: 'Nere',
    content: 'Vi *ser* det.',
    pin: true,
    active: true,
    createdDate: '2026-03-01 10:00:00',
    lastUpdatedDate: null,
  }
  const over = {
    ...notice,
    id: 2,
    active: false,
    createdDate: '2026-02-01 10:00:00',
    lastUpdatedDate: '2026-02-01 11:00:00',
  }
  const url = await answering(({ address }, response) => {
    const history = address.pathname.endsWith('/incident-history')
    const second = address.searchParams.get('cursor') === 'x'
    const told = !history
      ? { incidents: [notice], publicGroupList: [], maintenanceList: [{ id: 1, title: 'Byte' }] }
      : second
        ? { ok: true, incidents: [over], nextCursor: null }
        : { ok: true, incidents: [notice], nextCursor: 'x' }
    response.end(JSON.stringify(told))
  })
  const data = await emptyData()
  const asOf = Date.UTC(2026, 2, 2)
  const report = await imported({
    kind: 'kuma',
    from: `${url}/status/drift`,
    data,
    services: ['*=portal'],
    asOf,
  })
  const { incidents } = await loadData(data)
  expect(incidents).toMatchObject([
    { start: Date.UTC(2026, 1, 1, 10), end: Date.UTC(2026, 1, 1, 11), status: 'resolved', impact: 'none' },
    { start: TEN, end: null, status: 'investigating', services: [{ id: 'portal', state: 'operational' }] },
  ])
  expect(report).toMatchObject({ found: 3, refused: [{ id: 'maintenance 1', found: 'Byte' }] })
  const half = await importOf(
    'kuma',
    JSON.stringify({ incident: { ...over, lastUpdatedDate: '2026-02-30 11:00:00' } }),
    { services: ['*=portal'] },
  )
  expect(reasons(half.report)).toEqual([['2', expect.stringContaining('says when it ended')]])
})

const event = (lines: string[]) => ['BEGIN:VEVENT', 'CREATED:20260101T080000Z', ...lines, 'END:VEVENT']
test('a calendar: every time of an event as a file of its own; what names no service only where that was said', async () => {
  const calendar = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b'],
    ...event([
      'UID:a',
      'SUMMARY:Kundportal: byte',
      'DTSTART:20260301T100000Z',
      'DTEND:20260301T110000Z',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    ]),
    ...event(['UID:b', 'SUMMARY:Nät', 'DTSTART:20260301T100000', 'DTEND:20260301T110000']),
    'END:VCALENDAR',
  ].join('\r\n')
  const plain = await importOf('ical', calendar, {}, 'a.ics')
  expect(plain.maintenance.map(({ id, start, services }) => [id, start, services])).toEqual([
    ['2026-03-01-kundportal-byte', TEN, ['portal']],
    ['2026-03-08-kundportal-byte', TEN + 168 * HOUR, ['portal']],
  ])
  expect(plain.report.refused).toMatchObject([
    { reason: expect.stringMatching(/map it with --services$/), found: 'Nät' },
  ])
  const more = await importOf(
    'ical',
    calendar,
    { services: ['*=licens'], timeZone: 'Europe/Stockholm' },
    'a.ics',
  )
  expect(more.maintenance.map(({ services }) => services).sort()).toEqual([
    ['licens'],
    ['portal'],
    ['portal'],
  ])
})

test('Upptime: a clone tells the time of each look and which site it was, whatever it is called by now', async () => {
  const look = (minute: number, status: string, message: string) => {
    const at = TEN + minute * 60_000
    const words = `${message} (200 in 43 ms) [skip ci] [upptime]`
    return {
      at,
      slug: 'portalen',
      message: words,
      file: siteFile(status, 200, 43, at, '2026-03-01T10:00:00.000Z'),
    }
  }
  const from = upptimeRepository([
    look(0, 'up', '🟩 Portalen is up'),
    look(5, 'down', '🟥 Portalen is down'),
    look(20, 'up', '🟩 Kundportalen is up'),
  ])
  const data = await emptyData()
  await imported({ kind: 'upptime', from: `${from}/upptime`, data, services: ['portalen=portal'] })
  expect((await loadData(data)).incidents).toMatchObject([
    { title: 'Kundportalen is down', start: TEN + 5 * 60_000, end: TEN + 20 * 60_000 },
  ])
})

test('a folder where a file is wanted, an address where none is, nothing at all: said before anything is read', async () => {
  const data = await emptyData()
  const run = (kind: string, from: string, more: object = {}) => imported({ kind, from, data, ...more })
  const empty = await folderWith({ 'a.txt': '' })
  await expect(run('statuspag', 'x')).rejects.toThrow(
    /expected statuspage, cstate.*did you mean "statuspage"/,
  )
  await expect(run('statuspage', empty)).rejects.toThrow('expected a file or an address, found the folder')
  await expect(run('cstate', 'https://example.com')).rejects.toThrow(
    'expected a file or a folder, found an address',
  )
  await expect(run('openslo', 'missing.yaml')).rejects.toThrow('there is no "missing.yaml"; expected a file')
  await expect(run('cstate', empty)).rejects.toThrow(/holds no issue; expected content/)
  await expect(run('ical', `${empty}/a.txt`)).rejects.toMatchObject({ name: 'SourceError' })
  await expect(run('kuma', 'https://kuma.example.se/')).rejects.toThrow("expected a status page's address")
  await expect(run('ical', `${empty}/a.txt`, { timeZone: '+01:00' })).rejects.toThrow('expected an IANA zone')
  await expect(run('ical', `${empty}/a.txt`, { language: 'English' })).rejects.toThrow('expected a code')
})

test.each(['statuspage', 'kuma', 'ical'])(
  '%s: a secret in an address is refused, and in no message',
  async (kind) => {
    const data = await emptyData()
    for (const from of [
      'https://me:hemligt@example.com/status/x',
      'https://example.com/status/x?key=hemligt',
    ]) {
      const said = await imported({ kind, from, data }).catch((error: Error) => error)
      expect(said).toMatchObject({
        message: expect.stringMatching(/^expected a .*without user, password or query/),
      })
      expect(String(said)).not.toContain('hemligt')
    }
  },
)
