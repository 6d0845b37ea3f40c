import { render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { html, nothing } from 'lit'
import { SlaStatus } from '../components/sla-status/sla-status.ts'
import type { StatusFeed } from '../data/schema/feed.ts'
import { fileLink } from './links.ts'
import { styleHashes } from './policy.ts'

/** A component as HTML with its declarative shadow root, and the policy sources that its styles need. */
export interface Prerendered {
  html: string
  styles: string[]
}

if (!customElements.get('sla-status')) customElements.define('sla-status', SlaStatus)

/**
 * `<sla-status>` as it stands without a script.
 * @param services - Ids separated by spaces; all services without it.
 * @param view - `compact` or `line`; the full view without it.
 */
export function prerenderStatus(
  feed: StatusFeed,
  locale: string,
  services?: string,
  view?: 'compact' | 'line',
): Prerendered {
  const element = html`<sla-status
    src=${fileLink('feed/v1/status.json')}
    lang=${locale}
    services=${services ?? nothing}
    view=${view ?? nothing}
    stale-after=${feed.staleAfter}
    generated-at=${feed.generatedAt}
    .feed=${feed}
  ></sla-status>`
  const text = collectResultSync(render(element))
  return { html: text, styles: styleHashes(text) }
}
