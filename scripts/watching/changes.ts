import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from '../../data/schema/common.ts'
import type { AgreementFeed, ObjectiveResult, StatusFeed } from '../../data/schema/feed.ts'

/** What a page said of each thing when it was last told of: states of services and standings of results, by name. */
export type Seen = Record<string, string>

/** The published feed, as far as somebody is told when it changes. */
export interface Published {
  status: StatusFeed
  agreements: AgreementFeed[]
}

/** One change, as the webhook tells it. Only what the public feed says. */
export type Change =
  | { type: 'state'; service: string; name: Text; from: string; to: string; since: string; href: string }
  | {
      type: 'standing'
      agreement: string
      objective: string
      service?: string
      title: Text
      period: string
      from: string
      to: string
      href: string
    }

/** The feed in a published folder; undefined where there is none. */
export async function readPublished(out: string): Promise<Published | undefined> {
  const folder = join(out, 'feed', 'v1')
  const status = await json<StatusFeed>(join(folder, 'status.json'))
  if (status === undefined) return undefined
  const names = await readdir(join(folder, 'agreements')).catch(() => [])
  const files = names.filter((name) => name.endsWith('.json')).sort()
  const agreements = await Promise.all(
    files.map((name) => json<AgreementFeed>(join(folder, 'agreements', name))),
  )
  return { status, agreements: agreements.filter((one) => one !== undefined) }
}

async function json<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as T)
}

/** The standing of a result in a word or two, as in `pending on-track` or `breached`. */
const standingOf = ({ verdict, outlook }: ObjectiveResult) => [verdict, outlook].filter(Boolean).join(' ')
const nameOf = ({ agreement, objective, service = '', period }: ObjectiveResult) =>
  ['standing', agreement, objective, service, period.id].join(' ')

/** All that somebody may be told of, by name. Closed periods are among it: a running one ends with its verdict. */
export function seenIn({ status, agreements }: Published): Seen {
  return Object.fromEntries([
    ...status.services.map(({ id, state }) => [`state ${id}`, state]),
    ...agreements.flatMap(({ results, history }) =>
      [...history, ...results].map((result) => [nameOf(result), standingOf(result)]),
    ),
  ])
}

/** What makes pages worth building at once: states, standings, incidents and maintenance, in words to compare. */
export function newsIn(published: Published): string {
  const { incidents, maintenance } = published.status
  return JSON.stringify([seenIn(published), incidents, maintenance])
}

/** What is another than it was, states first. What was not there before, a new service or period, is no change. */
export function changesSince(before: Seen, published: Published): Change[] {
  const { status, agreements } = published
  const changed = (name: string, to: string) => {
    const from = before[name]
    return from === undefined || from === to ? undefined : { from, to }
  }
  const states = status.services.flatMap(({ id, name, state, since, href }): Change[] => {
    const change = changed(`state ${id}`, state)
    return change ? [{ type: 'state', service: id, name, ...change, since, href }] : []
  })
  const standings = agreements.flatMap(({ agreement, results, history }) =>
    [...results, ...history].flatMap((result): Change[] => {
      const change = changed(nameOf(result), standingOf(result))
      const { objective, service, title, period } = result
      if (!change) return []
      return [
        {
          ...{ type: 'standing', agreement: agreement.id, objective, ...(service && { service }) },
          ...{ title, period: period.id, ...change, href: agreement.href },
        },
      ]
    }),
  )
  return [...states, ...standings]
}
