import type { Messages } from './messages.ts'
import type { page as swedish } from './sv.ts'

/** Everything that the components say, in English. */
export const widget: Messages = {
  states: {
    operational: 'Operational',
    degraded_performance: 'Degraded performance',
    partial_outage: 'Partial outage',
    major_outage: 'Outage',
    under_maintenance: 'Maintenance',
    unknown: 'No data',
  },
  worked: 'Operational',
  clause: {
    operational: (who, many, past) => `${who} ${be(many, past)} operational.`,
    degraded_performance: (who, many, past) => `${who} ${have(many, past)} degraded performance.`,
    partial_outage: (who, many, past) =>
      `${who} ${have(many, past)} ${many ? 'partial outages' : 'a partial outage'}.`,
    major_outage: (who, many, past) => `${who} ${have(many, past)} ${many ? 'outages' : 'an outage'}.`,
    under_maintenance: (who, many, past) => `${who} ${be(many, past)} under maintenance.`,
    unknown: (who, _many, past) => `There ${be(false, past)} no data about ${who}.`,
  },
  all: 'all services',
  others: 'all other services',
  countOf: (count) => `${count} services`,
  unknownNow: 'The state right now is unknown.',
  standing: ({ total, onTrack, atRisk, broken, noData, period, past }) => {
    const during = period ? ` for ${period}` : ''
    if (total === 1) {
      if (noData > 0) return `The objective ${have(false, past)} no data.`
      const so = atRisk > 0 ? 'at risk' : broken > 0 ? 'breached' : 'on track'
      return `The objective ${be(false, past)} ${so}${during}.`
    }
    const rest = [
      atRisk > 0 ? `${atRisk} ${be(atRisk > 1, past)} at risk` : '',
      broken > 0 ? `${broken} ${be(broken > 1, past)} breached` : '',
      noData > 0 ? `${noData} ${have(noData > 1, past)} no data` : '',
    ].filter((part) => part !== '')
    const count = onTrack < total ? `${onTrack} of ${total} objectives` : `All ${total} objectives`
    return `${[`${count} ${be(onTrack !== 1, past)} on track${during}`, ...rest].join(', ')}.`
  },
  dataThrough: (instant) => `Data through ${instant}`,
  next: (time) => `next at ${time}`,
  stale: (instant, age) => `The latest data is from ${instant}, ${age} old`,
  archive: (instant) => `From the archive: the state on ${instant}`,
  dateAndTime: (date, time) => `${date} at ${time}`,
  zone: (timeZone) => `Times in ${timeZone}`,
  loading: 'Fetching the service status …',
  noServices: 'There are no services to show yet.',
  noneOfThese: 'None of the chosen services is on the status page.',
  problem: {
    address: 'The status cannot be shown: the address of the data is missing or wrong.',
    unreachable: 'The status cannot be fetched: the server does not answer.',
    'not-found': 'The status cannot be fetched: there is no data at the address.',
    server: 'The status cannot be fetched: the server answers with an error.',
    'not-json': 'The status cannot be read: the answer is something other than status data.',
    truncated: 'The status cannot be read: the answer is incomplete.',
    version: 'The status cannot be read: the data is of another version. Reload the page.',
    'not-a-feed': 'The status cannot be read: the data has the wrong form.',
  },
  failingSince: (problem, time) => `${problem} Updating has failed since ${time}.`,
  updates: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    postmortem: 'Review',
  },
  began: (instant) => `Began ${instant}`,
  lasted: (duration) => `has lasted ${duration}`,
  affects: (services) => `affects ${services}`,
  brokenSince: (period, instant) => `the objective for ${period} has been breached since ${instant}`,
  breaksAt: (period, instant) => `the objective for ${period} will be breached at ${instant} if this goes on`,
  earlierUpdates: (count) => `Earlier updates (${count})`,
  since: (instant) => `since ${instant}`,
  responseTime: (p95, window) => `response time ${p95} (p95, ${window})`,
  days: (count, plural) => `${count}\u00a0${plural(count, { one: 'day', other: 'days' })}`,
  today: 'today',
  strip: (service) => `${service}, day by day`,
  plainDay: 'nothing to report',
  uptime: (percent) => `uptime ${percent}`,
  dayTimes: {
    downMs: 'outage',
    partialMs: 'partial outage',
    degradedMs: 'degraded performance',
    unknownMs: 'no data',
    maintenanceMs: 'maintenance',
  },
  asTable: 'Show as table',
  tableCaption: (service) => `${service}: days with something to report`,
  columns: { date: 'Day', state: 'State', uptime: 'Uptime', times: 'Duration' },
  otherDays: (days) => `The other ${days}: operational, nothing to report`,
  target: {
    '>=': (value) => `target ${value}`,
    '>': (value) => `target over ${value}`,
    '<=': (value) => `target at most ${value}`,
    '<': (value) => `target under ${value}`,
  },
  left: (duration) => `${duration} left`,
  over: (duration) => `${duration} over`,
  budget: (service, percent, rest) => `${service}: ${percent} of the allowed downtime used, ${rest}`,
  quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
  standings: {
    'on-track': 'on track',
    'at-risk': 'at risk',
    lost: 'breached',
    met: 'met',
    breached: 'breached',
    pending: 'not decided',
    'no-data': 'no data',
    excluded: 'not counted',
  },
  items: (good, valid) => `${good} of ${valid} within the target`,
  maintenance: 'Maintenance',
  running: 'In progress',
  counts: ({ excluded, why, announced, deadline }) => {
    const dates = [announced, deadline && `latest ${deadline}`].filter(Boolean).join(', ')
    const notice = dates ? ` (${dates})` : ''
    const reasons: Record<string, string> = {
      'announced-in-time': `it was announced in time${notice}`,
      'announced-late': `it was announced too late${notice}`,
      'outside-window': 'it is outside the agreed service window',
      'over-cap': 'the agreed maintenance time is used up',
      emergency: excluded
        ? 'the agreement excludes emergency maintenance too'
        : 'the agreement does not exclude emergency maintenance',
      'no-policy': 'the agreement does not exclude maintenance',
      'no-agreement': 'no agreement covers the service',
      'mode-none': 'the agreement counts maintenance like any other time',
    }
    const reason = Object.hasOwn(reasons, why) ? `, because ${reasons[why]}` : ''
    return `Left out of the figures: ${excluded ? 'yes' : 'no'}${reason}.`
  },
  recent: 'Recent events',
}

function be(many: boolean, past: boolean): string {
  if (past) return many ? 'were' : 'was'
  return many ? 'are' : 'is'
}

function have(many: boolean, past: boolean): string {
  if (past) return 'had'
  return many ? 'have' : 'has'
}

function weighed(state: string, weight: string): string {
  if (weight === '1') return `${state} counts as a full outage.`
  return weight === '0'
    ? `${state} does not count as an outage.`
    : `${state} weighs ${weight} of a full outage.`
}

/** Everything that only the site says, in English. */
export const page: typeof swedish = {
  languageName: 'English',
  skip: 'Skip to content',
  menu: 'Main menu',
  nav: {
    status: 'Status',
    agreements: 'Agreement',
    history: 'History',
    method: 'How we count',
    subscribe: 'Subscribe',
  },
  more: 'More about this site',
  notUpdated: 'This page is not updated.',
  rawData: 'The data as JSON',
  calendar: 'Maintenance calendar',
  printedFrom: (url) => `Printed from ${url}`,
  overview: {
    heading: (name) => `Service status of ${name}`,
    description: (name) =>
      `How the services of ${name} are right now, their availability against agreed targets, and what has happened.`,
    agreements: 'Agreements',
    agreementsIntro: 'What we have promised, how it is counted and what came of it, clause by clause.',
  },
  titles: {
    operational: 'All services are working',
    degraded_performance: 'Degraded performance',
    partial_outage: 'Partial outage',
    major_outage: 'Outage',
    under_maintenance: 'Maintenance in progress',
    unknown: 'No data about the current state',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address leads nowhere. It may be mistyped, or the page may have moved.',
    back: 'To the service status',
  },
  reasons: {
    'no-measurement': 'nothing was measured',
    insufficient: 'too little of the time was measured',
    preparation: 'the agreement is being prepared',
    'not-begun': 'the period has not begun',
    maintenance: 'all agreed time was valid maintenance',
    'no-agreed-time': 'the period has no agreed time',
  },
  certainty: {
    certain: 'The verdict is certain: it stands however time without measurements is counted.',
    policy: 'The verdict depends on how the agreement counts time without measurements.',
    'resolution-limited': 'The measurement is too coarse for the verdict to be certain.',
  },
  finality: { provisional: 'provisional', final: 'final', restated: 'restated' },
  notBinding: 'Not binding',
  comparators: { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than' },
  periodTypes: {
    'calendar-day': 'per day',
    'calendar-week': 'per calendar week',
    'calendar-month': 'per calendar month',
    'calendar-quarter': 'per quarter',
    'calendar-half': 'per half-year',
    'calendar-year': 'per calendar year',
    billing: 'per billing period',
  },
  rollingDays: (days) => `over the last ${days} days`,
  rollingHours: (hours) => `over the last ${hours} hours`,
  lastDays: (days) => `last ${days} days`,
  lastHours: (hours) => `last ${hours} hours`,
  week: (week, year) => `week ${week} of ${year}`,
  half: (half, year) => `half ${half} of ${year}`,
  runningPeriod: (period) => `${period}, in progress`,
  table: {
    period: 'Period',
    value: 'Result',
    target: 'Target',
    verdict: 'Verdict',
    downtime: 'Downtime',
    excluded: 'Excluded',
    coverage: 'Coverage',
    none: 'none',
  },
  budget: {
    of: (total) => `of ${total}`,
    allowed: (total) => `${total} allowed`,
    breachAt: 'Limit passed',
    willBreachAt: 'If the outage goes on, the limit is passed',
  },
  service: {
    description: (name) =>
      `${name}: state now, the last 90 days, targets and results, outages and maintenance.`,
    objectives: 'Targets and results',
    noObjectives: 'No agreed target is measured for this service.',
    kicker: 'Service',
    howCounted: (agreement) => `How it is counted: ${agreement}`,
    response: 'Response times',
    responseIntro: (from, to) =>
      `How long an answer took, day by day from ${from} to ${to}. Median: half of the answers were faster. 95th percentile: 95 answers in 100 were faster.`,
    alwaysSame: 'They are the same on every day, as they are where a day has a single measurement.',
    oftenSame: 'Where they are the same, as where a day has a single measurement, only the median is drawn.',
    median: 'Median',
    p95: '95th percentile',
    day: 'Day',
    samples: 'Measurements',
    incidents: 'Outages and disruptions',
    noIncidents: 'No outages or disruptions have been reported.',
    maintenance: 'Maintenance',
    noMaintenance: 'No maintenance has been announced.',
  },
  incidents: {
    title: 'History',
    description: (name) => `Outages and disruptions at ${name}, latest first.`,
    none: 'No outages or disruptions have been reported.',
    incidents: 'Outages and disruptions',
    ongoing: 'in progress',
    affected: 'Affected services',
    when: 'When',
    lasted: 'Lasted',
    lastedSoFar: 'Has lasted so far',
    status: 'Status',
    impact: 'Impact',
    updates: 'Course of events',
    noUpdates: 'No updates have been written.',
    incident: 'Outage or disruption',
  },
  impacts: { none: 'None', minor: 'Minor', major: 'Major', critical: 'Critical' },
  maintenance: {
    announced: 'Announced',
    actualTime: 'Actual time',
    parts: (excluded, counted) => `${excluded} is excluded, ${counted} is not.`,
  },
  agreement: {
    kicker: 'Agreement',
    description: (title) => `${title}: terms, targets, results and how they are counted.`,
    signed: 'Signed by all parties',
    unsigned: 'Not signed – for guidance',
    unsignedText: 'Not all parties have signed. Terms and results are shown but bind nobody.',
    terms: 'Terms',
    parties: 'Parties',
    roles: {
      provider: 'Provider',
      customer: 'Customer',
      'third-party': 'Third party',
      subcontractor: 'Subcontractor',
    },
    levels: {
      corporate: 'Holds for the whole business',
      service: 'Holds for all customers',
      customer: 'Holds for one customer',
      'customer-service': 'Holds for one customer and one service',
    },
    level: 'Reach',
    validity: 'In force',
    from: 'from',
    until: 'up to and including',
    phases: 'Phases',
    phaseNames: { preparation: 'Preparation', pilot: 'Pilot', full: 'Full operation' },
    phaseEffect: {
      preparation: 'nothing is judged',
      pilot: 'results are shown but not binding',
      full: 'results are binding',
    },
    inScope: 'Covers',
    outOfScope: 'Does not cover',
    serviceHours: 'Service hours',
    allHours: 'Around the clock, every day',
    calendar: (id) => `By the calendar ${id}`,
    zone: 'Time zone',
    maintenance: 'Maintenance',
    objectives: 'Targets and results',
    objectiveLine: (target, period) => `Availability of ${target} ${period}.`,
    ledger: 'Where the time went',
    method: 'How this is counted',
    history: 'Closed periods',
    noHistory: 'No period has closed yet.',
    rolling: 'A rolling target never closes: its window moves on all the time.',
    coverage: (share) => `Coverage: ${share} of the time is known.`,
    bounds: (worst, best) =>
      `With all unknown time counted as down: ${worst}. With it counted as up: ${best}.`,
    projection: (best, rate, worst) =>
      `The period ends at ${best} with no more downtime, at ${rate} at the rate so far, and at ${worst} if down for the rest of it.`,
  },
  terms: {
    authority: {
      union: 'Downtime is what either the monitoring or a reported incident says is down.',
      intersection: 'Downtime is only what both the monitoring and a reported incident say is down.',
      monitoring: 'The monitoring alone decides what is downtime.',
      incidents: 'Reported incidents alone decide what is downtime.',
    },
    exclusionMode: {
      remove: 'Valid maintenance is taken out: it counts neither as up nor as down.',
      'count-as-up': 'Valid maintenance counts as up.',
      none: 'Maintenance is never excluded: all time counts.',
    },
    excludeSpan: {
      actual: 'Only time that the work really took is taken out, and never what ran over.',
      announced: 'All of the announced time is taken out, but never what ran over.',
    },
    emergency: {
      counts: 'Emergency maintenance is not taken out.',
      excluded: 'Emergency maintenance is taken out as well.',
    },
    unknownPolicy: {
      exclude: 'Time without measurements counts neither as up nor as down.',
      'assume-up': 'Time without measurements counts as up.',
      'assume-down': 'Time without measurements counts as down.',
      'hold-last': 'Time without measurements counts as the last known state.',
    },
    notice: (amount) => `It has to be announced at least ${amount} ahead.`,
    workingDays: (count) => `${count} working days`,
    calendarDays: (count) => `${count} calendar days`,
    windows: (windows) => `It has to lie within ${windows}.`,
    capPerMonth: (time) => `At most ${time} a month is taken out.`,
    capCount: (count) => `At most ${count} windows a month are taken out.`,
    weights: (partial, degraded) =>
      `${weighed('A partial outage', partial)} ${weighed('Degraded performance', degraded)}`,
    everyOutage: 'Every outage counts from its first millisecond.',
    minOutage: (time) => `Outages shorter than ${time} do not count.`,
    mergeGap: (time) => `Outages at most ${time} apart count as one when their length is tested.`,
    minCoverage: (share) => `Below ${share} coverage there is no verdict that depends on the unknown.`,
  },
  steps: {
    agreed: (period, agreed) => `The period is ${period} long. Agreed time so far is ${agreed}.`,
    maintenance: (excluded) => `Maintenance, ${excluded} taken out:`,
    base: (base, agreed, excluded) =>
      `Counted time is ${base}: ${agreed} agreed time, of which ${excluded} valid maintenance.`,
    unknown: (unknown, coverage) => `Not measured: ${unknown}; coverage is ${coverage}.`,
    outage: (counted) => `Outage, ${counted} counts:`,
    weight: (weight) => `It weighs ${weight}.`,
    open: 'It is still open.',
    down: (down) => `Downtime in all: ${down}.`,
    value: (num, den, value) =>
      `Result: ${num} / ${den} = ${value}, cut so that it cannot contradict the verdict.`,
    verdict: (target, verdict) => `Against the target of ${target}: ${verdict}.`,
  },
  ledger: {
    class: 'Kind',
    time: 'Time (h:min:s)',
    effect: 'Counts as',
    total: 'The whole period',
    up: ['Working', 'available time'],
    down: ['Down', 'downtime'],
    unknown: ['Not measured', 'by the rule for unknown time'],
    outsideHours: ['Outside service hours', 'nothing'],
    outsideContract: ['Outside the agreement', 'nothing'],
    future: ['Still to come', 'nothing yet'],
    excluded: ['Excluded', 'nothing'],
    reasons: { maintenance: 'maintenance', 'monitoring-gap': 'gap in monitoring' },
  },
}
