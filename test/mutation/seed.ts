import fc from 'fast-check'

/** The same few examples in every run: whether a mutant is killed must not be a matter of luck. */
fc.configureGlobal({ seed: 20261122, numRuns: 15 })
