import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Data, loadData } from '../../scripts/load/data.ts'
import { openReadMemory, READ_BY, type ReadMemory } from '../../scripts/load/read-memory.ts'
import { problemsIn } from './problems.ts'

/** The example, which has every kind of file, and where what was read of it is kept. */
function folders(): { data: string; cache: string } {
  const folder = mkdtempSync(join(tmpdir(), 'read-memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  for (const name of readdirSync('data').filter((name) => !['record', 'schema'].includes(name)))
    cpSync(join('data', name), join(data, name), { recursive: true })
  return { data, cache: join(folder, 'cache') }
}

/** What loading gives: what is wrong, or all values and where parts of the agreements stand. */
async function outcome(data: string, memory?: ReadMemory): Promise<unknown> {
  let loaded: Data | undefined
  const problems = await problemsIn(
    loadData(data, memory).then((found) => {
      loaded = found
    }),
  )
  if (loaded === undefined) return { problems }
  const { versions, ...values } = loaded
  const places = versions.map(({ problem }) =>
    [['id'], ['objectives', 0, 'target'], ['scope', 'services'], ['amendments', 0]].map((path) =>
      problem(path, 'here'),
    ),
  )
  return { values, versions: versions.map(({ value }) => value), places }
}

/** Change a text where it says something, everywhere that it does. */
function edit(data: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(data, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(data, file), text.replaceAll(from, to))
}

const INCIDENT = 'incidents/2026-07-04-kundportal.md'
const OTHER = 'incidents/2026-06-06-licensserver-inloggning-mobil-api.md'

/** What may be other when the next process reads; `wrong`: what a message has to say then, with its file and line. */
const changes: { what: string; change: (data: string) => void; wrong?: RegExp[] }[] = [
  { what: 'nothing', change: () => {} },
  { what: 'a text of an incident', change: (data) => edit(data, INCIDENT, 'Vi felsöker', 'Vi letar') },
  { what: 'the times of an incident', change: (data) => edit(data, INCIDENT, '02:39:43', '02:38:43') },
  {
    what: 'one more incident',
    change: (data) => cpSync(join(data, INCIDENT), join(data, 'incidents/2026-07-05-kundportal.md')),
  },
  { what: 'an incident that is gone', change: (data) => rmSync(join(data, INCIDENT)) },
  {
    what: 'an incident of another name',
    change: (data) => renameSync(join(data, INCIDENT), join(data, 'incidents/2026-07-04-portal.md')),
  },
  {
    what: 'two incidents in the place of each other',
    change: (data) => {
      renameSync(join(data, INCIDENT), join(data, 'between'))
      renameSync(join(data, OTHER), join(data, INCIDENT))
      renameSync(join(data, 'between'), join(data, OTHER))
    },
  },
  {
    what: 'an incident as maintenance',
    change: (data) => renameSync(join(data, INCIDENT), join(data, 'maintenance/2026-07-04-kundportal.md')),
    wrong: [/^maintenance\/2026-07-04-kundportal\.md:\d+ /],
  },
  {
    what: 'a text of maintenance',
    change: (data) => edit(data, 'maintenance/2026-06-06-natverk.md', 'sv:', 'sv: Nytt,'),
  },
  {
    what: 'a deviation',
    change: (data) =>
      edit(data, 'deviations/2025-q1-kundportal.md', 'found: 2025-03-28', 'found: 2025-03-29'),
  },
  { what: 'a name in services.yaml', change: (data) => edit(data, 'services.yaml', 'Sign-in', 'Sign in') },
  {
    what: 'other languages of the page',
    change: (data) => edit(data, 'site.yaml', 'locales: [sv, en]', 'locales: [en, sv]'),
  },
  {
    what: 'a target in an agreement',
    change: (data) => edit(data, 'agreements/drift-tjanster.yaml', '<= 800 ms', '<= 810 ms'),
  },
  {
    what: 'an agreement that is gone',
    change: (data) => rmSync(join(data, 'agreements/arbetsplats.yaml')),
    wrong: [/^incidents\/2026-07-04-kundportal\.md:12 .*no agreement is called "arbetsplats"/],
  },
  {
    what: 'a template',
    change: (data) => writeFileSync(join(data, 'templates/it.yaml'), '# Another\nobjectives: []\n'),
  },
  {
    what: 'hours in calendars.yaml',
    change: (data) => edit(data, 'calendars.yaml', '08:00-17:00', '08:00-16:00'),
  },
  {
    what: 'a service that is called otherwise, where others name it',
    change: (data) => edit(data, 'services.yaml', 'id: kundportal', 'id: portal'),
    wrong: [
      /^incidents\/2026-07-04-kundportal\.md:8 services\[0\]\.id: no service is called "kundportal"/,
      /^maintenance\/2026-07-04-kundportal-databas\.md:\d+ services\[0\]: no service is called "kundportal"/,
      /^agreements\/drift-tjanster\.yaml:\d+ scope\.services\[\d\]: no service is called "kundportal"/,
    ],
  },
  {
    what: 'a calendar that is called otherwise, where an agreement names it',
    change: (data) => edit(data, 'calendars.yaml', 'id: kontor', 'id: kontoret'),
    wrong: [
      /^agreements\/kundportal-acme\.yaml:55 objectives\[\d\]\.serviceHours: no calendar is called "kontor"/,
    ],
  },
  {
    what: 'a role that is called otherwise, where others name it',
    change: (data) => edit(data, 'agreements/drift-tjanster.yaml', 'driftchef', 'chef'),
    wrong: [/^deviations\/2025-q1-kundportal\.md:13 correctiveActions\[0\]\.owner: .*no role "driftchef"/],
  },
  {
    what: 'an objective that is called otherwise, where a deviation names it',
    change: (data) =>
      edit(data, 'agreements/drift-tjanster.yaml', 'tillganglighet-kundportal', 'tillganglighet-portal'),
    wrong: [/^deviations\/2025-q1-kundportal\.md:3 objective: .*no objective "tillganglighet-kundportal"/],
  },
  {
    what: 'an agreement that leaves something open',
    change: (data) =>
      edit(data, 'agreements/leverans.yaml', 'target: ">= 80 %"', 'target: "FRÅGA: Hur stor andel?"'),
    wrong: [/^agreements\/leverans\.yaml:34 .*open question: Hur stor andel\?/],
  },
  {
    what: 'an incident with two things wrong in it',
    change: (data) => {
      edit(data, INCIDENT, '## 2026-07-04T05:35:00+02:00', '## 2026-07-04')
      edit(data, INCIDENT, 'id: kundportal', 'id: portalen')
    },
    wrong: [
      /^incidents\/2026-07-04-kundportal\.md:40: .*found "## 2026-07-04 investigating"/,
      /^incidents\/2026-07-04-kundportal\.md:8 .*no service is called "portalen"/,
    ],
  },
  {
    what: 'an incident without front matter',
    change: (data) => writeFileSync(join(data, INCIDENT), 'Nothing\n'),
    wrong: [/^incidents\/2026-07-04-kundportal\.md:1: .*expected front matter/],
  },
  {
    what: 'a file in another encoding',
    change: (data) => writeFileSync(join(data, INCIDENT), Buffer.from('---\nn: \xe5\n---\n', 'latin1')),
    wrong: [/^incidents\/2026-07-04-kundportal\.md:2: .*is not UTF-8/],
  },
]

test.each(changes)(
  '$what, in another process: as if nothing was remembered',
  async ({ change, wrong = [] }) => {
    const { data, cache } = folders()
    await loadData(data, openReadMemory(cache, data))
    const watching = openReadMemory(cache, data)
    await loadData(data, watching)
    change(data)
    const expected = await outcome(data)
    for (const words of wrong)
      expect((expected as { problems: string[] }).problems).toContainEqual(expect.stringMatching(words))
    expect(await outcome(data, openReadMemory(cache, data))).toStrictEqual(expected)
    expect(await outcome(data, openReadMemory(cache, data))).toStrictEqual(expected)
    // The same process, and once more: what is wrong stays wrong.
    expect(await outcome(data, watching)).toStrictEqual(expected)
    expect(await outcome(data, watching)).toStrictEqual(expected)
  },
)

test('what has not changed is not read again, in the same process as the very same', async () => {
  const { data, cache } = folders()
  const memory = openReadMemory(cache, data)
  const before = await loadData(data, memory)
  edit(data, INCIDENT, 'Vi felsöker', 'Vi letar')
  const after = await loadData(data, memory)
  expect(before.incidents.map((incident, index) => incident === after.incidents[index])).toEqual(
    before.incidents.map(({ id }) => id !== '2026-07-04-kundportal'),
  )
  for (const part of ['contracts', 'versions'] as const) expect(after[part].length).toBe(before[part].length)
  expect(after.contracts).toBe(before.contracts)
  expect(after.site).toBe(before.site)
  const text = (file: string) => readFileSync(join(data, file), 'utf8')
  const later = openReadMemory(cache, data)
  for (const file of globSync('{incidents,maintenance,deviations}/*.md', { cwd: data }))
    expect(later.recall(file, ['sv', text(file)])).toBeDefined()
  const agreements = globSync('agreements/*.yaml', { cwd: data }).sort()
  expect(
    later.recall(
      'agreements',
      agreements.flatMap((file) => [file, text(file)]),
    ),
  ).toBeDefined()
})

test('versions and contracts share their agreements, also where they are read back', async () => {
  const { data, cache } = folders()
  await loadData(data, openReadMemory(cache, data))
  const { contracts, versions } = await loadData(data, openReadMemory(cache, data))
  for (const { agreement } of contracts.flatMap((contract) => contract.versions))
    expect(versions.some(({ value }) => value === agreement)).toBe(true)
})

test('what is wrong is not remembered, and what is gone is forgotten', async () => {
  const { data, cache } = folders()
  const wrong = join(data, 'incidents/2026-08-01-wrong.md')
  writeFileSync(wrong, '---\ntitle: Wrong\n---\n')
  for (let round = 0; round < 2; round += 1)
    expect(await problemsIn(loadData(data, openReadMemory(cache, data)))).not.toEqual([])
  rmSync(wrong)
  const text = readFileSync(join(data, INCIDENT), 'utf8')
  await loadData(data, openReadMemory(cache, data))
  rmSync(join(data, INCIDENT))
  await loadData(data, openReadMemory(cache, data))
  expect(openReadMemory(cache, data).recall(INCIDENT, ['sv', text])).toBeUndefined()
})

test('what is kept and damaged, of another program or of another folder is not used', async () => {
  const { data, cache } = folders()
  const expected = await outcome(data)
  const text = readFileSync(join(data, 'site.yaml'), 'utf8')
  const knows = (by?: string, dir = data) =>
    openReadMemory(cache, dir, by).recall('site.yaml', ['yaml', text]) !== undefined
  await loadData(data, openReadMemory(cache, data))
  expect([knows(), knows('another'), knows(undefined, `${data}-2`)]).toEqual([true, false, false])
  const [name = ''] = readdirSync(cache)
  const file = join(cache, name)
  const whole = readFileSync(file)
  for (const damage of [
    () => truncateSync(file, whole.length - 1),
    () => truncateSync(file, 0),
    () => writeFileSync(file, whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 1)),
  ]) {
    writeFileSync(file, whole)
    damage()
    expect(knows()).toBe(false)
    expect(await outcome(data, openReadMemory(cache, data))).toStrictEqual(expected)
  }
})

test('what is kept is for its owner alone: not all agreements are public', async () => {
  const { data, cache } = folders()
  await loadData(data, openReadMemory(cache, data))
  const files = readdirSync(cache).map((name) => statSync(join(cache, name)).mode & 0o777)
  expect(files).toEqual([0o600])
})

test('where nothing can be kept, reading goes on', async () => {
  const { data } = folders()
  const blocked = join(data, 'site.yaml')
  expect(await outcome(data, openReadMemory(blocked, data))).toStrictEqual(await outcome(data))
})

/** What keeps and finds values, and makes none. */
const BESIDES = ['scripts/cache-file.ts', 'scripts/own-folder.ts', 'scripts/publish/pages/recipe.ts']

test('the program is another as soon as any module is that values are made by', () => {
  const found = new Set<string>()
  const follow = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    const imports = readFileSync(path, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\s)[^'"]*?from '(\.[^']+)'/gm,
    )
    for (const [, to = ''] of imports) follow(relative('.', resolve(dirname(path), to)))
  }
  follow('scripts/load/data.ts')
  expect(found.size).toBeGreaterThan(40)
  for (const by of READ_BY) expect(existsSync(by)).toBe(true)
  const covers = (path: string) => READ_BY.some((by) => path === by || path.startsWith(`${by}/`))
  expect([...found].filter((path) => !covers(path)).sort()).toEqual(BESIDES)
})
