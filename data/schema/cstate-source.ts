import { z } from 'zod'
import { Id, TimeZone } from './common.ts'
import { Files, services } from './origin.ts'

/** Incidents of a cState site, which are Markdown files in content/issues/. */
export const CstateSource = z.strictObject({
  id: Id,
  type: z.literal('cstate'),
  files: Files,
  /** By the system's name, as `affected` has it. */
  services,
  /** For dates without an offset. cState asks for UTC, but sites do as they like: without it they are set aside. */
  timeZone: TimeZone.optional(),
})
export type CstateSource = z.infer<typeof CstateSource>
