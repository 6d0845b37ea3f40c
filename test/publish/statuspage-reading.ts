import type { Incident, Maintenance, StatusFeed } from '../../data/schema/feed.ts'
import { statuspageFiles } from '../../scripts/publish/statuspage/statuspage.ts'
import { incident, service, statusFeed } from './feed-builders.ts'

/** A file's content; the incidents feed holds what the status feed does unless a test gives more. */
export function read(
  name: string,
  feed: StatusFeed,
  all: { incidents?: Incident[]; maintenance?: Maintenance[] } = {},
) {
  const { state: _state, ...rest } = feed
  const files = statuspageFiles({ status: feed, incidents: { ...rest, ...all } })
  const text = files.get(`api/v2/${name}.json`)
  if (text === undefined) throw new Error(`no ${name}.json in ${[...files.keys()].join(', ')}`)
  return JSON.parse(text)
}

const OPEN = incident('lagring', {
  title: { sv: 'Långsam lagring', en: 'Slow storage' },
  impact: 'major',
  status: 'monitoring',
  start: '2026-11-19T11:00:00Z',
  end: null,
  services: [{ id: 'portal', state: 'partial_outage' }],
  updates: [
    {
      at: '2026-11-19T12:30:00Z',
      status: 'monitoring',
      html: { sv: '<p>Bytt &amp; klart.</p>', en: '<p>x</p>' },
    },
    { at: '2026-11-19T11:20:00Z', status: 'update', html: '<p>Vi söker.</p>' },
    { at: '2026-11-19T11:10:00Z', status: 'identified', html: '<p>Disk.</p>' },
  ],
})
export const FEED = statusFeed({
  state: 'partial_outage',
  services: [
    service('licens'),
    service('portal', {
      group: { sv: 'Kund', en: 'Customer' },
      state: 'partial_outage',
      since: '2026-11-19T11:00:00Z',
    }),
    service('api'),
    service('inloggning', { group: { sv: 'Kund', en: 'Customer' }, state: 'unknown' }),
  ],
  incidents: [OPEN],
})
