import type { glossary as swedish } from '../sv/glossary.ts'

/** The words of the agreements and the pages, in English. The keys are anchors, the same in every language. */
export const glossary: typeof swedish = {
  title: 'Glossary',
  description: (name) =>
    `The words of the agreements and pages about the services of ${name}, explained in a sentence each.`,
  lead: 'Words as they are used in the agreements and on these pages.',
  words: {
    agreement: [
      'Agreement',
      'What provider and customer have agreed: which services are covered, what is promised and how it is counted.',
    ],
    'service-level': ['Service level', 'How well a service is to work, put so that it can be measured.'],
    sla: [
      'Service level agreement',
      'The part of an agreement that sets the service levels; often called SLA.',
    ],
    clause: ['Clause', 'A numbered item of an agreement.'],
    'third-party': ['Third party', 'Somebody who is neither provider nor customer in the agreement.'],
    availability: [
      'Availability',
      'The share of the counted time for which a service worked, mostly in per cent.',
    ],
    target: [
      'Target',
      'The value that a result is to reach over a period, such as at least 99.95% per quarter.',
    ],
    result: ['Result', 'What came of it: the value that was computed for a target over a period.'],
    verdict: ['Verdict', 'The word for how a result stands against its target, such as met or breached.'],
    'at-risk': [
      'At risk',
      'The target is not lost, but the result so far is too low, most of the allowed downtime is used, or too little has been measured.',
    ],
    period: ['Period', 'The time that a result is computed for, such as a calendar month.'],
    rolling: [
      'Rolling target',
      'A target for the last days or hours, counted back from now rather than per calendar month or quarter.',
    ],
    outage: [
      'Outage',
      'Time during which a service did not work; added up over a period it is called downtime.',
    ],
    'partial-outage': [
      'Partial outage',
      'Time during which a service worked for some of those who use it, or only in part.',
    ],
    degraded: [
      'Degraded performance',
      'Time during which a service worked, but more slowly or less well than usual.',
    ],
    item: [
      'Item',
      'What is measured one at a time against a target: a ticket, a question, an order, a delivery or a report.',
    ],
    incident: [
      'Incident',
      'An event that affected one or more services and that somebody has reported; also called a disruption.',
    ],
    event: ['Event', 'A disruption, an outage or maintenance.'],
    maintenance: ['Maintenance', 'Planned work that may keep a service from working while it lasts.'],
    emergency: ['Emergency maintenance', 'Work that cannot wait to be announced in time.'],
    announcement: ['Announcement', 'Word ahead of time that maintenance will be carried out.'],
    window: [
      'Maintenance window',
      'The times of the week at which the agreement allows maintenance; also one occasion of it.',
    ],
    'service-hours': ['Service hours', 'The times at which a service has to be available by the agreement.'],
    'agreed-time': [
      'Agreed time',
      'The part of the period that lies within the agreement and the service hours.',
    ],
    excluded: [
      'Excluded time',
      'Agreed time that by the agreement is not to affect the result, such as maintenance announced in time.',
    ],
    'counted-time': [
      'Counted time',
      'Agreed time that the result is computed on, mostly what is left when excluded time is taken out.',
    ],
    exclusion: [
      'Exclusion',
      'Anything besides maintenance for which the agreement takes time out, such as faults that the customer causes.',
    ],
    uptime: [
      'Uptime',
      'The share of a day’s measured time for which a service worked. Maintenance is no part of it, and a partial outage counts as 0.3. No target is judged by it.',
    ],
    unknown: ['Unknown time', 'Time for which no measurement says whether the service worked.'],
    coverage: ['Coverage', 'The share of the counted time that is known.'],
    budget: ['Allowed downtime', 'How much downtime in all the target allows over a period.'],
    provisional: ['Provisional', 'The result may still change.'],
    final: ['Final', 'The period and the time for corrections are over, so that the result stands.'],
    pilot: ['Pilot', 'A first part of the agreement in which results are shown but not binding.'],
    credit: [
      'Set-off',
      'Taking a deduction that the agreement gives for a breached target from what the customer has to pay.',
    ],
    'response-time': ['Response time', 'How long it took a service to answer.'],
    median: ['Median', 'The value in the middle: half of the values are lower.'],
    percentile: ['95th percentile', 'The value that 95 values in 100 do not exceed.'],
    amendment: [
      'Amendment',
      'New terms of an agreement, in force from a certain day once the parties have approved them.',
    ],
    baseline: ['Baseline', 'What a service delivered before its target was promised.'],
    calendar: ['Calendar', 'The hours and days that count, such as office hours without public holidays.'],
    claim: [
      'Claim',
      'That the customer asks for the credit that the agreement gives, within the agreed time.',
    ],
    deviation: [
      'Deviation',
      'Something that did not become as promised, with its cause, what is done, and a check that it helped.',
    ],
    dispute: [
      'Dispute',
      'That the parties do not agree on a figure. It is then shown with and without what they disagree on.',
    ],
    escalation: ['Escalation', 'That more people are told when a matter takes time, in agreed steps.'],
    interval: [
      'Confidence interval',
      'Between which values something lies with a certain probability. The fewer measurements, the wider.',
    ],
    'lead-time': ['Lead time', 'The time from order to delivery.'],
    'resolution-time': [
      'Resolution time',
      'The time from report to solution, in the hours of the agreement and without waiting for the customer.',
    ],
    review: ['Review', 'That the parties go through the agreement together, such as every quarter.'],
    'root-cause': ['Root cause', 'What made a deviation happen.'],
    supplier: ['Supplier', 'Somebody whom the provider in turn depends on.'],
    'working-day': [
      'Working day',
      'Monday to Friday without public holidays, unless the agreement says otherwise.',
    ],
    archive: ['Archive', 'A page that shows how things were at one instant and is not updated.'],
  },
}
