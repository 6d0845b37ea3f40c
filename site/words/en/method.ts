import type { method as swedish } from '../sv/method.ts'

/** The page on how figures are counted, in English. What an agreement decides is said by `page.terms`. */
export const method: typeof swedish = {
  title: 'How we count',
  description: (name) =>
    `How the targets of ${name} are measured, counted and judged, with one example worked through.`,
  lead: 'These are the rules behind every figure on this site. Where agreements differ, the text is written from the terms by which the figures were in fact counted.',
  contents: 'Contents',
  rulesFor: (names) => `For ${names}:`,
  andMore: (count) => `${count} more`,
  none: 'No public agreement has a measured target yet. The rules below will hold when there is one.',
  measured: {
    title: 'What is measured',
    text: [
      'A target is for a period, such as a month or a quarter, and mostly for one service. It can be about time, requests, tickets, deliveries or answers to a survey.',
      'The facts about the services come from automatic measurements and from incidents that somebody has reported.',
    ],
    agreements: 'The rules are taken from these agreements:',
    count: (count) => (count === 1 ? '1 target' : `${count} targets`),
  },
  ledger: {
    title: 'All time is accounted for',
    text: [
      'The time of a period is divided into kinds. Every millisecond belongs to exactly one of them, and together they are as long as the period. The page of the agreement shows the division for each target.',
    ],
    when: 'When',
    up: 'The service was measured, and no outage is known.',
    down: 'An outage is known. The next section says what an outage is.',
    unknown: 'No measurement says how it was, and no outage has been reported.',
    excluded: 'The maintenance passed every test for being left out.',
    outsideHours: 'The agreement did not require the service to be available.',
    outsideContract: 'The agreement was not yet in force, or no longer.',
    future: 'The time belongs to a running period and has not come yet.',
    order:
      'Where several kinds fit the same time, the first in this order holds: outside the agreement, outside service hours, excluded, down, not measured, working. A known outage in a gap between measurements is therefore an outage, and a gap during valid maintenance is excluded.',
  },
  outages: {
    title: 'What is an outage',
    text: [
      'An outage counts from when it began until the service worked again. Where several measurements and reports say the same of the same time, that time counts once.',
    ],
  },
  unknown: {
    title: 'Time without measurements',
    text: [
      'Where there is no measurement, nobody knows whether the service worked. That time is always shown by itself. Coverage is the share of the counted time that is known.',
    ],
    bounds:
      'Two bounds are therefore computed as well: the result if all unknown time was an outage, and the result if the service worked for all of it. If both are on the same side of the target, the verdict is certain. Otherwise the verdict depends on the rule above, and the page says so beside it.',
    nothing: 'If nothing at all was measured, the target is never met.',
    resolution:
      'Between two measurements nobody knows exactly when an outage began or ended. If the verdict hangs on that, the page says that the measurement is too coarse for the verdict to be certain.',
  },
  maintenance: {
    title: 'Maintenance',
    tests:
      'Maintenance is left out only if it passes every test. Otherwise an outage during the work counts like any other outage, and the page says which test failed.',
    calendars: {
      'se-legal-eves':
        'Working days are Monday to Friday except Swedish public holidays, Midsummer Eve, Christmas Eve and New Year’s Eve.',
      'se-legal': 'Working days are Monday to Friday except Swedish public holidays.',
    },
    calendar: (id) => `Working days are those of the calendar ${id}.`,
    workingDays: (count) =>
      `They are counted backwards from the day before the maintenance. An announcement is in time until the end of the day that is number ${count}.`,
    all: 'All maintenance, and how it was counted',
  },
  rounding: {
    title: 'Rounding',
    text: [
      'Verdicts are made with exact fractions: the ratio of two numbers of milliseconds is compared with the target. Nothing is rounded before the comparison.',
      'The result that is shown has at least as many decimals as the target. Against a target of at least some value it is cut downwards, against a target of at most some value upwards. Against a target of at least 99.95%, 99.949% is therefore shown as 99.94%, not as 99.95%.',
      'That is why a figure can never contradict its verdict. The target is itself a number with that many decimals. A result that reaches the target still reaches it after being cut downwards, because it cannot be cut past the target. A result below the target can only end up lower, never higher.',
      '100% is shown only where there is no downtime at all. Downtime is rounded up. Excluded time, coverage and what is left of the allowed time are rounded down.',
    ],
  },
  verdicts: {
    title: 'The words of the verdict',
    met: 'The period is over, or the target is a rolling one, and the result keeps the target.',
    breached:
      'The result does not keep the target. In a running period: what has happened is already more than the whole period allows.',
    'on-track':
      'The period is running, the result so far keeps the target, and less than three quarters of what the target allows is used, in downtime or in misses.',
    'at-risk':
      'The period is running, and either the result so far does not keep the target, or at least three quarters of what the target allows is used, or it is being used very fast right now: of the downtime at least 2% within an hour, 5% within six hours or 10% within one to three days.',
    pending: 'There is nothing to judge yet. The reason stands beside it.',
    'no-data': 'Nothing or too little was measured. The target is neither met nor breached.',
    excluded: 'All agreed time was taken out, or the period has no agreed time.',
    notBinding:
      'Not everybody has signed the agreement, its phase of full operation has not begun, or more came than a cap above which the agreement lets the target fall away. The result is shown but binds nobody.',
  },
  budget: {
    title: 'Allowed downtime',
    text: [
      'A target below 100% allows some downtime. A target of at least 99.95% allows 0.05% of the time that is expected to count in the whole period. How much of it is used, left or overdrawn is shown in hours and minutes.',
      'While a period runs, the page also shows what it ends at with no more downtime, at the rate so far, and if down for the rest of it. During an outage it shows when the limit is passed if the outage goes on.',
    ],
  },
  finality: {
    title: 'Provisional and final',
    text: [
      'A result is provisional while the period runs and for five working days after it. It becomes final when those days have passed, no incident of the period is still open, and the monitoring has reported up to the end of the period.',
      'A rolling target never becomes final, because its window moves on all the time.',
    ],
  },
  time: {
    title: 'Time zone and clock changes',
    zone: (zone) =>
      `Periods begin and end at midnight in the time zone of the agreement, ${zone}. A rolling window ends at the instant for which the site was computed.`,
    lengths: (months) =>
      `Time is counted in real hours. Where the clocks change, a month has more or fewer hours than 24 for each of its days: ${months}.`,
    month: (month, hours, usual) => `${month} is ${hours} hours long (not ${usual})`,
    noChange: 'The clocks do not change in that time zone, so every day is 24 hours.',
  },
  example: {
    title: 'An example, step by step',
    intro: (title, period, target) =>
      `${title}, against the target of ${target}. Period: ${period}. Times are hours, minutes and seconds, and the numbers are those on the page of the agreement.`,
    notes: {
      agreed:
        'Agreed time is the period without what lies outside the agreement, outside service hours or has not come yet.',
      maintenance: 'What runs over the announced time is never taken out.',
      unknown: 'For that time nobody knows whether the service worked.',
      outage: 'The outage counts only outside the maintenance that was taken out.',
    },
    known: (base, unknown, den) =>
      `Counted time without the unmeasured is ${base} − ${unknown} = ${den} milliseconds.`,
    good: (den, down, num) => `Of that, the service worked for ${den} − ${down} = ${num} milliseconds.`,
    exact: (percent) => `With eight decimals, cut as well, it is ${percent}.`,
    budget: (total, used, rest) => `The whole period allows ${total} of downtime. ${used} is used: ${rest}.`,
    all: 'The same target on the page of the agreement',
  },
}
