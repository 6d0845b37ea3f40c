/** What is wrong with the record, or differs between it and what the data gives now. */
export interface Fault {
  /**
   * `unreadable`, `hash`, `link`, `order`, `version`: the record was changed by hand. `signature`, `unsigned`,
   * `unknown-key`: it is not signed as it was. `figure`, `evidence`, `gone`: the data gives something else now.
   * `unrecorded`: it became final and could not be written. `unused`: a reason for a change that is not there.
   */
  kind:
    | 'unreadable'
    | 'hash'
    | 'link'
    | 'order'
    | 'version'
    | 'signature'
    | 'unsigned'
    | 'unknown-key'
    | 'figure'
    | 'evidence'
    | 'gone'
    | 'unrecorded'
    | 'unused'
  agreement?: string
  objective?: string
  service?: string
  period?: string
  /** Number of the entry, or the file and line where no entry could be read. */
  place?: string
  message: string
  before?: Record<string, string>
  after?: Record<string, string>
}

/** `drift tillganglighet portal 2026-07 (entry 3): value was 99.93, is 99.95 now` */
export function faultText({ agreement, objective, service, period, place, message }: Fault): string {
  const who = [agreement, objective, service, period].filter((part) => part !== undefined).join(' ')
  const where = place === undefined ? '' : who === '' ? place : ` (${place})`
  return `${who}${where}: ${message}`
}

/** Each field that differs, what it was and what it is. */
export function differencesText({ before = {}, after = {} }: Pick<Fault, 'before' | 'after'>): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return paths.map((path) => `${path}: was ${before[path] ?? 'not there'}, is ${after[path] ?? 'not there'}`)
}
