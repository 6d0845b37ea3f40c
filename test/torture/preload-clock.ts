import { readFileSync } from 'node:fs'

/*
 * `node --import …/preload-clock.ts`: the clock of the machine runs wrong by as many milliseconds as the file SLA_CLOCK holds
 * at that moment. Date and Temporal.Now; timers and performance.now() go on, as they do when a clock is set.
 */

const path = process.env.SLA_CLOCK
if (path !== undefined) {
  const now = Date.now
  const wrong = () => now() + Number(readFileSync(path, 'utf8'))
  Date.now = wrong
  globalThis.Date = new Proxy(Date, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [wrong()] : args),
  })
  Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(wrong())
}
