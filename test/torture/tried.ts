let notSurvived = 0

/** Print how many of the faults that were tried were survived; one that was not makes the command end with 1. */
export function survived(what: string, count: number, tried: number): void {
  const ok = count === tried && tried > 0
  if (!ok) notSurvived += 1
  console.log(`${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(64)} survived ${count} of ${tried} (limit ${tried})`)
}

/** Print a figure beside the most that it may be. */
export function atMost(what: string, value: number, limit: number, unit: string): void {
  const ok = value <= limit
  if (!ok) notSurvived += 1
  console.log(`${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(64)} ${value} ${unit} (limit ${limit})`)
}

/** Print a figure beside the least that it may be. */
export function atLeast(what: string, value: number, limit: number, unit: string): void {
  const ok = value >= limit
  if (!ok) notSurvived += 1
  console.log(`${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(64)} ${value} ${unit} (limit ${limit})`)
}

/** What went wrong with one fault, the first few of many alone. */
export function tell(problems: readonly string[]): void {
  for (const problem of problems.slice(0, 5)) console.log(`         ${problem}`)
  if (problems.length > 5) console.log(`         and ${problems.length - 5} more`)
}

/** Exit code 1 when anything was not survived. */
export function finish(): void {
  process.exitCode = notSurvived === 0 ? 0 : 1
}
