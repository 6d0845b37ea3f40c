import type { Messages } from './messages.ts'

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
    'too-large': 'The status cannot be read: the answer is unreasonably large.',
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
  compliance: {},
  history: {
    calendar: (service) => `${service}, month by month`,
    deviating: (days) => `${days} with deviations`,
    earlier: (months) => `Show ${months} more`,
    months: { one: 'month', other: 'months' },
  },
  incidents: {
    open: 'Going on now',
    none: 'No incidents.',
    quiet: 'No incident is going on.',
    took: (duration) => `lasted ${duration}`,
    planned: 'Planned maintenance',
  },
  badge: {
    noService: 'The status page has no such service.',
    noObjective: 'The status page has no such objective.',
  },
  responseTimes: {
    sentence: (service, p95, days) =>
      `${service} answered within ${p95} in 95 cases of 100, over ${days}.`,
    series: { p50: 'half within (p50)', p95: '95 of 100 within (p95)', p99: '99 of 100 within (p99)' },
    limit: (value) => `limit agreed ${value}`,
    picture: (service, days) => `Response times of ${service}, ${days}. All values are in the table.`,
    none: 'No response times have been measured.',
    caption: (service) => `${service}: response times day by day`,
    day: 'Day',
    samples: 'Samples',
  },
}

function be(many: boolean, past: boolean): string {
  if (past) return many ? 'were' : 'was'
  return many ? 'are' : 'is'
}

function have(many: boolean, past: boolean): string {
  if (past) return 'had'
  return many ? 'have' : 'has'
}
