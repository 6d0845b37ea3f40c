import { expect, test } from 'vitest'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { UpptimeSource } from '../../data/schema/upptime-source.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { aSource } from '../sources/builders.ts'
import { siteFile, upptimeRepository } from '../sources/upptime-repository.ts'
import { evaluateBetween, percentage } from './figures.ts'
import { dataFolder, needs, readTable } from './shared-data.ts'

/*
 * Upptime's own published figures, from the changes of state in its history. Its formula is
 * 100 − downtime / min(window, now − start of tracking), where downtime is taken back to the same time of day one day, week,
 * month or year ago, but the window is a constant: a month is 2,628,288 s whatever the calendar says. "Now" is the time of
 * the last published summary. A state holds until it changes, and degraded counts as down.
 */

const WINDOWS: Record<string, { seconds: number; back: Temporal.DurationLike }> = {
  uptime: { seconds: Number.POSITIVE_INFINITY, back: { years: 100 } },
  uptimeDay: { seconds: 86_400, back: { days: 1 } },
  uptimeWeek: { seconds: 604_800, back: { weeks: 1 } },
  uptimeMonth: { seconds: 2_628_288, back: { months: 1 } },
  uptimeYear: { seconds: 31_536_000, back: { years: 1 } },
}

/** The history in the three forms that it comes in: rows, the commits' own words, and a clone. */
const FORMS = {
  'rows of checks': (folder: string) => ({
    dataDir: dataFolder(folder),
    source: aSource({
      files: 'checks.csv',
      columns: { time: 'timestamp_iso', service: 'slug', state: 'status', responseTime: 'response_ms' },
      states: { up: 'up', degraded: 'degraded', down: 'down' },
      interval: '5 min',
      maxStaleness: FOR_EVER,
    }),
  }),
  'the log': (folder: string) => ({
    dataDir: dataFolder(folder),
    source: UpptimeSource.parse({
      ...{ id: 'upptime', type: 'upptime', files: 'gitlog.tsv', maxStaleness: FOR_EVER },
      services: Object.fromEntries(
        readTable(folder, 'checks.csv').map(({ service, slug }) => [service, slug]),
      ),
    }),
  }),
  'a clone': (folder: string) => ({
    dataDir: cloned(folder),
    source: UpptimeSource.parse({
      ...{ id: 'upptime', type: 'upptime', repository: 'upptime', maxStaleness: FOR_EVER },
    }),
  }),
}

/** Only changes are recorded: a state holds for ever. */
const FOR_EVER = '876000 h'

/** A repository with a commit for each row, as Upptime would have made it. */
function cloned(folder: string): string {
  const rows = readTable(folder, 'checks.csv')
  return upptimeRepository(
    rows.map(({ timestamp_iso = '', service, status = '', http_code, response_ms, slug = '' }) => {
      const at = Date.parse(timestamp_iso)
      const [code, ms] = [Number(http_code), Number(response_ms)]
      const file = siteFile(status, code, ms, at, timestamp_iso)
      return { at, slug, message: `🟩 ${service} is ${status} (${code} in ${ms} ms) [skip ci]`, file }
    }),
  )
}

async function readHistory(
  form: keyof typeof FORMS,
  folder: string,
  slugs: string[],
  asOf: number,
): Promise<Map<string, ServiceTimeline>> {
  const { dataDir, source } = FORMS[form](folder)
  const { timelines, report } = await buildTimelines({
    services: slugs.map((id) => ({ id })),
    sources: [source],
    ...{ incidents: [], dataDir, asOf },
  })
  // Slugs that are no longer published are not asked for; nothing else may be set aside.
  for (const { reason } of report.sources[0]?.setAside ?? [])
    expect(reason).toMatch(/service (of this site )?is not known/)
  return timelines
}

const PUBLISHED = [
  ['upptime-darwinia', 105, '0 s'],
  ['upptime-honch', 35, '0 s'],
  ['upptime-pho3nix', 25, '15 min'],
  ['upptime-sentrybay', 30, '15 min'],
] as const

test.for(
  (['rows of checks', 'the log', 'a clone'] as const).flatMap((form) =>
    PUBLISHED.map((one) => [...one, form] as const),
  ),
)(
  '%s: all %i published uptimes within 0.01 point, from outages of at least %s, from %s',
  async ([folder, count, minOutage, form], context) => {
    needs(folder, context)
    const published = new Map<string, { slug: string; figure: string; value: number; since: number }>()
    for (const { slug = '', figure = '', published: value, trackingSince = '' } of readTable(
      folder,
      'verify.csv',
    )) {
      if (WINDOWS[figure])
        published.set(`${slug} ${figure}`, {
          slug,
          figure,
          value: Number(value),
          since: Date.parse(trackingSince),
        })
    }
    expect(published.size).toBe(count)
    const summaries = readTable(folder, 'summary_timeline.csv')
    const asOf = Math.max(...summaries.map(({ timestamp_iso = '' }) => Date.parse(timestamp_iso)))
    const slugs = [...new Set([...published.values()].map(({ slug }) => slug))]
    const timelines = await readHistory(form, folder, slugs, asOf)

    const wrong: string[] = []
    for (const { slug, figure, value, since } of published.values()) {
      const timeline = timelines.get(slug)
      const window = WINDOWS[figure]
      if (timeline === undefined || window === undefined) throw new Error(`expected ${slug} ${figure}`)
      const back = Temporal.Instant.fromEpochMilliseconds(asOf)
        .toZonedDateTimeISO('UTC')
        .subtract(window.back)
      const start = Math.max(back.epochMilliseconds, since)
      const evaluation = evaluateBetween(timeline, start, asOf, {
        minOutage,
        weights: { degraded: '1' },
        // The seconds between the start of tracking and the first check.
        unknownPolicy: 'assume-up',
      })
      const base = Math.min(window.seconds * 1000, asOf - since)
      const uptime = 100 - (100 * (evaluation.result.ledger?.downMs ?? Number.NaN)) / base
      if (!(Math.abs(uptime - value) <= 0.01 + 1e-9)) wrong.push(`${slug} ${figure} ${uptime} for ${value}`)
      // Where Upptime divides by the time that it looked at, its figure is plainly the engine's.
      if (base === asOf - start) expect(percentage(evaluation.value)).toBeCloseTo(uptime, 6)
      else expect(figure).toMatch(/Month|Year/)
    }
    expect(wrong).toEqual([])
  },
)
