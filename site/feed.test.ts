import { expect, onTestFinished, test, vi } from 'vitest'
import { serviceFeeds } from './feed.ts'

test('who asks for feeds that are still being written is told so, and does not get a part of them', () => {
  vi.stubEnv('SLA_FEED_LACKS', 'services')
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  expect(serviceFeeds).toThrow('The feeds of services are not there yet')
})
