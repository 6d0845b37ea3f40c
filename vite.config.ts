import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Parts of the names of files that take more than ten seconds: they begin first, so that no core waits for the last of them. */
const LONG = [
  'every-address',
  'memory.page',
  'crashes.test',
  '-real.test',
  'report.test',
  'zones',
  'year.test',
  'cli.test',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((part) => moduleId.includes(part))
    return (await super.sort(files)).sort((a, b) => Number(isLong(b)) - Number(isLong(a)))
  }
}

/** Vitest's two suites. What is published is built by scripts/build.ts; component tests run in Web Test Runner. */
export default defineConfig({
  test: {
    // Left to itself it keeps one core for a developer who waits.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
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
          // They end what never ends; a busy machine may be slow.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pages',
          globalSetup: ['test/pages/setup.ts'],
          include: ['test/pages/**/*.page.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A page's scripts start once it has been painted: when it has loaded they may not be there.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
