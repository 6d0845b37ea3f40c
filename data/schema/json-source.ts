import { z } from 'zod'
import { checkRule } from './check-rule.ts'
import { Id, TimeZone } from './common.ts'
import { fetched, oneOrigin, services } from './origin.ts'
import { StateWords } from './state-words.ts'

/** Names of fields, one in another, with dots between them. */
const Path = z
  .string()
  .regex(/^[^.\s]+(?:\.[^.\s]+)*$/, 'expected fields with dots between, as in data.items')

/** Results of checks in any JSON that holds a list of them. */
export const JsonSource = z
  .strictObject({
    id: Id,
    type: z.literal('json'),
    ...fetched,
    /** Where the list stands; without it the answer is the list itself. */
    list: Path.optional(),
    /** The fields of an entry of the list. */
    columns: z.strictObject({
      time: Path,
      service: Path.optional(),
      state: Path,
      /** Milliseconds. */
      responseTime: Path.optional(),
    }),
    /** The service of every entry, where no field names it. */
    service: Id.optional(),
    services,
    states: StateWords,
    /** For times without an offset; times with one are read as they stand. */
    timeZone: TimeZone.default('UTC'),
    /** What times that are numbers count since 1970. */
    epoch: z.enum(['s', 'ms']).optional(),
    ...checkRule,
  })
  .refine(...oneOrigin('url', 'files'))
  .refine(({ service, columns }) => (service === undefined) !== (columns.service === undefined), {
    path: ['columns'],
    error: 'expected either `service`, or `service` beside `columns` where every entry is of the same one',
  })
export type JsonSource = z.infer<typeof JsonSource>
