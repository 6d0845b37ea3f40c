type Branch = Record<string, unknown>

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

/**
 * The next value with every part that has not changed taken from the old one, and the old one itself where nothing has:
 * who draws a part can tell by its identity whether it must be drawn again. `next` is changed in place.
 */
export function kept<T>(old: T, next: T): T {
  if (!isBranch(old) || !isBranch(next) || Array.isArray(old) !== Array.isArray(next)) return next
  const keys = Object.keys(next)
  let same = keys.length === Object.keys(old).length
  for (const key of keys) {
    const value = kept(old[key], next[key])
    if (value === old[key] && Object.hasOwn(old, key)) (next as Branch)[key] = value
    else same = false
  }
  return same ? old : next
}
