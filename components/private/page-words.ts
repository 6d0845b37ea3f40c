/** What the customer's page says and the tags do not. The page's HTML carries it, in the page's language. */
export interface PageWords {
  noKey: string
  opening: string
  /** `{time}` stands for when it last worked. */
  notUpdated: string
  madeAt: string
  month: string
  statement: string
  caption: string
  nothing: string
  noAgreements: string
  now: string
  print: string
  csv: string
  json: string
  ledgerText: string
  /** By what the fee is for: `month`, `quarter`, `year`. */
  fees: Record<string, string>
  objective: string
  target: string
  value: string
  verdict: string
  downtime: string
  excluded: string
  coverage: string
  credit: string
  none: string
  /** Of the record of closed periods; `{key}` stands for the name of the key that signed it. */
  record: Record<'what' | 'how' | 'signed' | 'unsigned' | 'keep' | 'entries' | 'head', string>
}
