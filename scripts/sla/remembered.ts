/**
 * What is known of objects by the hundred thousand, each of which holds it itself. Of a WeakMap of so many the collector of
 * garbage has to go through the entries again and again, while nothing else goes on. It is no field that anything else
 * sees: not of a copy, of JSON or of what is compared. It lasts as long as the object, so there is one for the whole
 * process; and the object may not be frozen.
 */
export class Beside<K extends object, V> {
  readonly #name = Symbol()

  get(of: K): V | undefined {
    return (of as Record<symbol, V>)[this.#name]
  }

  set(of: K, value: V): void {
    Object.defineProperty(of, this.#name, { value, configurable: true })
  }
}

/**
 * What follows from an object alone, worked out once for as long as the object lives. Evidence and terms never change
 * once they are read, so the answer is the same as if it were worked out each time.
 * @param known - Where it is kept.
 */
export function remembered<K extends object, V extends NonNullable<unknown> | null>(
  workOut: (key: K) => V,
  known: Pick<WeakMap<K, V>, 'get'> & { set(key: K, answer: V): unknown } = new WeakMap(),
): (key: K) => V {
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
