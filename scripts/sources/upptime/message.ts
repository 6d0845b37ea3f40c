import type { CheckState } from '../check-rows.ts'

/** What a commit of Upptime says that it found. */
export interface Found {
  name: string
  /** Undefined where neither its words nor its mark tell. */
  state: CheckState | undefined
  /** Milliseconds; 0 where nothing answered. */
  ms: number
}

/** Names hold anything, " in " and brackets too; only what Upptime writes behind them is anchored. */
const CHECK = /^(\S+) (.*?) ?(?:is (up|down|degraded)|has (degraded) performance)? ?\((\d+) in (\d+) ?ms\)/
/** The same template, filled in with nothing. */
const HOLLOW = /\(\s*in\s*ms\)/

const OF_WORD = { up: 'up', down: 'down', degraded: 'degraded' } as const
/** Where the words are a site's own (`commitMessages.statusChange`), its mark tells; old and new ones. */
const OF_MARK: ReadonlyMap<string, CheckState> = new Map([
  ['🟩', 'up'],
  ['✅', 'up'],
  ['🟥', 'down'],
  ['❌', 'down'],
  ['🟨', 'degraded'],
  ['⚠️', 'degraded'],
])

/** Reads the subject of a commit: null where it is of no check, as those of templates, graphs and summaries. */
export function readMessage(subject: string): Found | { reason: string } | null {
  const found = CHECK.exec(subject)
  if (found === null)
    return HOLLOW.test(subject) ? { reason: 'the commit names no site, status and time' } : null
  const [, mark = '', name = '', plain, slow, , ms] = found
  const word = plain ?? slow
  return { name, state: isWord(word) ? OF_WORD[word] : OF_MARK.get(mark), ms: Number(ms) }
}

export function isWord(word: string | undefined): word is keyof typeof OF_WORD {
  return word !== undefined && Object.hasOwn(OF_WORD, word)
}
