import type { maintenance as swedish } from '../sv/maintenance.ts'

/** The page of maintenance windows, in English. Whether one counts is said by the components' own words. */
export const maintenance: typeof swedish = {
  title: 'Maintenance',
  description: (name) =>
    `Maintenance announced, in progress and past at ${name}: when, which services, and whether the time is left out.`,
  lead: 'Maintenance is left out of the figures only where it passes every test of the agreement.',
  how: 'How maintenance is counted',
  announced: 'Announced',
  noneAnnounced: 'No maintenance to come has been announced.',
  running: 'In progress',
  past: 'Past',
  nonePast: 'There is no past maintenance.',
  services: 'Services',
  planned: 'Announced time',
  actual: 'Actual time',
  announcedAt: 'Announced',
  extended: 'More time',
  extendedAt: 'announced',
  effect: 'In the figures',
  elsewhere: 'Maintenance has a page of its own:',
  link: 'maintenance to come and past',
}
