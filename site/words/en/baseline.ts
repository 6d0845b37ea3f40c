import type { baseline as swedish } from '../sv/baseline.ts'

/** The pages of what services have delivered and which targets are realistic, in English. */
export const baseline: typeof swedish = {
  title: 'Grounds for targets',
  description: (name) =>
    `What ${name} has delivered in the last twelve months, which targets are realistic, and what other terms would have given.`,
  lead: 'Before a target is promised: what each service has delivered in the last twelve whole months, and which targets that is enough for.',
  service: 'Service',
  realistic: 'Highest realistic target',
  noRealistic: 'None of those tried',
  more: (service) => `Grounds for targets: ${service}`,
  heading: (service) => `${service}: grounds for targets`,
  sum: (period, availability) =>
    `${period}, around the clock and with nothing left out, availability was ${availability}.`,
  sumUnknown: (period) => `${period}: nothing is known of the availability.`,
  facts: {
    outages: 'Outages',
    longest: 'Longest outage',
    mttr: 'Mean time to restore (MTTR)',
    down: 'Downtime in all',
    responseTime: 'Response time, 50, 95 and 99 of 100 answers within',
    coverage: 'Coverage',
  },
  none: 'none',
  unknown: 'no data',
  months: {
    title: 'Month by month',
    month: 'Month',
    availability: 'Availability',
    outages: 'Outages',
    down: 'Downtime',
    longest: 'Longest',
    coverage: 'Coverage',
  },
  ladder: {
    title: 'Which targets that would have met',
    text: 'Each target is tried on each of the months. The interval says which share of all months would have met the target, with 95 per cent certainty: twelve months are few, so it is wide.',
    target: 'Target per month',
    met: 'Months that met it',
    of: (met, judged) => `${met} of ${judged}`,
    interval: 'Share, 95% certainty',
    between: (low, high) => `${low}–${high}`,
    year: 'Left of allowed downtime, twelve months',
    worst: 'Left in the worst month',
    left: (time) => time,
    over: (time) => `${time} too much`,
    grade: 'Grade',
    grades: {
      realistic: 'Realistic',
      doubtful: 'Doubtful',
      unrealistic: 'Unrealistic',
      unknown: 'No data',
    },
    against: {
      history: 'not all months met it',
      'no-data': 'months without data',
      checks: 'checks are too few to prove it',
      suppliers: 'suppliers promise less',
    },
    checks: (interval, share) =>
      `The service is checked every ${interval}. A month without any failure then proves ${share} at most.`,
    noChecks: 'How often the service is checked is not known.',
    suppliers: (count, share, worst) =>
      count === 1
        ? `One supplier promises ${share}.`
        : `${count} suppliers together promise ${share}, and ${worst} if they never fail at the same time.`,
    noSuppliers: 'No promises of suppliers are published for the service.',
  },
  whatIf: {
    title: 'If the terms had been others',
    text: 'The closed periods counted again with other targets, other service hours and without what is left out. So many periods would have met the target:',
    none: 'No public agreement has a target for the availability of the service with closed periods.',
    terms: 'Terms',
    asAgreed: 'as agreed',
    with: 'with exclusions',
    without: 'without exclusions',
    always: 'around the clock',
    hours: (id) => `service hours ${id}`,
    period: 'Period',
    value: 'Result',
    choose: 'Period by period. Choose terms:',
    met: 'met',
    breached: 'breached',
    unknown: 'no data',
    agreed: (target) => `Agreed target now: ${target}.`,
  },
  limits: {
    title: 'What the figures do not say',
    items: [
      'What has been is no promise of what will be. Twelve months are a small base, above all for targets such as 99.99%.',
      'Time without measurements counts neither as up nor as down. A month with less than 95% coverage gets no verdict.',
      'Maintenance and exclusions are counted in the months. An agreement that leaves maintenance out would have given higher results.',
      'Other terms are tried on the same events. Under other terms maintenance might have been done at other times.',
      'Targets for tickets, deliveries and surveys are not included.',
    ],
  },
  calculator: {
    title: 'What a target means',
    text: 'How much downtime a target allows in a certain month, quarter or year. Months are as long as they are, also where the clock changes.',
    noScript: 'The calculator needs JavaScript. 99.9% allows 43 min 12 s of downtime in 30 days.',
  },
}
