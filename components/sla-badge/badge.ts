import { html, nothing } from 'lit'
import type { State } from '../../data/schema/common.ts'
import type { ObjectiveResult, StatusFeed } from '../../data/schema/feed.ts'
import { icon } from '../icons.ts'
import { linked } from '../linked.ts'
import { standingOf, targetWords, toneOf, valueWords } from '../objectives.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { age, knownState, stateNow, stateWord, type View } from '../view.ts'
import { styles as ownStyles } from './sla-badge.styles.ts'

export const styles = [sharedStyles, ownStyles]

/** The shape of a standing is that of the state which it is as bad as. */
const SHAPES: Record<string, State> = {
  bad: 'major_outage',
  risk: 'degraded_performance',
  none: 'unknown',
  well: 'operational',
}

/** What a badge is asked about: ids of a service and of an objective, each empty for none. */
export interface Question {
  service: string
  objective: string
}

/** What the badge is about. */
export interface Subject {
  state: State
  name: string
  href: string
  /** The state in words, or how the objective stands. */
  words: string
  objective?: ObjectiveResult
}

/** What the feed says of what is asked about; nothing where it does not have it. */
export function subjectOf(view: View<StatusFeed>, asked: Question): Subject | undefined {
  const { feed, messages, stale } = view
  if (asked.objective) {
    const found = feed.services
      .filter(({ id }) => asked.service === '' || id === asked.service)
      .flatMap(({ objectives, href }) => objectives.map((result) => ({ result, href })))
      .find(({ result }) => result.objective === asked.objective)
    if (!found) return undefined
    const { result, href } = found
    return {
      state: stale ? 'unknown' : (SHAPES[toneOf(result)] ?? 'unknown'),
      name: view.say(result.title),
      href,
      words: stale ? messages.states.unknown : messages.standings[standingOf(result)],
      objective: result,
    }
  }
  if (asked.service) {
    const service = feed.services.find(({ id }) => id === asked.service)
    if (!service) return undefined
    const state = stateNow(service, view)
    return {
      state,
      name: view.say(service.name),
      href: service.href,
      words: stateWord(state, view, view.past),
    }
  }
  const state = stale ? 'unknown' : knownState(feed.state)
  return { state, name: view.say(feed.page.name), href: '', words: stateWord(state, view, view.past) }
}

/** The line. */
export function badge(view: View<StatusFeed>, asked: Question) {
  const subject = subjectOf(view, asked)
  const { badge: messages } = view.messages
  if (!subject) return html`<p class="sub">${asked.objective ? messages.noObjective : messages.noService}</p>`
  const { state, name, href, words, objective } = subject
  return html`<p class="badge" part="badge">
    ${icon(state)}
    <span>${linked(name, href, view, 'name')}</span>
    ${objective && !view.stale ? html`${valueWords(objective, view)} <span class="small">${targetWords(objective, view)}</span>` : nothing}
    <span class="state s-${state}" part="state">${words}</span>
    <span class="small age" part="age">${age(view)}</span>
    <span class="small notice" part="notice" ?hidden=${view.notice === ''}>${view.notice}</span>
  </p>`
}
