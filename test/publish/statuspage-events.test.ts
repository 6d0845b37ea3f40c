import { expect, test } from 'vitest'
import { renderMarkdown } from '../../scripts/publish/markdown.ts'
import { plainText } from '../../scripts/publish/plain-text.ts'
import { incident, maintenance } from './feed-builders.ts'
import { FEED, read } from './statuspage-reading.ts'

test('an open incident: times, updates as text, and what each update did to the components', () => {
  const [entry] = read('summary', FEED).incidents
  expect(entry).toMatchObject({
    id: 'lagring',
    name: 'Långsam lagring',
    status: 'monitoring',
    impact: 'major',
    started_at: '2026-11-19T12:00:00.000+01:00',
    created_at: '2026-11-19T12:10:00.000+01:00',
    updated_at: '2026-11-19T13:30:00.000+01:00',
    monitoring_at: '2026-11-19T13:30:00.000+01:00',
    resolved_at: null,
    shortlink: 'https://status.example.com/incidents/lagring/',
    page_id: 'status-example-com',
  })
  expect(entry.components.map(({ id, status }: Record<string, unknown>) => [id, status])).toEqual([
    ['portal', 'partial_outage'],
  ])
  const updates = entry.incident_updates.map(
    ({ status, body, affected_components }: Record<string, unknown[]>) => [
      status,
      body,
      affected_components?.[0],
    ],
  )
  const portal = (old_status: string, new_status: string) => ({
    code: 'portal',
    name: 'portal på svenska',
    old_status,
    new_status,
  })
  expect(updates).toEqual([
    ['monitoring', 'Bytt & klart.', portal('partial_outage', 'partial_outage')],
    // An update without a status of its own leaves the incident in the one it had.
    ['identified', 'Vi söker.', portal('partial_outage', 'partial_outage')],
    ['identified', 'Disk.', portal('operational', 'partial_outage')],
  ])
})

test('an incident that is over but still watched is not resolved there', () => {
  const watched = incident('a', { status: 'monitoring', end: '2026-11-18T11:00:00Z' })
  const [entry] = read('incidents/unresolved', FEED, { incidents: [watched] }).incidents
  expect([entry.id, entry.status, entry.resolved_at]).toEqual(['a', 'monitoring', null])
})

test('an update’s own word on a service goes before the incident’s, and the end gives it back', () => {
  const told = incident('a', {
    services: [
      { id: 'portal', state: 'major_outage' },
      { id: 'api', state: 'unknown', end: '2026-11-18T10:30:00Z' },
    ],
    updates: [
      { at: '2026-11-18T11:00:00Z', status: 'resolved', html: 'x' },
      {
        at: '2026-11-18T10:40:00Z',
        status: 'identified',
        html: 'x',
        services: [{ id: 'portal', state: 'degraded_performance' }],
      },
      { at: '2026-11-18T10:05:00Z', status: 'investigating', html: 'x' },
    ],
  })
  const [entry] = read('incidents', FEED, { incidents: [told] }).incidents
  const changes = entry.incident_updates.map(
    ({ affected_components }: Record<string, { code: string; old_status: string; new_status: string }[]>) =>
      affected_components?.map(({ code, old_status, new_status }) => `${code} ${old_status} ${new_status}`),
  )
  expect(changes).toEqual([
    ['portal degraded_performance operational', 'api operational operational'],
    ['portal major_outage degraded_performance', 'api degraded_performance operational'],
    ['portal operational major_outage', 'api operational degraded_performance'],
  ])
  expect(entry.resolved_at).toBe('2026-11-18T12:00:00.000+01:00')
})

test('update ids stay when later updates come, and differ at one instant', () => {
  const updates = [
    { at: '2026-11-18T10:30:00Z', status: 'resolved', html: 'c' },
    { at: '2026-11-18T10:10:00Z', status: 'identified', html: 'b' },
    { at: '2026-11-18T10:10:00Z', status: 'investigating', html: 'a' },
  ]
  const ids = (list: typeof updates) =>
    read('incidents', FEED, {
      incidents: [incident('a', { updates: list })],
    }).incidents[0].incident_updates.map(({ id }: { id: string }) => id)
  expect(ids(updates)).toEqual(['a-20261118T103000Z', 'a-20261118T101000Z-2', 'a-20261118T101000Z'])
  expect(ids(updates.slice(1))).toEqual(ids(updates).slice(1))
})

test('the newest fifty incidents are listed, and an unresolved one is never lost behind them', () => {
  const old = incident('old', { status: 'identified', end: null, start: '2025-01-01T00:00:00Z' })
  const many = Array.from({ length: 50 }, (_, index) => incident(`i${index}`))
  const all = { incidents: [...many, old] }
  expect(read('incidents', FEED, all).incidents).toHaveLength(50)
  const ids = (name: string) => read(name, FEED, all).incidents.map(({ id }: { id: string }) => id)
  expect(ids('incidents/unresolved')).toEqual(['old'])
  expect(ids('summary')).toEqual(['old'])
  expect(ids('incidents')).not.toContain('old')
})

test('maintenance: announced, running, overrun, over; what was recorded goes before what was announced', () => {
  const windows = [
    maintenance('coming'),
    maintenance('running', {
      start: '2026-11-19T12:00:00Z',
      end: '2026-11-19T14:00:00Z',
      services: ['portal'],
    }),
    maintenance('early', {
      start: '2026-11-19T12:00:00Z',
      end: '2026-11-19T14:00:00Z',
      actual: { start: '2026-11-19T12:05:00Z', end: '2026-11-19T12:45:00Z' },
    }),
    maintenance('overrun', {
      start: '2026-11-19T10:00:00Z',
      end: '2026-11-19T11:00:00Z',
      actual: { start: '2026-11-19T10:00:00Z', end: null },
    }),
    maintenance('done', { start: '2026-11-01T10:00:00Z', end: '2026-11-01T11:00:00Z' }),
  ]
  const all = { maintenance: windows }
  const list = (name: string) =>
    read(name, FEED, all).scheduled_maintenances.map(
      ({ id, status }: Record<string, string>) => `${id} ${status}`,
    )
  expect(list('scheduled-maintenances')).toEqual([
    'coming scheduled',
    'running in_progress',
    'early completed',
    'overrun in_progress',
    'done completed',
  ])
  expect(list('scheduled-maintenances/active')).toEqual(['overrun in_progress', 'running in_progress'])
  expect(list('scheduled-maintenances/upcoming')).toEqual(['coming scheduled'])
  expect(list('summary')).toEqual(['overrun in_progress', 'running in_progress', 'coming scheduled'])
  const early = read('scheduled-maintenances', FEED, all).scheduled_maintenances[2]
  expect(early).toMatchObject({
    impact: 'maintenance',
    scheduled_for: '2026-11-19T13:00:00.000+01:00',
    scheduled_until: '2026-11-19T15:00:00.000+01:00',
    resolved_at: '2026-11-19T13:45:00.000+01:00',
    started_at: '2026-11-10T09:00:00.000+01:00',
  })
  expect(
    early.incident_updates.map(({ status, display_at, body }: Record<string, string>) => [
      status,
      display_at,
      body,
    ]),
  ).toEqual([
    ['completed', '2026-11-19T13:45:00.000+01:00', 'Underhållet är avslutat.'],
    ['in_progress', '2026-11-19T13:05:00.000+01:00', 'Underhållet har börjat.'],
    ['scheduled', '2026-11-10T09:00:00.000+01:00', 'Planerat underhåll: Arbete early'],
  ])
})

test('times carry the offset that held then, on both sides of a change of clocks', () => {
  const dst = incident('a', { start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z' })
  const [entry] = read('incidents', FEED, { incidents: [dst] }).incidents
  expect([entry.started_at, entry.resolved_at]).toEqual([
    '2026-10-25T02:30:00.000+02:00',
    '2026-10-25T02:30:00.000+01:00',
  ])
})

test.for<[markdown: string, text: string]>([
  ['Två *ord*\n& <b>fler</b>', 'Två ord & fler'],
  ['Ett.\n\nTvå.', 'Ett.\n\nTvå.'],
  ['- a\n- b', '- a\n- b'],
  ['Läs [mer](https://example.com/?a=1&b=2).', 'Läs mer (https://example.com/?a=1&b=2).'],
  ['<https://example.com/>', 'https://example.com/'],
  ['`a < b && c`', 'a < b && c'],
  ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
  ['```\nrad 1\n  rad 2\n```', 'rad 1\n  rad 2'],
  ['<script>alert(1)</script>Kvar', 'Kvar'],
])('an update written as %j reads %j', ([markdown, text]) => {
  const html = renderMarkdown(markdown)
  expect(plainText(typeof html === 'string' ? html : '')).toBe(text)
})

test('a million blanks or lines of an update are read once, not once for each', () => {
  for (const run of [' ', '\t', '\n', '\u00a0', 'x\n', '- \n'])
    expect([run, plainText(`<p>a${run.repeat(1_000_000)}b</p>`).length]).not.toEqual([run, 0])
})
