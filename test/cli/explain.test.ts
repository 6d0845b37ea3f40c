import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { DOWN, edit, recordedFolder } from '../record/recorded.ts'
import { sla } from './sla.ts'

const AS_OF = ['--as-of', '2026-06-01T00:12:00Z']

/** `explain` on the small example, at 02:12 on 1 June in Stockholm. */
async function explained(words: string[], files: Record<string, string> = {}) {
  const folder = await folderWith({ ...SMALL, ...files })
  return sla(['explain', ...words, '--data', folder, ...AS_OF])
}
const ASKED = ['drift', 'tillganglighet', '2026-06', '--service', 'portal']
/** One line a test looks at, with its spaces made one. */
const lines = (text: string) => text.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '))

describe('explain', () => {
  test('says the figure, its steps and every segment, which together are the period', async () => {
    const { stdout, stderr, code } = await explained(ASKED)
    expect([code, stderr]).toEqual([0, ''])
    const said = lines(stdout)
    expect(said.slice(0, 3)).toEqual([
      'Operations agreement (drift): Availability',
      'portal, 2026-06: 2026-06-01 00:00:00 to 2026-07-01 00:00:00 (Europe/Stockholm), as of 2026-06-01 02:12:00',
      '58.33 % against >= 99.9 %: pending, at-risk, certain, provisional; not signed, not binding',
    ])
    // Two hours before the first check, 5 minutes up, 5 down, 2 up, and 717 h 48 min of the 720 still to come.
    expect(said).toEqual(
      expect.arrayContaining([
        '1. The period is 720 h. Agreed so far: 2 h 12 min (besides 717 h 48 min still to come).',
        '2. The base is 2 h 12 min: 2 h 12 min agreed, 0 s excluded (none).',
        '3. Unknown: 2 h, coverage 9.09 %; the policy for unknown time is exclude.',
        '4. Outage 2026-06-01 02:05:00 to 2026-06-01 02:10:00: 5 min count (checks:measurements/checks.csv:3).',
        '5. Down altogether: 5 min.',
        'Every segment of the period (5):',
        '2026-06-01 00:00:00 2026-06-01 02:00:00 2 h unknown no source observed it, and no outage covers it',
        '2026-06-01 02:00:00 2026-06-01 02:05:00 5 min up observed, and no outage',
        '2026-06-01 02:05:00 2026-06-01 02:10:00 5 min down an outage, counts in full (checks:measurements/checks.csv:3)',
        '2026-06-01 02:10:00 2026-06-01 02:12:00 2 min up observed, and no outage',
        '2026-06-01 02:12:00 2026-07-01 00:00:00 717 h 48 min future has not happened yet',
        'up 7 min',
        'minCoverage 95',
      ]),
    )
  })

  test('--json gives the result with its steps, and segments that add up to the period', async () => {
    const { stdout, code } = await explained([...ASKED, '--json'])
    expect(code).toBe(0)
    const { asOf, result, segments } = JSON.parse(stdout)
    expect(asOf).toBe('2026-06-01T00:12:00Z')
    expect(result).toMatchObject({
      objective: 'tillganglighet',
      service: 'portal',
      exact: { num: '7', den: '12' },
    })
    expect(result.explain.map(({ step }: { step: string }) => step)).toContain('outage')
    expect(segments).toHaveLength(5)
    expect(segments[2]).toEqual({
      start: '2026-06-01T00:05:00Z',
      end: '2026-06-01T00:10:00Z',
      ms: 300_000,
      class: 'down',
      weight: '1',
      events: ['checks:measurements/checks.csv:3'],
      why: 'an outage, counts in full',
    })
    expect(segments.reduce((sum: number, { ms }: { ms: number }) => sum + ms, 0)).toBe(720 * 3_600_000)
  })

  test('says why maintenance was taken out or not, and what incident an outage is', async () => {
    const terms = 'maintenance: { notice: { calendarDays: 5 }, windows: "Mon 00:00-06:00" }\n'
    const { stdout } = await explained(ASKED, {
      'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${terms}`,
      'maintenance/2026-06-01-byte.md': `---
title: Byte
services: [portal]
announcedAt: 2026-05-20T08:00:00Z
start: 2026-06-01T00:07:00Z
end: 2026-06-01T00:30:00Z
---
Vi byter server.
`,
    })
    const said = lines(stdout)
    expect(said).toContainEqual(
      expect.stringMatching(
        /^\d\. Maintenance 2026-06-01-byte, 2026-06-01 02:07:00 to .*: 3 min taken out \(announced in time, /,
      ),
    )
    expect(said).toContainEqual(
      expect.stringMatching(
        /^2026-06-01 02:07:00 2026-06-01 02:10:00 3 min excluded taken out: planned maintenance that was announced in time \(2026-06-01-byte, /,
      ),
    )
  })

  test('an hour that the clock shows twice is told apart', async () => {
    const run = await sla([
      'explain',
      ...['drift', 'tillganglighet', '2026-10', '--service', 'portal', '--as-of', '2026-10-25T01:30:00Z'],
      ...['--data', await folderWith(SMALL)],
    ])
    expect(run.stdout).toContain('as of 2026-10-25 02:30:00+01:00')
    expect(run.stdout).toContain('745 h')
  })
})

describe('explain: wrong usage exits 2 and names what there is', () => {
  const wrong: [string, string[], string][] = [
    [
      'agreement',
      ['drit', 'x', '2026-06'],
      'No agreement is called "drit"; did you mean "drift"? (known: drift)',
    ],
    [
      'objective',
      ['drift', 'tillgang', '2026-06'],
      'No objective is called "tillgang" (known: tillganglighet)',
    ],
    [
      'period',
      ['drift', 'tillganglighet', '2025-12'],
      'The objective "tillganglighet" has no period "2025-12" (known: 2026-01 to 2026-06)',
    ],
    [
      'service, left out',
      ['drift', 'tillganglighet', '2026-06'],
      'The objective "tillganglighet" is measured for each of its services by itself; say which with --service (known: portal, licens)',
    ],
    [
      'service',
      ['drift', 'tillganglighet', '2026-06', '--service', 'licen'],
      'The objective "tillganglighet" does not concern a service "licen"; did you mean "licens"? (known: portal, licens)',
    ],
  ]
  test.each(wrong)('%s', async (_what, words, message) => {
    const run = await explained(words)
    expect([run.code, run.stderr.trim(), run.stdout]).toEqual([2, message, ''])
  })

  test('no period at all', async () => {
    const run = await explained(['drift', 'tillganglighet'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain("missing required argument 'period'")
  })
})

describe('explain tells what else is said of a figure', () => {
  const february = async (folder: string) => {
    const asked = ['explain', 'drift', 'tillganglighet', '2026-02', '--service', 'portal', '--data', folder]
    return lines((await sla([...asked, '--as-of', '2026-04-30T12:00:00Z'])).stdout)
  }

  test('that it is on record', async () => {
    const said = await february(await recordedFolder())
    expect(said[3]).toMatch(/^Recorded: entry 4 of the agreement's record, 2026-04-10T00:00:00Z\.$/)
  })

  test('that something else is on record and published, where the data gives another figure now', async () => {
    const folder = await recordedFolder()
    await edit(join(folder, 'measurements/checks.csv'), (text) =>
      text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`),
    )
    const said = await february(folder)
    expect(said[2]).toContain('100.00 % against')
    expect(said[3]).toMatch(/^Published is what was recorded: 99\.97 %, met \(entry 4 .*restatements\/$/)
  })

  test('what it would be without what is disputed', async () => {
    const incident = `---
title: Portalen nere
impact: major
status: resolved
start: 2026-06-01T00:00:00Z
end: 2026-06-01T00:05:00Z
services: [{ id: portal, state: major_outage }]
---
`
    const terms =
      'disputes: { steps: [{ stage: negotiation }], open: [{ openedAt: 2026-06-01T00:11:00Z, stage: negotiation, incidents: [a] }] }'
    const { stdout } = await explained(ASKED, {
      'incidents/a.md': incident,
      'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${terms}\n`,
    })
    // 12 minutes are known: 5 by the incident, then 5 down by the checks. Without the incident 7 of 12 were up.
    expect(lines(stdout).slice(2, 4)).toEqual([
      '16.66 % against >= 99.9 %: pending, at-risk, certain, provisional; not signed, not binding',
      'Disputed: without what is disputed 58.33 %, pending.',
    ])
  })
})
