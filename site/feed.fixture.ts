/** A feed for the tests of the words, in the place of `feed.ts`. */
export const agreementFeeds = () => []
export const periodFeeds = () => []
export const statusFeed = () => ({
  page: { timeZone: 'Europe/Stockholm', locales: ['sv', 'en'] },
  services: [{ id: 'portal', name: 'Kundportal' }],
  dataThrough: '2026-04-01T00:00:00Z',
})
export const incidentsFeed = () => ({
  incidents: [
    { id: '2026-03-04-portal', title: 'Fel 500', href: 'incidents/2026-03-04-portal/', services: [] },
  ],
})
export const basePath = () => '/'
