import type { Text } from '../../../data/schema/common.ts'
import type { Action } from '../../../data/schema/feed.ts'

interface Written {
  what: Text
  /** Id of a role. */
  owner: string
  due: string
  done?: string | undefined
}

/**
 * Actions with how they stand; who owns one is told by the title of the role, or not at all.
 * @param roles - Those that may be told of.
 * @param today - The local day, `YYYY-MM-DD`: the last day of an action is in time.
 */
export function actionEntries(
  actions: readonly Written[],
  roles: readonly { id: string; title: Text }[],
  today: string,
): Action[] {
  return actions.map(({ what, owner, due, done }) => {
    const title = roles.find(({ id }) => id === owner)?.title
    const isDone = done !== undefined && done <= today
    return {
      what,
      ...(title === undefined ? {} : { owner: title }),
      due,
      ...(isDone ? { done } : {}),
      state: isDone ? 'done' : due < today ? 'overdue' : 'open',
    }
  })
}
