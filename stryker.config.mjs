/** Mutation testing of scripts/sla. Run by test/mutation/run.ts, one folder at a time; docs/mutation.md has the figures. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Code that also runs while a test file is loaded is judged by the tests that reach it; what runs only then is left out.
  ignoreStatic: true,
  incremental: true,
  concurrency: 2,
  timeoutMS: 5_000,
  timeoutFactor: 2,
  reporters: ['progress-append-only'],
  // What no test of test/sla reads; and tsconfig.json, which Stryker would rewrite with an API that TypeScript 7 lacks.
  ignorePatterns: ['/dist', '/site', '/docs', '/components', '/reports', '/.astro', '/tsconfig.json'],
}
