/** How many letters have to be added, removed, changed or swapped with their neighbour to make one word of the other. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1]?.[j] ?? 0
      const diagonal = rows[i - 1]?.[j - 1] ?? 0
      let least = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** How much of a dotted path is the same in both, as a length. */
function sharedPath(a: string, b: string): number {
  let shared = 0
  for (
    let dot = a.indexOf('.');
    dot !== -1 && b.startsWith(a.slice(0, dot + 1));
    dot = a.indexOf('.', dot + 1)
  )
    shared = dot + 1
  return shared
}

/**
 * The known name that was most likely meant, or undefined where none is near: more than a third of it is different. Of
 * dotted paths the part that differs has to be near by itself.
 */
function nearestName(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((other) => {
      const shared = sharedPath(name, other)
      const rest = other.slice(shared).toLowerCase()
      return { other, far: distance(name.slice(shared).toLowerCase(), rest), length: rest.length }
    })
    .filter(({ far, length }) => far <= Math.max(1, Math.floor(length / 3)))
    .sort((a, b) => a.far - b.far)
  return ranked[0]?.other
}

/** `; did you mean "threshold"?`, or nothing where no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearestName(name, known)
  return near === undefined ? '' : `; did you mean "${near}"?`
}
