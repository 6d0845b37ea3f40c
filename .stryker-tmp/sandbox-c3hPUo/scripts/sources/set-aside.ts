/** A row, or one value of it, that could not be read. It is left out and never stops the rest. */
// @ts-nocheck

export interface SetAside {
  /** Relative to the data folder. */
  file: string
  /** Line from 1 in a text file, row from 1 in Parquet. */
  line: number | null
  reason: string
  found: string
}

/** What was found, short enough for a line of a report. */
export function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
