import 'sla-status/define/sla-status.js'
import { expect, test, vi } from 'vitest'
import feed from './status.json' with { type: 'json' } // a copy of feed/v1/status.json

test('the portal shows its services', async () => {
  const tag = document.createElement('sla-status')
  tag.lang = 'en'
  tag.feed = feed
  document.body.append(tag)
  await vi.waitFor(() => expect(tag.shadowRoot.textContent).toContain(feed.services[0].name.en))
})
