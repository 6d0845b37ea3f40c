import { z } from 'zod'
import type { StatuspageSource } from '../../../data/schema/monitor-sources.ts'
import { connect } from '../connection.ts'
import { savedAnswers } from '../saved-answers.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'

const Page = z.looseObject({
  incidents: z.array(z.unknown()).optional(),
  scheduled_maintenances: z.array(z.unknown()).optional(),
})

export interface PageAnswer extends z.infer<typeof Page> {
  place: string
}

/**
 * What a page answers at a path of its API, or saved answers of any.
 * @throws SourceError when a saved answer cannot be read. @throws UnreachableError when the page does not answer.
 */
export async function pageAnswers(
  source: StatuspageSource,
  path: `/api/v2/${string}.json`,
  dataDir: string,
): Promise<PageAnswer[]> {
  const remote = source.url === undefined ? null : connect({ ...source, url: source.url })
  const answers = remote
    ? [{ place: remote.place(path), body: await remote.get(path) }]
    : savedAnswers(source.files ?? [], dataDir)
  const Wrong = remote ? UnreachableError : SourceError
  return answers.map(({ place, body }) => {
    const { data } = Page.safeParse(body)
    if (data?.incidents || data?.scheduled_maintenances) return { ...data, place }
    throw new Wrong([
      `${place}: has neither incidents nor scheduled_maintenances; expected ${path} of the page`,
    ])
  })
}
