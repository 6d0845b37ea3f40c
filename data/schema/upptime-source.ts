import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { Id } from './common.ts'
import { Duration } from './duration.ts'
import { Files, oneOrigin, services } from './origin.ts'

/** An Upptime repository, whose history is its commits. */
export const UpptimeSource = z
  .strictObject({
    id: Id,
    type: z.literal('upptime'),
    /** A clone, relative to the data folder; `git` reads it and nothing is fetched. */
    repository: z.string().min(1).optional(),
    /** Or what `git log --reverse --format='%aI%x09%cI%x09%s'` said, saved. */
    files: Files.optional(),
    /** By the site's slug, as in history/SLUG.yml, or by its name; a saved log knows names alone. */
    services,
    ...checkRule,
    /** Upptime's own schedule. */
    interval: Duration.default(5 * 60_000),
    /** It looks often and commits changes and a sample a day: silence of a day and a little says that nothing changed. */
    maxStaleness: Duration.default(26 * 3_600_000),
  })
  .refine(...oneOrigin('repository', 'files'))
export type UpptimeSource = z.infer<typeof UpptimeSource>
