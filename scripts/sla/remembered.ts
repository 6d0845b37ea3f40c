/**
 * What follows from an object alone, worked out once for as long as the object lives. Evidence and terms never change
 * once they are read, so the answer is the same as if it were worked out each time.
 */
export function remembered<K extends object, V extends NonNullable<unknown> | null>(
  workOut: (key: K) => V,
): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const answer = workOut(key)
    known.set(key, answer)
    return answer
  }
}

/** The same for what follows from an object and a number or a text beside it. */
export function rememberedBy<
  K extends object,
  P extends number | string,
  V extends NonNullable<unknown> | null,
>(workOut: (key: K, by: P) => V): (key: K, by: P) => V {
  const answersTo = remembered((_: K) => new Map<P, V>())
  return (key, by) => {
    const answers = answersTo(key)
    const kept = answers.get(by)
    if (kept !== undefined) return kept
    const answer = workOut(key, by)
    answers.set(by, answer)
    return answer
  }
}
