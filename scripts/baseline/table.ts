/** Rows of words in columns as wide as their widest word, the first to the left and all others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((word, column) =>
        column === 0 ? word.padEnd(widths[0] ?? 0) : word.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}
