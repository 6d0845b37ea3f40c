import type { metrics as swedish } from '../sv/metrics.ts'

/** What the figure of each kind of target is, in English. */
export const metrics: typeof swedish = {
  title: 'Every kind of target',
  intro: 'How the result of each kind of target on this site is computed, with the terms of the agreements.',
  text: {
    availability:
      'The share of the counted time for which the service worked. The sections on time, outages and maintenance below say what counts.',
    'request-availability':
      'The share of requests that succeeded. By the agreement it can instead be the share of intervals in which enough succeeded, or the mean of the intervals. An interval without data can have had any number of requests: then the outermost bounds are shown as well.',
    'outage-count':
      'How many outages began in the period. An outage belongs to the period in which it began, even if it ends in the next.',
    'longest-outage': 'How long the longest outage of the period lasted.',
    'outage-total': 'How long the outages of the period lasted in all.',
    'response-time':
      'The share of answers that came within the limit. A target for a percentile says the same: the 95th percentile is at most the limit exactly when at least 95 answers of 100 came within it. Means of percentiles are never used.',
    'first-response':
      'The time from when the ticket came in until the first answer from a person. An automatic answer does not stop the clock. Time is counted in milliseconds and never rounded before it is compared.',
    'next-reply':
      'The time from a message of the customer to the next answer from a person. Each message is a case of its own.',
    update: 'The time between two updates while a ticket is open. Each gap is a case of its own.',
    resolution:
      'The time from when the ticket came in until it was solved for good. Waiting for the customer is left out where the agreement says so. A ticket reopened within the agreed time was not solved.',
    'lead-time':
      'The time from order to delivery. Counted in working days, the day after the order is number one.',
    'delivery-precision': 'The share of deliveries that came in time, of all that were due in the period.',
    'defect-rate':
      'The share of what was delivered that was defective. A defect found later belongs to the period of the delivery until the time for claims is over.',
    ratio: 'The share that was good, of all that counts.',
    csat: 'The share of answers that were one of the two best. Each person counts once, and too few answers give no verdict.',
    nps: 'The share that gave 9 or 10 less the share that gave 0 to 6, on a scale from 0 to 10. The number lies between −100 and 100.',
    nki: 'The mean of three questions on a scale from 1 to 10, turned into 0–100. It is a simplified customer satisfaction index, without the weights of Statistics Sweden.',
    mttr: 'How long an outage lasted on average.',
    mtbf: 'How long the service worked between two outages on average.',
    'report-delivery': 'How long after the end of the period the report came.',
    milestone: 'Whether what was promised for a day was done on that day.',
  },
}
