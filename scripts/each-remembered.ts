/**
 * What is made of each entry of a list, for lists that grow at their end: of ninety days only the last is new from minute to
 * minute. A list is known by its first entry, and what was made of the entries that it shares with the list before is taken
 * from there; the same entries give the same answer. Entries and lists never change.
 */
export function eachRemembered<T extends object, V>(make: (entry: T) => V): (list: readonly T[]) => V[] {
  const known = new WeakMap<T, { list: readonly T[]; made: V[] }>()
  return (list) => {
    const [first] = list
    if (first === undefined) return []
    const before = known.get(first)
    const shared = before ? sharedStart(before.list, list) : 0
    if (before && shared === list.length && shared === before.list.length) return before.made
    const made = [...(before?.made.slice(0, shared) ?? []), ...list.slice(shared).map(make)]
    known.set(first, { list, made })
    return made
  }
}

/** How many of the first entries of two lists are the same objects. */
export function sharedStart(one: readonly object[], other: readonly object[]): number {
  const most = Math.min(one.length, other.length)
  let shared = 0
  while (shared < most && one[shared] === other[shared]) shared += 1
  return shared
}

/**
 * The texts of the entries of a list in one, with something between them; of all but the last they are made once.
 * @param textOf - Gives them for some of the entries.
 */
export function textsRemembered<T extends object>(
  textOf: (entries: readonly T[]) => string,
  between: string,
): (list: readonly T[]) => string {
  const known = new WeakMap<T, { older: readonly T[]; text: string }>()
  return (list) => {
    const [first] = list
    if (list.length <= 1 || first === undefined) return textOf(list)
    const before = known.get(first)
    const older = list.slice(0, -1)
    const same = before?.older.length === older.length && sharedStart(before.older, older) === older.length
    const text = same ? before.text : textOf(older)
    if (!same) known.set(first, { older, text })
    return text + between + textOf(list.slice(-1))
  }
}
