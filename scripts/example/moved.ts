/** Days by month, as the two sources write their months: `29-02-2016` and `2-Jun-06`. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A day of a source, so many whole weeks later: the weekday stays. `29-02-2016` and `2-Jun-06` are read, years of two
 * digits as of this century; gives `YYYY-MM-DD`.
 * @throws Error where the text is no day in one of the two forms.
 */
export function movedDay(text: string, weeks: number): string {
  const [, day, month = '', year = ''] = /^(\d{1,2})-(\d{2}|[A-Z][a-z]{2})-(\d{2}|\d{4})$/.exec(text) ?? []
  if (day === undefined) throw new Error(`expected a day such as 29-02-2016 or 2-Jun-06, found "${text}"`)
  return Temporal.PlainDate.from(
    {
      day: Number(day),
      month: MONTHS.includes(month) ? MONTHS.indexOf(month) + 1 : Number(month),
      year: year.length === 2 ? 2000 + Number(year) : Number(year),
    },
    { overflow: 'reject' },
  )
    .add({ weeks })
    .toString()
}

/** `29-02-2016 01:16`, so many whole weeks later: weekday and time of day stay. Gives `YYYY-MM-DDThh:mm`. */
export function movedTime(text: string, weeks: number): string {
  const [day = '', time = ''] = text.split(' ')
  if (!/^\d{2}:\d{2}$/.test(time))
    throw new Error(`expected a time such as 29-02-2016 01:16, found "${text}"`)
  return `${movedDay(day, weeks)}T${time}`
}

/** Rows of a CSV file by the names of its head; line ends may be LF, CRLF or CR alone, quoted fields may hold commas. */
export function rowsOf(text: string): Record<string, string>[] {
  const fields = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    )
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
  const names = fields(head)
  return lines.map((line) =>
    Object.fromEntries(fields(line).map((value, index) => [names[index] ?? '', value])),
  )
}
