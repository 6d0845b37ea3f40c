import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { edit } from '../record/recorded.ts'

/* A data folder, and every kind of change that may be made to it between two builds. */

export const SILENT: Terminal = {
  step: (_name, work) => work(),
  line: () => undefined,
  error: () => undefined,
}
export const MINUTE = 60_000
/** Summer time began in the night to 29 March; the last of these builds is past midnight in Stockholm. */
export const START = Date.parse('2026-04-10T21:50:00Z')

const row = (time: string, service: string, state: string, ms: number | '' = 120) =>
  `${time},${service},${state},${ms}\n`
const CHECKS = 'measurements/checks.csv'
const days = (month: string, from: number, to: number, service: string) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const date = `2026-${month}-${String(from + index).padStart(2, '0')}`
    return ['00', '06', '12', '18']
      .map((hour) => row(`${date}T${hour}:00:00Z`, service, 'up', 100 + index))
      .join('')
  }).join('')

export const FILES: Record<string, string> = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}locales: [sv, en]\npublish: { credits: true }\n`,
  'sources.yaml': `sources:
  - id: checks
    type: checks
    files: measurements/*.csv
    columns: { time: time, service: service, state: status, responseTime: ms }
    states: { up: up, down: down }
    interval: 6 h
`,
  // Of the licence server nothing is known for a week.
  [CHECKS]: `time,service,status,ms
${days('02', 1, 28, 'portal')}${days('03', 1, 31, 'portal')}${days('04', 1, 9, 'portal')}${days('02', 10, 28, 'licens')}${days('03', 8, 31, 'licens')}${days('04', 1, 9, 'licens')}${row('2026-03-10T13:00:00Z', 'portal', 'down', '')}${row('2026-04-10T12:00:00Z', 'portal', 'down', '')}${row('2026-04-10T12:20:00Z', 'portal', 'up')}${row('2026-04-10T18:00:00Z', 'licens', 'up')}`,
}

const incident = (end: string | null) => `---
title: { sv: Växeln, en: The switch }
impact: major
status: ${end === null ? 'investigating' : 'resolved'}
start: 2026-04-10T12:00:00Z
end: ${end}
services: [{ id: licens, state: partial_outage }]
---
## 2026-04-10T12:05:00Z investigating

Vi felsöker.
`

/** It lies in February, which is over, and is written in April. */
const old = (cause: string) => `---
title: { sv: Nätet, en: The network }
impact: major
status: resolved
start: 2026-02-20T08:50:00Z
end: 2026-02-20T09:30:00Z
${cause}services: [{ id: portal, state: major_outage }]
---
## 2026-02-20T09:35:00Z resolved

Klart.
`

const window = `---
title: { sv: Byte av disk, en: New disk }
start: 2026-03-12T20:00:00Z
end: 2026-03-12T22:00:00Z
announcedAt: 2026-03-01T08:00:00Z
services: [portal]
---
Vi byter disk.
`

/** Announced now, begins in a minute and a half and takes another. */
const workAfter = (asOf: number) => `---
title: { sv: Ny kabel, en: New cable }
start: ${new Date(asOf + 1.5 * MINUTE).toISOString()}
end: ${new Date(asOf + 2.5 * MINUTE).toISOString()}
announcedAt: ${new Date(asOf - MINUTE).toISOString()}
services: [portal]
---
Vi byter kabel.
`

export type Change = (folder: string, asOf: number) => Promise<unknown>
const rewrite =
  (path: string, from: string | RegExp, to: string): Change =>
  (folder) =>
    edit(join(folder, path), (text) => {
      const now = text.replace(from, to)
      if (now === text) throw new Error(`${path} has no ${from}`)
      return now
    })

/** One change a minute, in this order. */
export const CHANGES: Record<string, Change> = {
  'nothing but the minute': async () => undefined,
  'one more check': (folder) =>
    appendFile(join(folder, CHECKS), row('2026-04-10T21:52:00Z', 'portal', 'up', 240)),
  'an old row corrected': rewrite(
    CHECKS,
    '2026-03-10T13:00:00Z,portal,down,',
    '2026-03-10T13:00:00Z,portal,up,90',
  ),
  'an old response time corrected': rewrite(
    CHECKS,
    '2026-03-20T12:00:00Z,portal,up,119',
    '2026-03-20T12:00:00Z,portal,up,9119',
  ),
  'old rows taken away': rewrite(CHECKS, /2026-03-2[0-3]T.*,licens,up,\d+\n/g, ''),
  'an outage of February that is told of late': (folder) =>
    appendFile(
      join(folder, CHECKS),
      row('2026-02-20T09:00:00Z', 'portal', 'down', '') + row('2026-02-20T09:10:00Z', 'portal', 'up'),
    ),
  'an old incident': (folder) => written(folder, 'incidents/2026-02-20-natet.md', old('')),
  'its cause': (folder) => written(folder, 'incidents/2026-02-20-natet.md', old('causeCategory: supplier\n')),
  'an outage that goes on': (folder) =>
    appendFile(join(folder, CHECKS), row('2026-04-10T21:52:30Z', 'portal', 'down', '')),
  'another minute of it': async () => undefined,
  'an incident': (folder) => written(folder, 'incidents/2026-04-10-vaxeln.md', incident(null)),
  'another word in what was said of it': rewrite(
    'incidents/2026-04-10-vaxeln.md',
    'Vi felsöker.',
    'Vi **felsöker** ännu.',
  ),
  'the end of the incident': (folder) =>
    written(folder, 'incidents/2026-04-10-vaxeln.md', incident('2026-04-10T13:00:00Z')),
  'old maintenance': (folder) => written(folder, 'maintenance/disk.md', window),
  'maintenance moved': rewrite('maintenance/disk.md', '22:00', '23:00'),
  'work to come': (folder, asOf) => written(folder, 'maintenance/kabel.md', workAfter(asOf)),
  'the minute before it': async () => undefined,
  'work going on': async () => undefined,
  'work that is over': async () => undefined,
  'another colour': (folder) =>
    appendFile(
      join(folder, 'site.yaml'),
      'look: { colours: { well: { light: "#1f6f8b", dark: "#6cc3de" } } }\n',
    ),
  'a site called something else': rewrite('site.yaml', 'Liten drift', 'Mindre drift'),
  'one more service': rewrite('services.yaml', /$/, '  - { id: extra, name: Extra }\n'),
  'that service gone': rewrite('services.yaml', '  - { id: extra, name: Extra }\n', ''),
  'a service called something else': rewrite('services.yaml', 'Licensserver', 'Licenser'),
  'midnight of the page': async () => undefined,
  'a stricter target': rewrite('agreements/drift.yaml', '>= 99.9 %', '>= 99.99 %'),
  'another word for the objective': rewrite('agreements/drift.yaml', 'tillganglighet', 'drifttid'),
  'a service less': rewrite('agreements/drift.yaml', '[portal, licens]', '[portal]'),
  'a service that needs another': rewrite(
    'services.yaml',
    '- { id: portal,',
    '- { id: portal, dependsOn: [licens],',
  ),
  'another zone': rewrite('site.yaml', 'Europe/Stockholm', 'America/New_York'),
  'one language': rewrite('site.yaml', 'locales: [sv, en]', 'locales: [en]'),
  'the incident taken back': (folder) => rm(join(folder, 'incidents/2026-04-10-vaxeln.md')),
  'a day without a word': async () => undefined,
  'the minute after': async () => undefined,
  'the end of grace': async () => undefined,
  'the end of the month': async () => undefined,
  'the minute after that': async () => undefined,
}
/** How much later than the minute a change is built. */
export const LATER: Record<string, number> = {
  'midnight of the page': 4 * MINUTE,
  'a day without a word': 1440 * MINUTE,
  'the end of grace': 7 * 1440 * MINUTE,
  'the end of the month': 14 * 1440 * MINUTE,
}

async function written(folder: string, path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}
