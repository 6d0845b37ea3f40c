/*
 * For tests: every tag, and what of the fixtures it draws. The tests of surroundings, hostile feeds, themes and leaks
 * run over all of them. A new tag adds its import and its row.
 */

import './sla-status/define.ts'

export interface Row {
  tag: keyof HTMLElementTagNameMap
  /** Which fixture it follows, below `feed/v1/`. */
  file: string
  attributes: string
  /** What it shows of the fixture when all is well, in Swedish. */
  words: string
  /** What it never shows once the feed is stale. */
  never: string
}

export const TAGS: Row[] = [
  {
    tag: 'sla-status',
    file: 'status.json',
    attributes: '',
    words: 'Licensserver har ett delvis avbrott.',
    never: 'fungerar',
  },
]
