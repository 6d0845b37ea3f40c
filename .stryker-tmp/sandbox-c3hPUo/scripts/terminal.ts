// @ts-nocheck
import { performance } from 'node:perf_hooks'

/** What a command says while it works: one line a step, the same on a terminal and in a log. */
export interface Terminal {
  step<T>(label: string, work: () => Promise<T>): Promise<T>
  line(text: string): void
  error(text: string): void
}

/** Lines for people, on standard output; errors on standard error. `quiet` says errors alone. */
export function terminal({ quiet = false } = {}): Terminal {
  const line = (text: string) => {
    if (!quiet) console.log(text)
  }
  return {
    async step(label, work) {
      const start = performance.now()
      const result = await work()
      line(`  ${label.padEnd(44, ' ')} ${((performance.now() - start) / 1000).toFixed(1)} s`)
      return result
    },
    line,
    error: (text) => console.error(text),
  }
}
