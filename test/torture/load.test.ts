import { expect, test } from 'vitest'
import { needsServer } from '../publish/hosting-servers.ts'
import { loadFor } from './load.ts'

/* The short form of `npm run torture load`. */

test('a feed that is built again every second is served whole, never an older one, and 304 where nothing changed', async (context) => {
  needsServer('nginx', context)
  const { requests, notModified, packed, news, builds, wrong } = await loadFor(4, 300)
  expect(wrong).toEqual({})
  for (const count of [requests, notModified, packed, news]) expect(count).toBeGreaterThan(10)
  expect(builds).toBeGreaterThan(1)
}, 120_000)
