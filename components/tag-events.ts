import type { Problem } from './feed-client.ts'
import type { FeedHead } from './view.ts'

/** A tag has drawn new data, which its property `feed` holds. */
export class SlaUpdateEvent extends Event {
  /** When the feed was made, and up to when it knows; ISO 8601 in UTC. */
  readonly generatedAt: string
  readonly dataThrough: string

  constructor({ generatedAt, dataThrough }: FeedHead) {
    super('sla-update', { bubbles: true, composed: true })
    this.generatedAt = generatedAt
    this.dataThrough = dataThrough
  }
}

/** A tag could not bring its data up to date; what it showed before stays, with its age. Told once until it works again. */
export class SlaErrorEvent extends Event {
  /** Why, in a word: `unreachable`, `offline`, `not-found`, `server`, `not-json`, `version` and others. */
  readonly problem: Problem

  constructor(problem: Problem) {
    super('sla-error', { bubbles: true, composed: true })
    this.problem = problem
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sla-update': SlaUpdateEvent
    'sla-error': SlaErrorEvent
  }
}
