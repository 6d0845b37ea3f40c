import type { Remote } from '../../data/schema/remote.ts'
import { excerpt } from './set-aside.ts'
import { SourceError } from './source-error.ts'
import { UnreachableError } from './unreachable-error.ts'

/** A monitoring system that answers JSON over HTTP. */
export interface Connection {
  /**
   * The answer at an address below the source's own.
   * @throws UnreachableError when there is none in time, or it is not JSON, or says that the server failed or lets us not in.
   * @throws SourceError when the server says that the question is wrong.
   */
  get(path: string, query?: Record<string, string>): Promise<unknown>
  /** The address that answers come from, for reports. */
  place(path: string): string
}

/** Statuses by which a server says that what was asked is wrong, and asking again would not help. */
const WRONG_QUESTION = [400, 422]

/**
 * Prepares to ask a system. Its secret comes from the environment variable that the source names, and is in no message:
 * where a server repeats it in its answer it is blotted out.
 * @throws SourceError when that variable is empty or does not exist.
 */
export function connect(remote: Remote, headers: Record<string, string> = {}): Connection {
  const { authorization, hide } = credentials(remote)
  const place = (path: string) => `${remote.url.replace(/\/$/, '')}${path}`

  async function get(path: string, query: Record<string, string> = {}): Promise<unknown> {
    const asked = new URLSearchParams(query).toString()
    const { status, text } = await ask(`${place(path)}${asked && `?${asked}`}`)
    const unreachable = (words: string) => new UnreachableError([`${place(path)}: ${words}`])
    if (status === 401 || status === 403)
      throw unreachable(
        `does not let us in (${status}); expected ${credentialWords(remote)} to hold what it accepts`,
      )
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      throw unreachable(`answered ${status} with ${whatIs(text, hide)}, where JSON was expected`)
    }
    if (status < 400) return body
    const said = `answered ${status}: ${excerpt(hide(errorWords(body)))}`
    if (WRONG_QUESTION.includes(status))
      throw new SourceError([`${place(path)}: ${said}; correct the source`])
    throw unreachable(said)
  }

  async function ask(address: string): Promise<{ status: number; text: string }> {
    const signal = AbortSignal.timeout(remote.timeout)
    try {
      const response = await fetch(address, { headers: { ...headers, ...authorization }, signal })
      return { status: response.status, text: await response.text() }
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError'
      const words = late ? `no whole answer within ${remote.timeout} ms` : hide(causeOf(error))
      throw new UnreachableError([`${remote.url}: ${words}`])
    }
  }

  return { get, place }
}

function credentials({ auth }: Remote): {
  authorization: Record<string, string>
  hide(text: string): string
} {
  const name = auth?.bearer ?? auth?.basic
  if (name === undefined) return { authorization: {}, hide: (text) => text }
  const secret = process.env[name]?.trim() ?? ''
  if (secret === '')
    throw new SourceError([`the environment variable ${name} is empty; \`auth\` expects the secret in it`])
  if (auth?.basic !== undefined && !secret.includes(':'))
    throw new SourceError([`the environment variable ${name} holds no colon; expected user:password in it`])
  const encoded = Buffer.from(secret).toString('base64')
  const password = secret.slice(secret.indexOf(':') + 1)
  const secrets = auth?.basic === undefined ? [secret] : [encoded, secret, password].filter(Boolean)
  return {
    authorization: { authorization: auth?.basic === undefined ? `Bearer ${secret}` : `Basic ${encoded}` },
    hide: (text) => secrets.reduce((hidden, one) => hidden.replaceAll(one, '***'), text),
  }
}

function credentialWords({ auth }: Remote): string {
  const name = auth?.bearer ?? auth?.basic
  return name === undefined
    ? '`auth` to name an environment variable, and that'
    : `the environment variable ${name}`
}

function errorWords(body: unknown): string {
  const { error, message } = (body ?? {}) as Record<string, unknown>
  return [error, message].find((words) => typeof words === 'string') ?? JSON.stringify(body)
}

function whatIs(text: string, hide: (text: string) => string): string {
  if (text.trim() === '') return 'nothing'
  if (/^\s*<(!doctype|html|head|body)/i.test(text)) return 'an HTML page'
  if (/^\s*[[{]/.test(text)) return 'a part of an answer'
  return `"${hide(excerpt(text.trim()))}"`
}

/** What kept an answer from coming, in the words of the layer that knows. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? causeOf(error.cause) : error.message
}
