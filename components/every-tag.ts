/*
 * For tests: every tag, and what of the fixtures it draws. The tests of surroundings, hostile feeds, themes and leaks
 * run over all of them. A new tag adds its import and its row.
 */

import './sla-badge/define.ts'
import './sla-compliance/define.ts'
import './sla-history/define.ts'
import './sla-incidents/define.ts'
import './sla-response-time/define.ts'
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
  {
    tag: 'sla-badge',
    file: 'status.json',
    attributes: '',
    words: 'Exempel Drift Delvis avbrott',
    never: 'delvis avbrott',
  },
  {
    tag: 'sla-compliance',
    file: 'agreements/driftavtal.json',
    attributes: '',
    words: 'Driftavtal för kundportalen',
    never: 'är på väg',
  },
  {
    tag: 'sla-history',
    file: 'services/portal.json',
    attributes: '',
    words: '90 dagar',
    never: 'fungerar',
  },
  {
    tag: 'sla-incidents',
    file: 'incidents.json',
    attributes: '',
    words: 'Licensservern svarar långsamt',
    never: 'pågår nu',
  },
  {
    tag: 'sla-response-time',
    file: 'services/portal.json',
    attributes: '',
    words: 'Kundportal svarade inom 412 ms',
    never: 'svarar inom',
  },
]
