/**
 * Mutation testing of scripts/sla: `npm run mutate [FOLDER …]`, as in `npm run mutate exact time`. Outside CI, because it
 * takes hours. docs/mutation.md has the figures and the survivors that no test can kill.
 */
// @ts-nocheck

export default {
  mutate: ['scripts/sla/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation/report.json' },
  // What no test of test/sla reads; and tsconfig.json, which Stryker would rewrite with an API that TypeScript 7 lacks.
  ignorePatterns: ['/dist', '/site', '/docs', '/components', '/reports', '/.astro', '/tsconfig.json'],
}
