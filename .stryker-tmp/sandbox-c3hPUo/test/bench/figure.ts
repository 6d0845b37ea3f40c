// @ts-nocheck
let missed = 0

/** Print a figure beside its limit; one that is over makes the command end with 1. */
export function figure(what: string, value: number, limit: number, unit: string): void {
  const ok = value <= limit
  if (!ok) missed += 1
  const shown = ['s', 'kB', '', 'ms', '%'].includes(unit)
    ? value.toFixed(unit === '' ? 2 : 1)
    : value.toFixed(0)
  console.log(`${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(52)} ${shown} ${unit} (limit ${limit})`)
}

export function finish(): void {
  process.exitCode = missed === 0 ? 0 : 1
}
