// @ts-nocheck
import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants are run against: those of the engine. Left out are those that start processes or DuckDB: they
 * would make each mutant slow, and a process of its own does not know which mutant is active.
 */
export default defineConfig({
  test: {
    include: ['test/sla/**/*.test.ts'],
    exclude: ['test/sla/process-zone.test.ts', 'test/sla/**/oracle.test.ts'],
    setupFiles: ['test/mutation/seed.ts'],
    testTimeout: 30_000,
  },
})
