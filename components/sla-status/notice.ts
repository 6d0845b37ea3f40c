import type { StatusFeed } from '../../data/schema/feed.ts'
import type { FeedStatus } from '../feed-client.ts'
import { createFormats } from '../formats.ts'
import type { Messages } from '../messages/messages.ts'

/** What is wrong with updating, and since when if figures are shown that it would have updated; empty if all is well. */
export function noticeWords(
  { problem, failedAt }: FeedStatus,
  feed: StatusFeed | undefined,
  messages: Messages,
  tag: string,
): string {
  if (problem === undefined) return ''
  const words = messages.problem[problem]
  if (feed === undefined || failedAt === undefined) return words
  return messages.failingSince(words, createFormats(tag, feed.page.timeZone).time(failedAt))
}
