import type { history as swedish } from '../sv/history.ts'

/** Incidents by month, what comes after an incident, and what services rest on, in English. */
export const history: typeof swedish = {
  months: 'Month by month',
  monthsIntro: 'Each month has a page of its own, at the same address for ever.',
  olderThan: (count) => `The latest ${count} are shown. Older ones stand on the pages of their months:`,
  kicker: 'Incidents',
  description: (month, name) => `Incidents at ${name} in ${month}: how many, and the time lost.`,
  noun: (count) => (count === 1 ? 'incident' : 'incidents'),
  began: (count) =>
    count === 0
      ? 'No incident began this month.'
      : count === 1
        ? '1 incident began this month.'
        : `${count} incidents began this month.`,
  running: 'The month is not over.',
  lost: 'Time lost',
  lostIntro:
    'How long each service was down or worked less well. Maintenance that is taken out stands by itself.',
  nothingLost: 'No service lost any measured time.',
  service: 'Service',
  down: 'Down',
  partial: 'Partly down',
  degraded: 'Degraded',
  maintenance: 'Maintenance',
  older: 'Previous month',
  newer: 'Next month',
  otherMonths: 'Other months',
  all: 'The whole history',
  actions: 'Corrective actions',
  noCause: 'The cause has not been established yet.',
  what: 'Action',
  owner: 'Owner',
  due: 'Due',
  state: 'Standing',
  states: { done: 'Done', open: 'Under way', overdue: 'Overdue' },
  after: 'Cause and corrective actions',
  dependencies: 'Dependencies',
  dependsOn: 'Needs',
  dependsOnText: (name) => `What ${name} cannot do without.`,
  dependents: 'Needed by',
  dependentsText: (name) => `What cannot do without ${name}.`,
  /** Before an instant. */
  at: 'As of',
  since: 'since',
}
