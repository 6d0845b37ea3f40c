import { z } from 'zod'
import { Id } from './common.ts'
import { remote } from './remote.ts'

/** Paths or patterns, relative to the data folder. */
export const Files = z.union([z.string().transform((file) => [file]), z.array(z.string()).min(1)])

/** What the system calls a service, and its id here; without it the system uses the ids. */
export const services = z.record(z.string(), Id).optional()

const { url, ...access } = remote

/** Answers that are fetched, or lie in files that somebody fetched: `oneOrigin` checks that it is one of them. */
export const fetched = { url: url.optional(), files: Files.optional(), ...access }

/** For `refine`: exactly one of these fields says where the data come from. */
export function oneOrigin<K extends string>(...names: K[]) {
  const words = names.map((name) => `\`${name}\``).join(', ')
  return [
    (source: { [key in K]?: unknown }) => names.filter((name) => source[name] !== undefined).length === 1,
    { error: `expected exactly one of ${words}, which say where the data come from` },
  ] as const
}
