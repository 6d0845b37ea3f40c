import { defineConfig } from 'vitest/config'

const folder = process.env.SLA_MUTATED ?? '**'
/** Availability, and the files beside the folders, are what the tests beside the folders are about. */
const whole = ['availability', '**'].includes(folder) ? ['test/sla/*.test.ts'] : []
/** What counts items one by one is in four folders, and all that they share in one. */
const folders = folder === 'items' ? '{items,tickets,deliveries,milestones,reports}' : folder

/**
 * The tests that mutants are run against: those of the folder that is mutated. Those of other folders would kill some
 * more, but make each mutant slow. Left out are those that start processes or DuckDB, for a process of its own does not
 * know which mutant is active, and those that try hundreds of examples of everything. One engine for all files, since a
 * mutant is switched on while it runs.
 */
export default defineConfig({
  test: {
    include: [...whole, `test/sla/${folders}/**/*.test.ts`],
    isolate: false,
    exclude: [
      'test/sla/process-zone.test.ts',
      'test/sla/zones/*.test.ts',
      'test/sla/feed-classes.test.ts',
      // It reads the source of the engine, which is another one while it is mutated.
      'test/sla/step-words.test.ts',
      'test/sla/**/oracle.test.ts',
      'test/sla/properties.test.ts',
      'test/sla/availability/properties.test.ts',
    ],
    setupFiles: ['test/mutation/seed.ts'],
    testTimeout: 30_000,
  },
})
