import type { Site } from '../../data/schema/site.ts'
import { DataError } from '../load/problem.ts'
import type { Hook } from './outbox.ts'

/**
 * The webhook of site.yaml with its address and secret from the environment; undefined where there is none.
 * @throws DataError when a variable is empty or holds no address.
 */
export function hookOf({ webhook }: Pick<Site, 'webhook'>, env: NodeJS.ProcessEnv): Hook | undefined {
  if (!webhook) return undefined
  const url = env[webhook.url]?.trim() ?? ''
  const secret = env[webhook.secret]?.trim() ?? ''
  const problem = (field: string, message: string) => ({
    ...{ file: 'site.yaml', line: null, path: `webhook.${field}`, message },
  })
  const problems = [
    ...(URL.canParse(url) && /^https?:/.test(url)
      ? []
      : [
          problem(
            'url',
            `the environment variable ${webhook.url} holds no address that begins with https:// (what it holds is not shown)`,
          ),
        ]),
    ...(secret.length >= 16
      ? []
      : [
          problem(
            'secret',
            `the environment variable ${webhook.secret} holds ${secret === '' ? 'nothing' : 'too little'}; expected at least 16 characters, as from: openssl rand -base64 32`,
          ),
        ]),
  ]
  if (problems.length > 0) throw new DataError(problems)
  return { url, secret }
}
