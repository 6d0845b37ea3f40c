import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CheckMemory, openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { type ChecksRead, readChecks } from '../../scripts/sources/checks.ts'
import { aSource, folderWith, SERVICES } from './builders.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const START = Date.UTC(2026, 2, 1)
const END = START + 30 * DAY

const source = aSource({
  files: '*.csv',
  columns: { time: 'time', service: 'service', state: 'state', responseTime: 'ms' },
})

/** So many minutes from a day's start on, the API down in those that are named. */
function rows(day: number, minutes: number, down: number[] = []): string {
  const lines = Array.from({ length: minutes }, (_, minute) => {
    const time = new Date(START + day * DAY + minute * MINUTE).toISOString()
    return `${time},portal,up,${100 + (minute % 3)}\n${time},api,${down.includes(minute) ? 'down' : 'up'},20`
  })
  return `time,service,state,ms\n${lines.join('\n')}\n`
}

const name = (day: number) => `day-${String(day).padStart(2, '0')}.csv`

function read(
  folder: string,
  memory?: CheckMemory,
  asOf = END,
  by = source,
  { timeZones = ['Europe/Stockholm'], services = SERVICES } = {},
): Promise<ChecksRead> {
  const options = { dataDir: folder, services, timeZones, asOf }
  return readChecks(by, { ...options, ...(memory && { memory }) })
}

/** A memory, the names of the files that it was asked for one by one, and of those that it did not know. */
function watched(folder: string | null): { memory: CheckMemory; single: string[]; asked: string[] } {
  const memory = openCheckMemory(folder)
  const single: string[] = []
  const asked: string[] = []
  return {
    single,
    asked,
    memory: {
      ...memory,
      recall: (reading, files, stamps) => {
        const known = memory.recall(reading, files, stamps)
        single.push(...files.map((file) => file.name))
        if (known === null) asked.push(...files.map((file) => file.name))
        return known
      },
    },
  }
}

const threeDays = () =>
  folderWith({ [name(0)]: rows(0, 20), [name(1)]: rows(1, 20, [5]), [name(2)]: rows(2, 20) })

test('what has not changed is not read again, by another process or by the same', async () => {
  const folder = threeDays()
  const kept = folderWith({})
  const first = watched(kept)
  await read(folder, first.memory)
  expect(first.asked).toEqual([name(0), name(1), name(2)])
  const second = watched(kept)
  const again = await read(folder, second.memory)
  expect(second.asked).toEqual([])
  expect(again).toEqual(await read(folder))
  writeFileSync(join(folder, name(3)), rows(3, 10))
  await read(folder, second.memory)
  expect(second.asked).toEqual([name(3)])
})

test('a corrected row in an old file changes the old figures', async () => {
  const folder = threeDays()
  const { memory } = watched(folderWith({}))
  const before = await read(folder, memory)
  await read(folder, memory)
  const down = (result: ChecksRead) =>
    result.checks.get('api')?.filter(({ state }) => state === 'down').length
  expect(down(before)).toBe(1)
  // As many bytes as before: the time of the change tells.
  writeFileSync(join(folder, name(1)), rows(1, 20))
  expect(down(await read(folder, memory))).toBe(0)
  writeFileSync(join(folder, name(0)), rows(0, 20, [3, 4, 5]))
  const after = await read(folder, memory)
  expect(down(after)).toBe(3)
  expect(after).toEqual(await read(folder))
})

test('what is kept and damaged, cut off or of no use is read anew, and kept again', async () => {
  const folder = threeDays()
  const kept = folderWith({})
  const expected = await read(folder, openCheckMemory(kept))
  const damage = [
    (file: string) => writeFileSync(file, 'not what it was'),
    (file: string) => truncateSync(file, 100),
    (file: string) => truncateSync(file, 0),
  ]
  for (const [index, file] of readdirSync(kept).entries()) damage[index % 3]?.(join(kept, file))
  const { memory, asked } = watched(kept)
  expect(await read(folder, memory)).toEqual(expected)
  expect(asked).toHaveLength(3)
  const later = watched(kept)
  expect(await read(folder, later.memory)).toEqual(expected)
  expect(later.asked).toEqual([])
})

test('one wrong bit in what is kept is noticed', async () => {
  const folder = threeDays()
  const kept = folderWith({})
  const expected = await read(folder, openCheckMemory(kept))
  for (const file of readdirSync(kept)) {
    const bytes = readFileSync(join(kept, file))
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(join(kept, file), bytes)
  }
  expect(await read(folder, openCheckMemory(kept))).toEqual(expected)
})

test('where nothing can be kept, reading goes on', async () => {
  const folder = threeDays()
  const blocked = join(folderWith({ file: '' }), 'file')
  expect(await read(folder, openCheckMemory(blocked))).toEqual(await read(folder))
})

test('a source that says other things of its files reads them anew', async () => {
  const folder = threeDays()
  const { memory, asked } = watched(folderWith({}))
  await read(folder, memory)
  const other = aSource({
    files: '*.csv',
    columns: source.columns,
    interval: '60 s',
    confirm: { failures: 4 },
  })
  expect(await read(folder, memory, END, other)).toEqual(await read(folder, undefined, END, other))
  expect(asked).toHaveLength(6)
})

test('another process reads what was joined as one, and only the last file by itself', async () => {
  const folder = threeDays()
  const kept = folderWith({})
  const first = await read(folder, openCheckMemory(kept))
  const { memory, single } = watched(kept)
  const again = await read(folder, memory)
  expect(single).toEqual([name(2)])
  expect(again).toEqual(first)
  expect(again).toEqual(await read(folder))
})

test('of many files what is joined is not written anew for each that comes', async () => {
  const folder = folderWith(
    Object.fromEntries(Array.from({ length: 20 }, (_, day) => [name(day), rows(day, 4)])),
  )
  const kept = folderWith({})
  await read(folder, openCheckMemory(kept))
  writeFileSync(join(folder, name(20)), rows(20, 4, [2]))
  await read(folder, openCheckMemory(kept))
  const { memory, single } = watched(kept)
  expect(await read(folder, memory)).toEqual(await read(folder))
  expect(single).toEqual([name(19), name(20)])
  writeFileSync(join(folder, name(21)), rows(21, 4))
  await read(folder, openCheckMemory(kept))
  const later = watched(kept)
  expect(await read(folder, later.memory)).toEqual(await read(folder))
  expect(later.single).toEqual([name(21)])
})

/** What may be other when the next process reads, each by itself. */
const changes: {
  what: string
  change?: (folder: string, kept: string) => void
  how?: Parameters<typeof read>[4] & { asOf?: number }
}[] = [
  { what: 'nothing' },
  {
    what: 'a file says other things',
    change: (folder) => writeFileSync(join(folder, name(0)), rows(0, 20, [7])),
  },
  { what: 'the last file grew', change: (folder) => writeFileSync(join(folder, name(2)), rows(2, 30)) },
  {
    what: 'an old file grew',
    change: (folder) => appendFileSync(join(folder, name(0)), `${at(0, 25)},api,down,1\n`),
  },
  { what: 'a file came', change: (folder) => writeFileSync(join(folder, name(3)), rows(3, 5, [1])) },
  { what: 'a file came between', change: (folder) => writeFileSync(join(folder, 'more.csv'), late) },
  { what: 'a file is gone', change: (folder) => rmSync(join(folder, name(1))) },
  { what: 'the last file is gone', change: (folder) => rmSync(join(folder, name(2))) },
  {
    what: 'a file has another name',
    change: (folder) => renameSync(join(folder, name(0)), join(folder, 'first.csv')),
  },
  { what: 'another zone', how: { timeZones: ['America/New_York'] } },
  { what: 'one more zone', how: { timeZones: ['Europe/Stockholm', 'UTC'] } },
  { what: 'a service is gone', how: { services: ['api'] } },
  { what: 'an instant before the last files', how: { asOf: START + 10 * MINUTE } },
  { what: 'all that was kept is gone', change: (_, kept) => rmSync(kept, { recursive: true }) },
]

const at = (day: number, minute: number) => new Date(START + day * DAY + minute * MINUTE).toISOString()
const late = `time,service,state,ms\n${at(0, 19.5)},portal,down,9\n${at(1, 40)},api,degraded,31\n`

test.each(changes)(
  'another process, and $what: the same comes out as if nothing was remembered',
  async ({ change, how: { asOf = END, ...more } = {} }) => {
    const folder = threeDays()
    const kept = folderWith({})
    await read(folder, openCheckMemory(kept))
    change?.(folder, kept)
    const expected = await read(folder, undefined, asOf, source, more)
    expect(await read(folder, openCheckMemory(kept), asOf, source, more)).toEqual(expected)
    // What that left is as good, and so it is for who asks as before.
    expect(await read(folder, openCheckMemory(kept), asOf, source, more)).toEqual(expected)
    expect(await read(folder, openCheckMemory(kept))).toEqual(await read(folder))
  },
)

test('two folders and two sources never read what was joined of the other', async () => {
  const [one, two] = [threeDays(), folderWith({ [name(0)]: rows(0, 9), [name(1)]: rows(1, 9, [2]) })]
  const kept = folderWith({})
  const other = { ...source, id: 'other', files: [name(0), name(2)] }
  for (let round = 0; round < 2; round += 1) {
    const memory = openCheckMemory(kept)
    for (const folder of [one, two]) expect(await read(folder, memory)).toEqual(await read(folder))
    expect(await read(one, memory, END, other)).toEqual(await read(one, undefined, END, other))
  }
})

/** What may happen between two readings. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    day: fc.integer({ min: 0, max: 4 }),
    minutes: fc.integer({ min: 0, max: 30 }),
    down: fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), day: fc.integer({ min: 0, max: 4 }) }),
  // A file that tells of the time of another, at some of its instants.
  fc.record({ kind: fc.constant('overlap' as const), day: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ kind: fc.constant('time' as const), asOf: fc.integer({ min: 0, max: 5 * 1440 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
)

test('property: whatever changes between readings, what comes out is as if nothing was remembered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const folder = folderWith({ [name(0)]: rows(0, 12), [name(2)]: rows(2, 12, [4]) })
      const kept = folderWith({})
      let memory = openCheckMemory(kept)
      let asOf = END
      await read(folder, memory, asOf)
      for (const change of steps) {
        if (change.kind === 'write')
          writeFileSync(join(folder, name(change.day)), rows(change.day, change.minutes, change.down))
        else if (change.kind === 'remove') rmSync(join(folder, name(change.day)), { force: true })
        else if (change.kind === 'overlap')
          writeFileSync(join(folder, `more-${change.day}.csv`), rows(change.day, 6, [2, 3]))
        else if (change.kind === 'time') asOf = START + change.asOf * MINUTE
        else memory = openCheckMemory(kept)
        if (readdirSync(folder).length === 0) writeFileSync(join(folder, name(1)), rows(1, 5))
        expect(await read(folder, memory, asOf)).toEqual(await read(folder, undefined, asOf))
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)
