import type { counting as swedish } from '../sv/counting.ts'

/** How figures are counted, in English. */
export const counting: typeof swedish = {
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
    workingDays: (count) => `${count} working ${count === '1' ? 'day' : 'days'}`,
    calendarDays: (count) => `${count} calendar ${count === '1' ? 'day' : 'days'}`,
    windows: (windows) => `It has to lie within ${windows}.`,
    capPerMonth: (time) => `At most ${time} a month is taken out.`,
    capCount: (count) => `At most ${count} windows a month are taken out.`,
    weights: (partial, degraded) =>
      `${weighed('A partial outage', partial)} ${weighed('Degraded performance', degraded)}`,
    everyOutage: 'Every outage counts from its first millisecond.',
    minOutage: (time) => `Outages shorter than ${time} do not count.`,
    mergeGap: (time) => `Outages at most ${time} apart count as one when their length is tested.`,
    minCoverage: (share) => `Below ${share} coverage there is no verdict that depends on the unknown.`,
    failedRequests: {
      bad: 'Requests that fail have not kept the limit.',
      exclude: 'Requests that fail are no part of the response time.',
    },
    source: (source) => `Only the source ${source} counts.`,
    slice: (slice) => `Time is divided into intervals of ${slice}.`,
    emptySlice: {
      good: 'An interval without requests counts as good.',
      exclude: 'An interval without requests does not count.',
      bad: 'An interval without requests counts as bad.',
    },
    clock: (calendar) => `The clock runs in the open hours of the calendar ${calendar} only.`,
    pauses: (states) =>
      states === 'waiting-customer'
        ? 'The clock stands still while the ticket waits for the customer.'
        : `The clock stands still in the state ${states}.`,
    reopened: (days) => `A ticket that is reopened within ${days} is the same ticket.`,
    attribution: {
      decision:
        'An item belongs to the period in which it was decided: when it was done or its time ran out.',
      created: 'An item belongs to the period in which it came in.',
      resolved: 'An item belongs to the period in which it was resolved.',
    },
    noVolume: {
      'no-data': 'A period without items has no verdict.',
      'deem-met': 'In a period without items the target is met.',
    },
    cutoff: (time) => `An order after ${time} counts from the next working day.`,
    minResponses: (count) => `Fewer than ${count} answers give no verdict.`,
    contractRounding: (decimals) =>
      `The agreement rounds the result to ${decimals} decimals before the verdict.`,
  },
  steps: {
    agreed: (period, agreed) => `The period is ${period} long. Agreed time is ${agreed}.`,
    maintenance: (excluded) => `Maintenance, ${excluded} taken out:`,
    /** Of maintenance that was announced in time and took nothing out, as it lay outside service hours. */
    noneAgreed: 'None of it was in agreed time.',
    base: (base, agreed, excluded) =>
      `Counted time is ${base}: ${agreed} agreed time, of which ${excluded} is taken out.`,
    unknown: (unknown, coverage) => `Not measured: ${unknown}; coverage is ${coverage}.`,
    outage: (counted) => `Outage, ${counted} counts:`,
    weight: (weight) => `It weighs ${weight}.`,
    open: 'It is still open.',
    down: (down) => `Downtime in all: ${down}.`,
    value: (num, den, value) =>
      `Result: ${num} / ${den} = ${value}, cut so that it cannot contradict the verdict.`,
    figure: (value) => `Result: ${value}.`,
    samples: (samples, failed, good) =>
      `${samples} answers were measured, ${failed} of them failed. ${good} certainly kept the limit.`,
    percentile: (samples, failed) => `${samples} answers were measured, ${failed} of them failed.`,
    coverage: (coverage) => `Coverage is ${coverage}.`,
    requests: (good, valid) => `${good} of ${valid} requests succeeded.`,
    slices: (known, empty, unknown, slice) =>
      `Of the intervals of ${slice}, ${known} are known, ${empty} of them without requests. ${unknown} are unknown.`,
    items: (counted, good, missed) =>
      `${counted} decided in the period: ${good} within the target, ${missed} not.`,
    unsettled: (open, pastDue) => `${open} open, ${pastDue} of them overdue.`,
    verdict: (target, verdict) => `Against the target of ${target}: ${verdict}.`,
  },
}

function weighed(state: string, weight: string): string {
  if (weight === '1') return `${state} counts as a full outage.`
  return weight === '0'
    ? `${state} does not count as an outage.`
    : `${state} weighs ${weight} of a full outage.`
}
