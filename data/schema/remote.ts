import { z } from 'zod'
import { Duration } from './duration.ts'

const hidden = 'what was found is not shown, for it may be a secret'

/** Where a secret is to be found; it never stands in a file. */
export const VariableName = z
  .string({
    error: `expected the name of an environment variable, as in PROMETHEUS_TOKEN; ${hidden}`,
  })
  .regex(
    /^[A-Z][A-Z0-9_]{0,63}$/,
    `expected the name of an environment variable in capitals, as in PROMETHEUS_TOKEN; ${hidden}`,
  )

const authWords = `expected either \`bearer\` or \`basic\` with the name of an environment variable; ${hidden}`

/** Where a monitoring system answers over HTTP, and how to be let in. A secret never stands in the file. */
export const remote = {
  /** Its address up to the part that all its answers share, as in https://prometheus.example.se or https://host/prefix. */
  url: z.string().refine(isPlainAddress, {
    error: `expected an http(s) address without user, password, query or fragment; ${hidden}`,
  }),
  /** The environment variable that holds a bearer token, or `user:password`. */
  auth: z
    .strictObject({ bearer: VariableName.optional(), basic: VariableName.optional() }, { error: authWords })
    .refine(({ bearer, basic }) => (bearer === undefined) !== (basic === undefined), { error: authWords })
    .optional(),
  /** How long one answer may take. */
  timeout: Duration.default(30_000),
}

/** Of a system that wants its key among what is asked: the environment variable that holds it. */
export const KeyAuth = z.strictObject({ key: VariableName })

export type Remote = Omit<z.infer<z.ZodObject<typeof remote>>, 'auth'> & {
  auth?: { bearer?: string | undefined; basic?: string | undefined; key?: string | undefined } | undefined
}

function isPlainAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  return url.username === '' && url.password === '' && !/[?#]/.test(text)
}
