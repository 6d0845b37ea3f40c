import fc from 'fast-check'
import { SourceError } from '../../scripts/sources/source-error.ts'
import { UnreachableError } from '../../scripts/sources/unreachable-error.ts'
import { PARSERS, type Parser } from './parsers.ts'
import { atMost, survived, tell } from './tried.ts'

/** Milliseconds of the processor that one input may take; a second on the clock says nothing on a busy machine. */
const MOST_MS = 1000

export interface Fuzzed {
  tried: number
  faults: string[]
  /** Milliseconds of the processor that the slowest took. */
  slowest: number
}

/** Give a parser so many inputs, the same for the same seed; a fault is a crash, a hang, or a result that harms. */
export function fuzz(parser: Parser, count: number, seed: number): Fuzzed {
  const faults: string[] = []
  let slowest = 0
  const inputs = fc.sample(parser.inputs, { seed, numRuns: count })
  for (const input of inputs) {
    const start = process.cpuUsage()
    const fault = faultOf(parser, input)
    const { user, system } = process.cpuUsage(start)
    const took = (user + system) / 1000
    slowest = Math.max(slowest, took)
    if (fault !== null) faults.push(`${parser.name}: ${fault}: ${shown(input)}`)
    if (took > MOST_MS) faults.push(`${parser.name}: ${Math.round(took)} ms: ${shown(input)}`)
  }
  if (Object.hasOwn(Object.prototype, 'polluted')) faults.push(`${parser.name}: every object is polluted`)
  return { tried: inputs.length, faults, slowest }
}

/** What is no fault: an error that says in words what is wrong with a source. */
function faultOf(parser: Parser, input: unknown): string | null {
  try {
    return parser.read(input)
  } catch (error) {
    if (error instanceof SourceError || error instanceof UnreachableError) return null
    return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)
  }
}

const shown = (input: unknown) => (JSON.stringify(input) ?? String(input)).slice(0, 300)

/** `npm run torture fuzz`: 200,000 inputs. */
export async function fuzzed(): Promise<void> {
  const each = Math.ceil(Number(process.env.TORTURE_INPUTS ?? 200_000) / PARSERS.length)
  const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000)
  console.log(`seed ${seed} (TORTURE_SEED repeats it)`)
  let [all, slowest] = [0, 0]
  for (const parser of PARSERS) {
    const { tried, faults, slowest: took } = fuzz(parser, each, seed)
    all += tried
    slowest = Math.max(slowest, took)
    survived(`hostile input: ${parser.name}`, tried - faults.length, tried)
    tell(faults)
  }
  console.log(`       ${all} inputs`)
  atMost('hostile input: the slowest', Math.round(slowest), MOST_MS, 'ms of the processor')
}
