import type { abbreviations as swedish } from '../sv/abbreviations.ts'

/** Every abbreviation on the pages, in English. */
export const abbreviations: typeof swedish = {
  title: 'Abbreviations',
  words: {
    ab: ['AB', 'aktiebolag', 'A Swedish limited company.'],
    api: ['API', 'application programming interface', 'The way in which one program calls another.'],
    atom: ['Atom', 'name of a format', 'A format for news feeds that a reader can subscribe to.'],
    cest: ['CEST', 'central European summer time', 'Summer time in Sweden: two hours ahead of UTC.'],
    cet: ['CET', 'central European time', 'Standard time in Sweden: one hour ahead of UTC.'],
    csat: ['CSAT', 'customer satisfaction', 'The share of answers to a survey that are satisfied.'],
    css: ['CSS', 'cascading style sheets', 'A language that describes what a web page looks like.'],
    csv: ['CSV', 'comma-separated values', 'A table as a text file, which spreadsheets can open.'],
    dns: ['DNS', 'domain name system', 'What turns names on the internet into addresses.'],
    dst: ['DST', 'daylight saving time', 'Summer time. A day on which the clock changes has 23 or 25 hours.'],
    h: [
      'h, min, s, ms',
      'hours, minutes, seconds, milliseconds',
      'Units of time. h:min:s is hours, minutes and seconds with colons between.',
    ],
    html: ['HTML', 'hypertext markup language', 'The language that web pages are written in.'],
    http: ['HTTP', 'hypertext transfer protocol', 'The way in which web pages are fetched.'],
    https: ['HTTPS', 'hypertext transfer protocol secure', 'HTTP with encryption.'],
    ical: ['iCal', 'iCalendar', 'A format for events in a calendar.'],
    iso: [
      'ISO',
      'International Organization for Standardization',
      'An organisation that publishes standards.',
    ],
    it: ['IT', 'information technology', 'Computers, programs and networks.'],
    json: ['JSON', 'JavaScript object notation', 'Data as text, in a form that programs read.'],
    kl: ['kl.', 'klockan', 'On Swedish pages: stands before a time of day.'],
    kpi: [
      'KPI',
      'key performance indicator',
      'A measure that is followed and shown without being promised: it does not bind and gives no credits.',
    ],
    mtbf: ['MTBF', 'mean time between failures', 'How long a service worked between outages, on average.'],
    mttr: ['MTTR', 'mean time to restore', 'How long outages lasted, on average.'],
    nki: [
      'NKI',
      'nöjdkundindex',
      'A Swedish index of customer satisfaction from 0 to 100, of three questions.',
    ],
    nps: [
      'NPS',
      'net promoter score',
      'The share that would gladly recommend less the share that would not: from −100 to 100.',
    ],
    p1: [
      'P1, P2, P3, P4',
      'priority 1 to 4',
      'How urgent a ticket is. P1 is the most urgent. The agreement says what each of them means.',
    ],
    p95: [
      'p50, p95, p99',
      'percentiles',
      'p95 is the value that 95 values in 100 do not exceed. p50 is the median.',
    ],
    pdf: [
      'PDF',
      'portable document format',
      'A document that looks the same everywhere, such as the signed text of an agreement.',
    ],
    raci: [
      'RACI',
      'responsible, accountable, consulted, informed',
      'Who does the work, who answers for it, who is asked and who is told.',
    ],
    rpo: [
      'RPO',
      'recovery point objective',
      'How old data may be when it is restored: how much may be lost at most.',
    ],
    rss: ['RSS', 'really simple syndication', 'A format for news feeds that a reader can subscribe to.'],
    rto: ['RTO', 'recovery time objective', 'How long it may take at most to restore a service.'],
    scb: [
      'SCB',
      'Statistics Sweden',
      'The authority that computes a customer satisfaction index with weights of its own.',
    ],
    sek: ['SEK', 'Swedish kronor', 'The code of the Swedish currency.'],
    sha: [
      'SHA-256',
      'secure hash algorithm',
      'A way to work out a checksum, which becomes another one if a single character changes.',
    ],
    sla: ['SLA', 'service level agreement', 'The part of an agreement that sets which levels are promised.'],
    slo: [
      'SLO',
      'service level objective',
      'A target for a service level, such as 99.9% availability per month.',
    ],
    uci: [
      'UCI',
      'University of California, Irvine',
      'A university that publishes data sets, among them the tickets that the example shows.',
    ],
    url: ['URL', 'uniform resource locator', 'The address of a page or file on the web.'],
    utc: [
      'UTC',
      'coordinated universal time',
      'The time that all time zones are counted from. It has no summer time.',
    ],
  },
}
