/** What went wrong, why and what is done, and what the next review goes through, in English. */
export const deviations: typeof import('../sv/deviations.ts').deviations = {
  title: 'Deviations',
  intro:
    'A deviation is opened when a target is missed or at risk, when there is no data on a closed period, and when a report or a survey is late. The customer and the provider can report one too. It is closed once its cause has been looked into and the actions are done.',
  none: 'There is no deviation in the periods shown.',
  open: (count) => (count === 1 ? '1 open deviation' : `${count} open deviations`),
  closed: (count) => (count === 1 ? '1 closed deviation' : `${count} closed deviations`),
  noneOpen: 'No deviation is open.',
  closedCount: 'Closed deviations',
  dueOn: (day) => `due on ${day}`,
  doneOn: (day) => `done on ${day}`,
  overdue: 'overdue',
  link: (title) => `the deviation ${title}`,
  kinds: {
    breach: 'Target missed',
    'at-risk': 'At risk',
    'no-data': 'No data',
    'late-report': 'Late report',
    'late-survey': 'Late survey',
  },
  sources: { customer: 'reported by the customer', provider: 'reported by the provider' },
  states: {
    open: 'Open',
    'cause-known': 'Cause known',
    acting: 'Being mended',
    verifying: 'Effect being checked',
    closed: 'Closed',
  },
  titleOf: (what, about, period) => `${what}: ${[about, period].filter((part) => part !== '').join(', ')}`,
  notBinding: 'not binding',
  opened: 'opened',
  closedOn: 'closed',
  running: 'the period is running',
  age: (days) => (days === 0 ? 'the same day' : days === 1 ? 'after 1 day' : `after ${days} days`),
  lasting: (days) =>
    days === 0 ? 'open since today' : days === 1 ? 'open for 1 day' : `open for ${days} days`,
  settled: 'The figures no longer show a deviation.',
  cause: 'Cause',
  mostLostIn: 'Most of the time was lost in',
  lostIn: 'Time was lost in',
  causeThere: 'The cause is told at the deviation.',
  causes: {
    change: 'change',
    software: 'software fault',
    hardware: 'hardware fault',
    network: 'network',
    capacity: 'capacity',
    supplier: 'subcontractor',
    'human-error': 'mistake',
    process: 'way of working',
    security: 'security',
    customer: 'the customer',
    unknown: 'unknown',
  },
  causeAfter: (days) =>
    days === 0
      ? 'Established the same day.'
      : days === 1
        ? 'Established after 1 day.'
        : `Established after ${days} days.`,
  causeDue: {
    kept: (day) => `The agreement's time for that ended on ${day} and was kept.`,
    missed: (day) => `The agreement's time for that ended on ${day} and was not kept.`,
    open: (day) => `By the agreement it has to be established by ${day}.`,
  },
  verifyPeriods: (count) =>
    count === 1
      ? 'The effect is shown once the target is met in one whole period after the actions.'
      : `The effect is shown once the target is met in ${count} whole periods in a row after the actions.`,
  sameCause: (count) => `${count} deviations in twelve months have a cause of the same kind.`,
  noActions: 'No action has been decided yet.',
  verification: {
    waiting: (met, needed) =>
      needed === 1
        ? 'Its effect is checked in the next whole period.'
        : `Its effect is being checked: ${met} of ${needed} whole periods after the actions met the target.`,
    verified: (_met, needed) =>
      needed === 1
        ? 'Effect checked: the target was met in the next whole period.'
        : `Effect checked: the target was met in ${needed} whole periods in a row.`,
    failed: () => 'The actions were not enough: the target was missed again.',
  },
  agenda: {
    title: 'Next review: agenda',
    intro: (review, since) =>
      `The review is on ${review} and is about the time from ${since}. The agenda is made from the deviations and changes with them.`,
    late: (review, since) =>
      `The review was due on ${review} and is about the time from ${since}. The agenda is made from the deviations and changes with them.`,
    breached: 'Targets missed since the last review',
    open: 'Open deviations',
    others: 'Other open deviations',
    overdue: 'Actions that are overdue',
    closed: 'Deviations that were closed: were the actions enough?',
    proposed: 'Proposed changes to the agreement',
    due: (what, day) => `${what}, was due on ${day}`,
    none: 'Nothing in particular: no open deviation, no overdue action and no proposed change.',
  },
}
