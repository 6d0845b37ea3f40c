import { UsageError } from './failure.ts'
import { didYouMean } from './nearest.ts'

/**
 * What somebody asked for by its id.
 * @param what - The kind of thing, as in `agreement`.
 * @throws UsageError with the name that was most likely meant and all that are known.
 */
export function named<T extends { id: string }>(what: string, id: string, all: readonly T[]): T {
  const found = all.find((one) => one.id === id)
  if (found) return found
  const known = all.map((one) => one.id)
  throw new UsageError(
    `No ${what} is called "${id}"${didYouMean(id, known)} (known: ${known.join(', ') || 'none'})`,
  )
}
