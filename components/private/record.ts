import { html, nothing } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import type { PrivateAgreement } from '../../data/schema/private-feed.ts'
import { type ChainCheck, chainNote } from '../chain/chain.ts'
import type { View } from '../view.ts'
import type { PageWords } from './page-words.ts'

/**
 * Whether what an agreement shows of closed periods is what was recorded, with the last checksum: on paper too, for whoever
 * keeps it can tell later whether anything before it was changed.
 */
export function record(
  { chain }: PrivateAgreement,
  check: ChainCheck | undefined,
  view: View<AgreementFeed>,
  { record: words }: PageWords,
) {
  if (chain === undefined || check === undefined) return nothing
  const keys = chain.keys.map(({ kid }) => kid).join(', ')
  return html`<div class="record">
    ${chainNote(check, view)}
    ${
      typeof check === 'object' && check.head !== null
        ? html`<p class="small">${words.entries}: ${view.formats.integer(check.entries)}. ${words.head}: <code>${check.head}</code>. ${words.keep}</p>`
        : nothing
    }
    <details class="no-print"><summary>${words.what}</summary>
      <p class="prose">${words.how} ${keys === '' ? words.unsigned : words.signed.replace('{key}', keys)}</p>
    </details>
  </div>`
}
