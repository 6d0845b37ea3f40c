import { z } from 'zod'
import { Text } from './common.ts'

/** Which priority follows from impact and urgency: a row for each impact, with a priority for each urgency. */
export const PriorityMatrix = z
  .strictObject({
    impacts: z.array(Text).min(1),
    urgencies: z.array(Text).min(1),
    rows: z.array(z.array(z.string()).min(1)).min(1),
  })
  .check((ctx) => {
    const { impacts, urgencies, rows } = ctx.value
    const wrong = (path: PropertyKey[], message: string, input: unknown) =>
      ctx.issues.push({ code: 'custom', path, message, input })
    if (rows.length !== impacts.length)
      wrong(
        ['rows'],
        `expected one row for each of the ${impacts.length} impacts, found ${rows.length}`,
        rows,
      )
    for (const [index, row] of rows.entries())
      if (row.length !== urgencies.length)
        wrong(
          ['rows', index],
          `expected one priority for each of the ${urgencies.length} urgencies, found ${row.length}`,
          row,
        )
  })
export type PriorityMatrix = z.infer<typeof PriorityMatrix>
