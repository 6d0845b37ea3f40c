import type { subscribe as swedish } from '../sv/subscribe.ts'

/** The page of feeds and interfaces, in English. */
export const subscribe: typeof swedish = {
  title: 'Subscribe',
  description: (name) =>
    `Feeds, calendar, open data, interfaces and badges on the services of ${name}, for all services or one at a time.`,
  lead: 'Everything here is a file that your own program fetches. Neither an account nor an e-mail address is needed.',
  all: 'All services',
  allIntro:
    'One entry for every incident and every maintenance window. The entry changes when something new has happened.',
  feeds: {
    'atom.xml': [
      'Atom',
      'For those who read news in a feed reader, or want them in a chat channel. Take this one if you are unsure.',
    ],
    'rss.xml': ['RSS', 'The same entries for programs that read nothing but RSS.'],
    'feed.json': [
      'JSON Feed',
      'The same entries for those who write a program of their own and would rather read JSON.',
    ],
    'calendar.ics': [
      'Calendar',
      'For those who want to see maintenance in their own calendar. Subscribe to the address rather than import the file, so that changes come along.',
    ],
  },
  perService: 'One service at a time',
  perServiceIntro: 'For those who use only some of the services.',
  service: 'Service',
  data: 'Data for programs',
  dataIntro:
    'Everything on this site is drawn from these files. For those who want to compute, raise alarms or show the state on a page of their own. Fields are added, but none is renamed.',
  files: {
    status: ['The state now', 'All services, their last 90 days, targets and results, and what is going on.'],
    incidents: ['All events', 'Every incident and every maintenance window, latest first.'],
    service: [
      'One service',
      'Closed periods, events and response times of one service. The address ends with the id of the service.',
    ],
    agreement: ['One agreement', 'Terms, results and every step of the computation.'],
  },
  schema: 'JSON Schema',
  api: 'As Statuspage',
  apiIntro:
    'For those who already have a program or a service that reads Statuspage: the same addresses and fields under',
  apiNote:
    'Targets and results have no place there. A service without data is given there as degraded, because that format has no unknown state.',
  badges: 'Badges',
  badgesIntro:
    'For those who want to show the state as a small picture, in documentation for example. In HTML it may look like this:',
  badge: { state: 'State', availability: 'Availability', objective: 'Target' },
  badgeText: 'Service status',
  wholePage: 'The whole site',
  embed: 'For those who would rather show the services live on a page of their own there is a tag to',
}
