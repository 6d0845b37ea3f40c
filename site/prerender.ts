import { render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { html, nothing, type TemplateResult } from 'lit'
import { SlaHistory } from '../components/sla-history/sla-history.ts'
import { SlaResponseTime } from '../components/sla-response-time/sla-response-time.ts'
import { SlaStatus } from '../components/sla-status/sla-status.ts'
import type { FeedHead } from '../components/view.ts'
import type { ServiceFeed, StatusFeed } from '../data/schema/feed.ts'
import { fileLink } from './links.ts'
import { styleHashes } from './policy.ts'

/** A component as HTML with its declarative shadow root, its tag, and the policy sources that its styles need. */
export interface Prerendered {
  html: string
  tag: string
  styles: string[]
}

/** Where Lit would take up its own work again. A tag draws anew when data comes, and no validator reads all of them. */
const MARKERS = /<!--\/?lit-(?:part|node)[^>]*-->|<\?>/g

/** What a component's template says, as HTML. Lines end where its source does: a thousand rows weigh half without. */
export const plainHtml = (template: unknown): string =>
  collectResultSync(render(template))
    .replace(MARKERS, '')
    .replace(/\s*\n\s*/g, ' ')

const prerendered = (tag: string, element: TemplateResult): Prerendered => {
  const text = plainHtml(element)
  return { html: text, tag, styles: styleHashes(text) }
}

for (const [name, tag] of Object.entries({
  'sla-status': SlaStatus,
  'sla-history': SlaHistory,
  'sla-response-time': SlaResponseTime,
}))
  if (!customElements.get(name)) customElements.define(name, tag)

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
  return prerendered(
    'sla-status',
    html`<sla-status
      src=${fileLink('feed/v1/status.json')}
      lang=${locale}
      services=${services ?? nothing}
      view=${view ?? nothing}
      stale-after=${staleAfter(feed)}
      generated-at=${feed.generatedAt}
      .feed=${feed}
    ></sla-status>`,
  )
}

/** An archive never grows old. */
const staleAfter = ({ page, staleAfter }: FeedHead) => (page.archive ? nothing : staleAfter)

const serviceSource = ({ service }: ServiceFeed) => fileLink(`feed/v1/services/${service.id}.json`)

/** All days of a service, month by month. */
export function prerenderCalendar(feed: ServiceFeed, locale: string): Prerendered {
  return prerendered(
    'sla-history',
    html`<sla-history
      src=${serviceSource(feed)}
      lang=${locale}
      view="calendar"
      stale-after=${staleAfter(feed)}
      generated-at=${feed.generatedAt}
      .feed=${feed}
    ></sla-history>`,
  )
}

/** Response times of a service day by day, with the limit of its objective. */
export function prerenderResponseTimes(feed: ServiceFeed, locale: string): Prerendered {
  return prerendered(
    'sla-response-time',
    html`<sla-response-time
      src=${serviceSource(feed)}
      lang=${locale}
      stale-after=${staleAfter(feed)}
      generated-at=${feed.generatedAt}
      .feed=${feed}
    ></sla-response-time>`,
  )
}
