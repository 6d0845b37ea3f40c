import { expect, test } from 'vitest'
import { type MonitorSource, Sources } from '../../data/schema/sources.ts'
import { replaceFile } from '../../scripts/record/files.ts'
import { recordChecks } from '../../scripts/record/timeline.ts'
import { folderWith } from '../folder.ts'
import { answering } from '../sources/answering.ts'
import { recordedPrometheus } from '../sources/recorded-prometheus.ts'
import { MINUTE, recordIn } from './forgetting.ts'

/*
 * Over the end of a month (in UTC) a source that counts by itself writes two months at once. The local day that begins at
 * 22:00 UTC in Stockholm has its response times in March, and its checks in March and April: whatever of it is written
 * alone would be counted again by the next build, or never.
 */

const START = Date.UTC(2026, 2, 31, 20)
const at = (minute: number) => START + minute * MINUTE

async function aPrometheus() {
  const values = (value: string) =>
    Array.from({ length: 420 }, (_, minute): [number, string] => [at(minute) / 1000, value])
  const metric = { instance: 'portal' }
  const url = await answering((request, response) =>
    recordedPrometheus(
      {
        probe_success: [{ metric, values: values('1') }],
        probe_duration_seconds: [{ metric, values: values('0.005') }],
      },
      [],
    )(request, response),
  )
  return Sources.parse({
    sources: [
      {
        ...{ id: 'monitor', type: 'prometheus', url, interval: '60 s', days: 2 },
        ...{ query: 'probe_success', responseTime: 'probe_duration_seconds' },
      },
    ],
  }).sources[0] as Exclude<MonitorSource, { type: 'checks' }>
}

/** Builds at 23:20 UTC, at 01:20 of the next month and at 02:40; the second is killed before it writes so many files. */
async function builds(killedBefore?: number) {
  const source = await aPrometheus()
  const dataDir = await folderWith({})
  const options = { dataDir, services: ['portal'], timeZones: ['Europe/Stockholm'], keep: true }
  const writes: string[] = []
  let known: Awaited<ReturnType<typeof recordChecks>>['known'] | undefined
  for (const minute of [200, 320, 400]) {
    const asOf = at(minute)
    if (minute === 320) {
      const dying = recordChecks(source, {
        ...{ ...options, asOf },
        replace: async (folder, name, text) => {
          if (writes.length + 1 === killedBefore) throw new Error('killed')
          writes.push(name)
          await replaceFile(folder, name, text)
        },
      })
      if (killedBefore === undefined) await dying
      else await expect(dying).rejects.toThrow('killed')
    }
    ;({ known } = await recordChecks(source, { ...options, asOf }))
  }
  const days = known?.responseTimes.get('portal')?.['Europe/Stockholm'] ?? []
  const samples = days.flatMap(({ counts }) => counts).reduce((sum, [, count]) => sum + count, 0)
  return { files: recordIn(dataDir), samples, writes }
}

test('killed before any of the files that are written over the end of a month, each look counts once', async () => {
  const whole = await builds()
  expect(Object.keys(whole.files)).toEqual(['2026-03/monitor.txt', '2026-04/monitor.txt', 'monitor.txt'])
  // One look each minute up to the last build, both ends included.
  expect(whole.samples).toBe(401)
  for (let step = 1; step <= whole.writes.length; step += 1) {
    const { files, samples } = await builds(step)
    expect({ step, samples }).toEqual({ step, samples: 401 })
    expect(files).toEqual(whole.files)
  }
  // What is written together, two months, and what was told last.
  expect(whole.writes).toHaveLength(4)
})
