// @ts-nocheck
import { defineConfig } from 'vitest/config'

/** Vitest's two suites. What is published is built by scripts/build.ts; component tests run in Web Test Runner. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/**/*.test.ts',
            'components/**/*.test.ts',
            'scripts/**/*.test.ts',
            'site/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'pages',
          globalSetup: ['test/pages/setup.ts'],
          include: ['test/pages/**/*.page.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
