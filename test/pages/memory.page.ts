import { readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { build } from '../../scripts/build.ts'
import type { Terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/*
 * A build takes over from the former one the pages of what is over (site/settled.ts). Whatever changes in between, its
 * folder has to be the one that a build makes that knows nothing of a former one, to the byte. Pages on which nothing
 * happened but that time passed (site/quiet.ts) may be those of such a build of the last five minutes, which differ from
 * the newest in the times that they say of themselves and, where an agreement tells how its figures go, in how much time
 * there was so far, and in nothing else.
 */

const SILENT: Terminal = { step: (_name, work) => work(), line: () => undefined, error: () => undefined }
const MINUTE = 60_000
/** When the first of the builds is; the page is live. */
const START = Date.parse('2026-06-20T09:59:00Z')

const incident = (
  title: string,
  start: string,
  end: string | null,
  services: string,
  text = 'Vi felsöker.',
) =>
  `---
title: { sv: ${title}, en: ${title} in English }
impact: major
status: ${end === null ? 'investigating' : 'resolved'}
start: ${start}
end: ${end}
services: [${services}]
---
## ${start} investigating

${text}

### en

We are looking into it.
`

/** Half of the ten minutes that the data of these builds may be trusted for. */
const QUIET_MINUTES = 5

const check = (time: string) => ['portal', 'licens'].map((id) => `${time},${id},up\n`).join('')
const days = (month: string, count: number) =>
  Array.from({ length: count }, (_, day) =>
    check(`2026-${month}-${String(day + 1).padStart(2, '0')}T12:00:00Z`),
  ).join('')

/** Somebody looks all the time: the share of time with data does not change. */
function everyFiveMinutes(from: string, to: string): string {
  const rows: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 5 * MINUTE)
    rows.push(check(new Date(at).toISOString().replace('.000', '')))
  return rows.join('')
}

const DATA: Record<string, string> = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}locales: [sv, en]\nlook: { colours: { well: { light: "#1f6f8b", dark: "#6cc3de" } } }\n`,
  'measurements/checks.csv': `time,service,status\n${days('04', 30)}2026-04-10T12:05:00Z,portal,down\n2026-04-10T12:35:00Z,portal,up\n${days('05', 31)}${everyFiveMinutes('2026-05-31T22:00:00Z', '2026-06-20T11:00:00Z')}`,
  'incidents/2026-04-10-portal.md': incident(
    'Växeln',
    '2026-04-10T12:05:00Z',
    '2026-04-10T12:35:00Z',
    '{ id: portal, state: major_outage }',
  ),
  'incidents/2026-05-03-licens.md': incident(
    'Disken',
    '2026-05-03T08:00:00Z',
    '2026-05-03T09:00:00Z',
    '{ id: licens, state: partial_outage }',
  ),
  'incidents/2026-06-18-portal.md': incident(
    'Minnet',
    '2026-06-18T08:00:00Z',
    null,
    '{ id: portal, state: degraded_performance }',
  ),
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  onTestFinished(() => {
    vi.useRealTimers()
  })
})

/** Every file below a folder with its content. */
function contents(out: string): Map<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return new Map(paths.map((path) => [path.slice(out.length + 1), readFileSync(path, 'base64')]))
}

/** The pages of a folder that the one before holds too: the very same files. */
const carried = (out: string) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => name.endsWith('.html') && isShared(join(parentPath, name)))
    .map(({ name, parentPath }) =>
      join(parentPath, name)
        .slice(out.length + 1)
        .replace(/index\.html$/, ''),
    )
    .sort()

const isShared = (path: string) => statSync(path).nlink > 1

const CLOCK = String.raw`\d+:\d\d:\d\d`
/** What agreements tell of time that passes, behind what says that it is that; nothing else of theirs may be behind. */
const GROWING = [
  `<th scope="row">(?:Fungerade|Återstår|Working|Still to come)</th><td class="muted">[^<]*</td><td class="number full">(${CLOCK})`,
  `(?:Avtalad tid är|Agreed time is) (${CLOCK})`,
  `(?:Räknad tid är|Counted time is) (${CLOCK}: ${CLOCK})`,
  String.raw`(?:Utfall|Result): ([\d\s,]+ / [\d\s,]+) =`,
  '(?:Perioden slutar på|The period ends at) ([^<]*)',
].map((text) => new RegExp(text, 'g'))

/** A page without the times of the hour, in UTC and on the clock in Stockholm, in which all builds are made. */
function timeless(page: string, path: string): string {
  const growing = /^(en\/)?agreements\//.test(path) ? GROWING : []
  const still = growing.reduce(
    (text, pattern) => text.replaceAll(pattern, (whole, grown) => whole.replace(grown, '')),
    page,
  )
  return still.replaceAll(/2026-06-20T10:[0-9:.]+Z|\b12:\d\d\b/g, '')
}
const textOf = (page = '') => Buffer.from(page, 'base64').toString()

/** A data folder, and builds of it a minute apart. */
async function site() {
  const data = await folderWith(DATA)
  const place = await folderWith({})
  const out = join(place, 'site')
  let minutes = 0
  /** What builds that knew of no former one have made, the latest first. */
  const former: Map<string, string>[] = []
  return {
    data,
    store: join(place, '.site'),
    /** Build, and once more without anything to take over; gives the pages that were taken over. */
    async builtTheSame(): Promise<{ over: string[]; quiet: string[] }> {
      minutes += 1
      vi.setSystemTime(START + minutes * MINUTE)
      await build({ data, out }, SILENT)
      const found = contents(out)
      const taken = carried(out)
      const anew = join(place, `anew-${minutes}`)
      await build({ data, out: anew }, SILENT)
      const expected = contents(anew)
      former.unshift(expected)
      const quiet = taken.filter((page) => !page.includes('incidents/') || page.includes(RUNNING_MONTH))
      expect([...found.keys()]).toEqual([...expected.keys()])
      for (const [path, text] of expected) {
        const same = found.get(path) === text
        if (same || !quiet.includes(path.replace(/index\.html$/, ''))) {
          expect(same, `${path}, build ${minutes}`).toBe(true)
          continue
        }
        const page = found.get(path)
        const lately = former.slice(0, QUIET_MINUTES + 1).some((one) => one.get(path) === page)
        expect(lately, `${path}, build ${minutes}: an earlier one, not too old`).toBe(true)
        expect(timeless(textOf(page), path), `${path}, build ${minutes}`).toBe(timeless(textOf(text), path))
      }
      return { over: taken.filter((page) => !quiet.includes(page)), quiet }
    },
    write: async (path: string, text: string) => {
      await mkdir(dirname(join(data, path)), { recursive: true })
      await writeFile(join(data, path), text)
    },
    change: async (path: string, from: string, to: string) => {
      const text = await readFile(join(data, path), 'utf8')
      expect(text).toContain(from)
      writeFileSync(join(data, path), text.replaceAll(from, to))
    },
  }
}

const APRIL = ['incidents/2026-04-10-portal/', 'incidents/2026-04/']
const MAY = ['incidents/2026-05-03-licens/', 'incidents/2026-05/']
/** Pages of incidents that may be over while their month goes on. */
const RUNNING_MONTH = 'incidents/2026-06-'
const JUNE = `${RUNNING_MONTH}19-licens/`
const APRIL_REPORT = 'agreements/drift/2026-04/'
const MAY_REPORT = 'agreements/drift/2026-05/'
const AGREEMENT = 'agreements/drift/'
const YEAR = 'agreements/drift/2026/'
const SERVICE = 'services/licens/'
const inBoth = (paths: string[]) => [...paths.map((path) => `en/${path}`), ...paths].sort()

test('after any change a build that takes pages over is the one that draws them all', {
  timeout: 600_000,
}, async () => {
  const { builtTheSame, write, change, data } = await site()
  expect(await builtTheSame()).toEqual({ over: [], quiet: [] })
  // Nothing but the time: what is over stays, and so does what nothing happens on.
  expect(await builtTheSame()).toEqual({
    over: inBoth([...APRIL, ...MAY]),
    quiet: inBoth([AGREEMENT, YEAR, APRIL_REPORT, MAY_REPORT, SERVICE]),
  })

  await write(
    'incidents/2026-06-19-licens.md',
    // The service works in spite of it, so that no figure is another one as it goes on.
    incident('Nätet', '2026-06-19T08:00:00Z', null, '{ id: licens, state: operational }'),
  )
  expect((await builtTheSame()).over, 'a new incident').toEqual(inBoth([...APRIL, ...MAY]))
  expect((await builtTheSame()).quiet, 'it has lasted a minute longer').not.toContain(SERVICE)

  await write(
    'incidents/2026-06-19-licens.md',
    incident('Nätet', '2026-06-19T08:00:00Z', '2026-06-19T09:00:00Z', '{ id: licens, state: major_outage }'),
  )
  expect((await builtTheSame()).over, 'it is resolved').toEqual(inBoth([...APRIL, ...MAY]))

  await write(
    'maintenance/2026-06-20.md',
    `---
title: { sv: Byte av disk, en: New disk }
start: 2026-06-20T09:00:00Z
end: 2026-06-20T12:00:00Z
announcedAt: 2026-06-01T09:00:00Z
services: [portal]
---
`,
  )
  const worked = await builtTheSame()
  expect(worked.over, 'maintenance is going on').toContain('incidents/2026-05/')
  expect(worked.quiet, 'at another service').toEqual(inBoth([APRIL_REPORT, MAY_REPORT, JUNE, SERVICE]))

  await change('incidents/2026-04-10-portal.md', 'Vi felsöker.', 'Vi felsöker växeln.')
  const corrected = await builtTheSame()
  expect(corrected.over, 'what was said of an old incident is corrected').toEqual(inBoth(MAY))
  expect(corrected.quiet, 'in the report of its month too').toEqual(inBoth([YEAR, MAY_REPORT, JUNE, SERVICE]))

  await change('services.yaml', 'Licensserver', 'Licenser')
  expect(await builtTheSame(), 'a service has another name').toEqual({ over: inBoth(APRIL), quiet: [] })

  await change('agreements/drift.yaml', 'Driftavtal', 'Avtal om drift')
  await change('agreements/drift.yaml', '>= 99.9 %', '>= 99.99 %')
  const agreed = await builtTheSame()
  expect(agreed.over, 'an agreement is another one').not.toContain(APRIL[0])
  expect(agreed.quiet).toEqual([])

  await change('site.yaml', '#1f6f8b', '#1f6f7b')
  await builtTheSame()
  await change('site.yaml', 'Liten drift', 'Mindre drift')
  expect(await builtTheSame(), 'the site has another name').toEqual({ over: [], quiet: [] })

  await change('site.yaml', 'locales: [sv, en]', 'locales: [en]')
  expect(await builtTheSame(), 'a language is gone').toEqual({ over: [], quiet: [] })

  await rm(join(data, 'incidents/2026-05-03-licens.md'))
  expect((await builtTheSame()).over.join(), 'an incident is gone').not.toContain('2026-05-03')

  await change('site.yaml', 'https://status.example.com', 'https://example.com/status/')
  expect(await builtTheSame(), 'the site has moved').toEqual({ over: [], quiet: [] })
})

test('the page of an agreement and of a year that goes on tell all that happens to their figures at once', {
  timeout: 600_000,
}, async () => {
  const { builtTheSame, write, change } = await site()
  const quiet = async () => (await builtTheSame()).quiet.filter((page) => [AGREEMENT, YEAR].includes(page))
  const outage = (end: string | null, title = 'Servern') =>
    write(
      'incidents/2026-06-20-portal.md',
      incident(title, '2026-06-20T09:30:00Z', end, '{ id: portal, state: major_outage }'),
    )
  await quiet()
  expect(await quiet(), 'nothing but the time').toEqual([AGREEMENT, YEAR])
  expect(await quiet(), 'once more').toEqual([AGREEMENT, YEAR])
  await outage(null)
  expect(await quiet(), 'an outage').toEqual([])
  expect(await quiet(), 'it goes on').toEqual([])
  await outage('2026-06-20T10:00:00Z')
  expect(await quiet(), 'it is over').toEqual([])
  expect(await quiet(), 'nothing but the time').toEqual([AGREEMENT, YEAR])
  await outage('2026-06-20T10:00:00Z', 'Stora servern')
  expect(await quiet(), 'it has another name, and the year names the longest alone').toEqual([YEAR])
  await change('incidents/2026-04-10-portal.md', '2026-04-10T12:35:00Z', '2026-04-10T12:45:00Z')
  expect(await quiet(), 'a closed period is another one').toEqual([])
  await change('services.yaml', 'Licensserver', 'Licenser')
  expect(await quiet(), 'a service has another name').toEqual([])
})

test('a page that somebody changed where it lies is drawn again, and so are all without a memory that can be read', {
  timeout: 300_000,
}, async () => {
  const { builtTheSame, store } = await site()
  await builtTheSame()
  const page = join(store, '..', 'site', 'incidents/2026-04/index.html')
  const { atime, mtime } = statSync(page)
  await writeFile(page, (await readFile(page, 'utf8')).replace('Växeln', 'Vaxeln'))
  expect((await builtTheSame()).over).not.toContain('incidents/2026-04/')

  // Of the same size and as old as before, it is still another file.
  const text = await readFile(page, 'utf8')
  await rm(page)
  await writeFile(page, text.replace('Växeln', 'Vxaeln'))
  await utimes(page, atime, mtime)
  expect((await builtTheSame()).over).not.toContain('incidents/2026-04/')

  const memory = join(store, 'pages.json')
  await writeFile(memory, (await readFile(memory, 'utf8')).slice(0, -20))
  expect(await builtTheSame()).toEqual({ over: [], quiet: [] })
  expect((await builtTheSame()).over).toEqual(inBoth([...APRIL, ...MAY]))

  await writeFile(
    memory,
    (await readFile(memory, 'utf8')).replace(/"digest":"\w+"/, '"digest":"another program"'),
  )
  expect(await builtTheSame()).toEqual({ over: [], quiet: [] })
  await rm(memory)
  expect(await builtTheSame()).toEqual({ over: [], quiet: [] })
})

test('the next build is made in the folder of the one before the former, and takes nothing from it on trust', {
  timeout: 300_000,
}, async () => {
  const { builtTheSame, change, store } = await site()
  const published = () => realpathSync(join(store, '..', 'site'))
  await builtTheSame()
  const older = published()
  const { ino } = statSync(older)
  await builtTheSame()
  expect(published()).not.toBe(older)
  for (const path of ['feed/v1/services/stray.json', 'stray/index.html', 'embed/v1/stray-12345678.js']) {
    await mkdir(dirname(join(older, path)), { recursive: true })
    await writeFile(join(older, path), '{}')
  }
  const text = join(older, 'robots.txt')
  const told = await readFile(text, 'utf8')
  await rm(text)
  await writeFile(text, told.toUpperCase())
  const page = join(older, 'incidents/2026-04/index.html')
  await rm(page)
  await writeFile(page, '')
  await change('services.yaml', 'Kundportal', 'Portalen')
  expect((await builtTheSame()).over).toEqual(inBoth(MAY))
  expect(statSync(published()).ino).toBe(ino)
})
