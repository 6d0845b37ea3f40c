const made = new Map<string, unknown>()

/** One for each question: to make a format takes longer than to use it a thousand times. */
function once<F>(question: unknown[], make: () => F): F {
  const name = JSON.stringify(question)
  const known = made.get(name) as F | undefined
  if (known !== undefined) return known
  const format = make()
  made.set(name, format)
  return format
}

/** As `new Intl.DateTimeFormat`. */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(['date', tag, options], () => new Intl.DateTimeFormat(tag, options))
}

/** As `new Intl.NumberFormat`. */
export function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(['number', tag, options], () => new Intl.NumberFormat(tag, options))
}

const characters = new Intl.Segmenter()

/** What a reader sees as characters, one by one. */
export function charactersOf(text: string): string[] {
  return Array.from(characters.segment(text), ({ segment }) => segment)
}
