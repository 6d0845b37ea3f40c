import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const SITE = import.meta.dirname
const IMPORT = /import\s+(?:type\s)?([^'"]*?)\s+from\s+'(\.[^']*)'/g

/** What a page and all that it is made of ask of the feed, by file. */
function readers(page: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path) || !path.startsWith(SITE) || path.includes('/words/')) return
    seen.add(path)
    for (const [statement, names = '', from = ''] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      if (statement.startsWith('import type')) continue
      const target = join(dirname(path), from)
      if (target === join(SITE, 'feed.ts'))
        found[relative(SITE, path)] = [...names.matchAll(/(\w+)Feeds?/g)].map(([, name = '']) => name)
      else if (/\.(ts|astro)$/.test(target)) visit(target)
    }
  }
  visit(join(SITE, page))
  return found
}

/*
 * Pages that a build may take over say in settled.ts all that they are drawn from. Whoever makes such a page read more of
 * the feed puts what it reads into the page's key, and the file here.
 */

/** What stands around every page, and what it says times and addresses with: the head of the feed and the menu. */
const FRAME = {
  'components/Time.astro': ['status'],
  'format.ts': ['status'],
  'layouts/Page.astro': ['agreement', 'baseline', 'status'],
  'links.ts': ['status'],
  'view.ts': ['status'],
}
/** The names and addresses of services, and the incidents themselves. */
const NAMED = { 'services.ts': ['status'], 'months.ts': ['incidents', 'status'] }
/** Whether maintenance is over, which that of a period that is over always is. */
const STEPS = { 'steps.ts': ['status'] }
/** Who makes the keys asks for all that is in them. */
const KEYS = {
  'settled.ts': ['agreement', 'baseline', 'incidents', 'status'],
  'incidents.ts': ['incidents'],
  // When the feed was made, and until when it has data.
  'stretch.ts': ['status'],
  'told.ts': ['status'],
}

test('the page of an incident is drawn from nothing that is not in its key', () => {
  expect(readers('pages/[...locale]/incidents/[id].astro')).toEqual({
    ...{ ...FRAME, ...NAMED, ...STEPS, ...KEYS },
    // The incident, the names of its services, and whether there are agreements.
    'pages/[...locale]/incidents/[id].astro': ['agreement', 'incidents', 'status'],
    // Its outages in closed periods, the reports of those, and since when there are any.
    'components/IncidentCost.astro': ['agreement', 'status'],
    'reports.ts': ['agreement', 'period'],
  })
})

test('the page of a month is drawn from nothing that is not in its key', () => {
  expect(readers('pages/[...locale]/incidents/[month].astro')).toEqual({
    ...{ ...FRAME, ...NAMED, ...STEPS, ...KEYS },
    // The incidents of the month, the months beside it, and what each service lost, by name.
    'pages/[...locale]/incidents/[month].astro': ['incidents'],
    'components/Incidents.astro': ['status'],
    // The keys of incidents alone.
    'reports.ts': ['agreement', 'period'],
  })
})

/** Who makes the keys of pages on which nothing happens asks for all that is in them. */
const QUIET = {
  ...KEYS,
  'quiet.ts': ['agreement', 'chain', 'status'],
  'evidence.ts': ['incidents'],
  'reports.ts': ['agreement', 'period'],
}

test('the page of a service is drawn from nothing that is not in its key', () => {
  expect(readers('pages/[...locale]/services/[id].astro')).toEqual({
    ...{ ...FRAME, ...NAMED, ...STEPS, ...QUIET },
    // The feed of the service, what that of all says of it, and the names of its agreements.
    'pages/[...locale]/services/[id].astro': ['agreement', 'service', 'status'],
    // The incidents and the maintenance of the service, with the names of others.
    'components/Incidents.astro': ['status'],
    'components/MaintenanceList.astro': ['status'],
  })
})

test('a report is drawn from nothing that is not in its key', () => {
  expect(readers('pages/[...locale]/agreements/[id]/[period].astro')).toEqual({
    ...{ ...FRAME, ...NAMED, ...STEPS, ...QUIET },
    'pages/[...locale]/agreements/[id]/[period].astro': ['agreement'],
    // The chain of the agreement.
    'components/ChainNote.astro': ['chain'],
    'components/ReportProof.astro': ['chain'],
    // Its evidence, and until when there is data while an incident goes on: such a report has no key.
    'components/ReportEvidence.astro': ['status'],
    'components/ReportActions.astro': ['status'],
    'components/TakenOut.astro': ['incidents'],
    // The incidents of the year's longest outage.
    'components/YearFacts.astro': ['incidents'],
    // Whether the page is an archive.
    'summary.ts': ['status'],
  })
})

test('the page of an agreement is drawn from nothing that is not in its key', () => {
  expect(readers('pages/[...locale]/agreements/[id].astro')).toEqual({
    ...{ ...FRAME, ...NAMED, ...STEPS, ...QUIET },
    // Its feed, and whether there is a chain.
    'pages/[...locale]/agreements/[id].astro': ['agreement', 'chain'],
    'components/ChainNote.astro': ['chain'],
    // The agreements that its targets are from.
    'components/Provenance.astro': ['agreement'],
    // When the feed was made: whether it is open at that hour.
    'components/OpenHours.astro': ['status'],
    // The incidents that disputes are about.
    'components/DisputeList.astro': ['incidents'],
    // The template that it was begun from.
    'templates.ts': [],
    // Whether the page is an archive.
    'summary.ts': ['status'],
  })
})
