import fc from 'fast-check'

/** Fewer examples than by itself: what could be otherwise here is the zone. */
fc.configureGlobal({ seed: 22, numRuns: 15 })

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
if (timeZone !== process.env.TZ) throw new Error(`expected to run in ${process.env.TZ}, found ${timeZone}`)
