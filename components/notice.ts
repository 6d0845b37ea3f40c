import type { Problem } from './feed-client.ts'
import { createFormats } from './formats.ts'
import type { Messages } from './messages/messages.ts'
import type { FeedHead } from './view.ts'

/** What is wrong with updating, and since when if figures are shown that it would have updated. */
export function noticeWords(
  problem: Problem,
  failedAt: number | undefined,
  feed: FeedHead | undefined,
  messages: Messages,
  tag: string,
): string {
  const words = messages.problem[problem]
  if (feed === undefined || failedAt === undefined) return words
  return messages.failingSince(words, createFormats(tag, feed.page.timeZone).time(failedAt))
}
