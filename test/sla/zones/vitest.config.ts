import { defineConfig } from 'vitest/config'

/** The 22 properties of semantics.md, wherever they stand, for zones.test.ts to run under each zone of the process. */
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: [
      'test/sla/properties.test.ts',
      'test/sla/{availability,credits,outages}/properties.test.ts',
      'test/sla/agreement/levels.test.ts',
      'test/sla/items/periods.test.ts',
      'test/sla/latency/percentile.test.ts',
      'test/sla/time/business-clock.test.ts',
    ],
    setupFiles: ['test/sla/zones/setup.ts'],
    testTimeout: 60_000,
  },
})
