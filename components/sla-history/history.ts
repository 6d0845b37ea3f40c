import { html, nothing } from 'lit'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import { type Choice, type Choose, dayStrip } from '../day-strip.ts'
import { stripDays } from '../days.ts'
import { detailStyles } from '../detail.styles.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { age, stateNow, type View } from '../view.ts'
import { calendar } from './calendar.ts'
import { styles as ownStyles } from './sla-history.styles.ts'

export const styles = [sharedStyles, detailStyles, ownStyles]

/** How the service is now. */
export function sentence(view: View<ServiceFeed>): string {
  const { service } = view.feed
  const { clause, unknownNow } = view.messages
  return view.stale ? unknownNow : clause[stateNow(service, view)](view.say(service.name), false, view.past)
}

/**
 * The days of the service.
 * @param shown - `strip` or `calendar`; anything else is both.
 */
export function history(view: View<ServiceFeed>, shown: string, chosen: Choice | undefined, choose: Choose) {
  const { service, calendar: whole } = view.feed
  const days = stripDays(whole ?? service.days)
  return html`
    <p class="headline" part="headline">${sentence(view)}</p>
    <p class="sub" part="age"><span class="age">${age(view, view.nextAt)}.</span></p>
    <p class="notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</p>
    ${shown === 'calendar' ? nothing : dayStrip(service, view, chosen, choose)}
    ${shown === 'strip' || days.length === 0 ? nothing : calendar(view.say(service.name), days, view, chosen, choose)}
    <p class="small foot" part="zone">${view.messages.zone(view.feed.page.timeZone)}</p>
  `
}
