import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChainEntry } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { build } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { openReadMemory } from '../../scripts/load/read-memory.ts'
import { measure } from '../../scripts/measure.ts'
import { openPeriodMemory } from '../../scripts/publish/agreement/period-memory.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { changeOf } from '../../scripts/record/change.ts'
import { ClockError } from '../../scripts/record/clock.ts'
import { figureOf, latestOf } from '../../scripts/record/entry.ts'
import { readRecord } from '../../scripts/record/files.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { verify } from '../../scripts/verify.ts'
import { contradictionsIn } from './contradictions.ts'
import { QUIET } from './every-call.ts'
import { aMonitor, MINUTE, TOLD, writeInto } from './site.ts'
import { atMost, survived, tell } from './tried.ts'
import { dataAt, dataFromScratch, looksAt } from './year-data.ts'

/*
 * The year 2028 as a process that watches sees it: built again and again with the same memory, while files grow, a monitor
 * forgets, two amendments are agreed on and an incident stays open. At the end every closed period has to be what a
 * computation from scratch gives, which has neither the record nor anything that was kept.
 */

const HOUR = 60 * MINUTE

/** The midnights of Stockholm at which something begins, and the hours that are missing and doubled. */
const EDGES = [
  ...['2027-12-31T23', '2028-01-31T23', '2028-02-28T23', '2028-02-29T23', '2028-03-31T22', '2028-04-30T22'],
  ...['2028-05-31T22', '2028-06-30T22', '2028-07-31T22', '2028-08-31T22', '2028-09-30T22', '2028-10-15T22'],
  ...['2028-10-31T23', '2028-11-30T23', '2028-12-31T23', '2028-03-26T01', '2028-10-29T01', '2028-10-29T00'],
].map((hour) => Date.parse(`${hour}:00:00Z`))

export interface Walked {
  builds: number
  /** Builds that refused, with words, to go by such a clock. */
  refused: number
  /** Figures that were looked at, and what was wrong with them. */
  figures: number
  contradictions: string[]
  /** What builds had to report: nothing was wrong, so each is a fault. */
  reported: string[]
  /** Recorded figures of periods, and those that a computation from scratch gives otherwise. */
  closed: number
  different: string[]
  /** What of the record is missing, doubled, or not verified. */
  record: string[]
}

/** Every instant that is built at: in steps, and each minute around the edges. */
function instants(from: number, to: number, step: number): number[] {
  const all = new Set<number>()
  for (let at = from; at <= to; at += step) all.add(at)
  for (const edge of EDGES)
    for (let minute = -2; minute <= 2; minute += 1) {
      const at = edge + minute * MINUTE
      if (from <= at && at <= to) all.add(at).add(at + 1)
    }
  return [...all].sort((a, b) => a - b)
}

/**
 * Live through a stretch of 2028. Instants in epoch milliseconds, `step` in milliseconds.
 * @param wrong - By how many milliseconds the clock of the machine that builds is wrong at an instant.
 */
export async function walk(
  from: number,
  to: number,
  step: number,
  wrong: (now: number) => number = () => 0,
): Promise<Walked> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-status-year-'))
  const [data, out] = [join(folder, 'data'), join(folder, 'site')]
  const monitor = await aMonitor(from, (now) => looksAt('webb', now - 60 * HOUR, now))
  const walked: Walked = {
    ...{
      builds: 0,
      refused: 0,
      figures: 0,
      contradictions: [],
      reported: [],
      closed: 0,
      different: [],
      record: [],
    },
  }
  const texts = openReadMemory(null, data)
  const memories = { texts, memory: openCheckMemory(null), periods: openPeriodMemory() }
  const realNow = Date.now
  let written: Record<string, string> = {}
  try {
    for (const now of instants(from, to, step)) {
      monitor.now = now
      Date.now = () => now + wrong(now)
      const files = dataAt(now, monitor.url)
      writeInto(
        data,
        Object.fromEntries(Object.entries(files).filter(([name, text]) => written[name] !== text)),
      )
      written = files
      const built = await build({ data, out, feedOnly: true, ...memories }, QUIET).catch((error: unknown) => {
        if (error instanceof ClockError) return null
        throw error
      })
      if (built === null) {
        walked.refused += 1
        continue
      }
      walked.builds += 1
      const { sources, faults } = built
      walked.reported.push(
        ...faults.map(({ message }) => `${new Date(now).toISOString()}: ${message}`),
        ...sources.flatMap(({ setAside, unreachable = [] }) => [
          ...setAside.map(({ reason }) => reason),
          ...unreachable,
        ]),
      )
      for (const result of publishedIn(out)) {
        walked.figures += 1
        walked.contradictions.push(...contradictionsIn(result))
      }
    }
    const { faults } = await verify({ data, asOf: to }, QUIET)
    walked.record.push(...faults.map(({ message, period }) => `${period}: ${message}`))
    const entries = [...((await readRecord(data)).chains.get('drift') ?? [])]
    walked.record.push(...gapsIn(entries))
    const scratch = join(folder, 'scratch')
    const told = looksAt('webb', from - 60 * HOUR, from).at(-TOLD)
    writeInto(scratch, dataFromScratch(to, told?.at ?? from))
    await compare(entries, scratch, to, walked)
  } finally {
    Date.now = realNow
    monitor.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return walked
}

function publishedIn(out: string) {
  const folder = join(out, 'feed/v1/agreements')
  return readdirSync(folder)
    .filter((name) => /^[a-z]+\.json$/.test(name))
    .flatMap((name) => {
      const { results, history }: AgreementFeed = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return [...results, ...history]
    })
}

/** Where the recorded periods of a figure do not follow on one another, or come twice. */
function gapsIn(entries: ChainEntry[]): string[] {
  const subjects = Map.groupBy(entries, ({ result }) => `${result.objective} ${result.service ?? ''}`)
  return [...subjects].flatMap(([subject, own]) => {
    const periods = own.map(({ result }) => result.period).sort((a, b) => a.start.localeCompare(b.start))
    return periods.flatMap(({ start, id }, index) => {
      const before = periods[index - 1]
      return before === undefined || before.end === start ? [] : [`${subject}: ${before.id}, then ${id}`]
    })
  })
}

/** Puts every recorded figure beside one that is computed from all data at once. */
async function compare(entries: ChainEntry[], scratch: string, asOf: number, walked: Walked): Promise<void> {
  const data = await loadData(scratch)
  const { measured, maintenance } = await measure(data, asOf)
  const computed = new Map(
    evaluateAll({ ...data, maintenance }, measured, asOf).flatMap(({ closed, older }) =>
      [...closed, ...older].map((result) => [figureOf(result), result] as const),
    ),
  )
  for (const [name, entry] of latestOf(entries)) {
    walked.closed += 1
    const result = computed.get(name)
    const change = result && changeOf(entry, result)
    if (!result) walked.different.push(`${name}: not computed`)
    else if (change) walked.different.push(`${name}: ${JSON.stringify(change).slice(0, 300)}`)
  }
}

/** All that was wrong in a walk. */
export function faultsOf({ contradictions, different, reported, record }: Walked): string[] {
  return [...contradictions, ...different, ...reported, ...record]
}

/** The whole year and half a month more, until December is final, every six hours. */
export async function year(): Promise<void> {
  const from = Date.parse('2027-12-31T06:00:00Z')
  const walked = await walk(from, Date.parse('2029-01-15T06:00:00Z'), 6 * HOUR)
  const { builds, figures, contradictions, reported, closed, different, record } = walked
  console.log(`       ${builds} builds from 31 December 2027 to 15 January 2029`)
  survived('figures that agree with their verdict and ledger', figures - contradictions.length, figures)
  survived('closed periods that equal a computation from scratch', closed - different.length, closed)
  atMost('faults that builds reported', reported.length, 0, '')
  atMost('periods missing, doubled or not verified in the record', record.length, 0, '')
  tell(faultsOf(walked))
}
