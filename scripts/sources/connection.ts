import { setTimeout as sleep } from 'node:timers/promises'
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
  /**
   * The answer to a form, whatever its status and as it is, but for our secret in it.
   * @throws UnreachableError when there is none in time, or it lets us not in.
   */
  post(path: string, form: Record<string, string>): Promise<{ status: number; text: string }>
  /** As `get`, for a system that wants a form, with the secret as `api_key` among its fields. */
  submit(path: string, fields: Record<string, string>): Promise<unknown>
  /** The answer as text, for what is not JSON. @throws UnreachableError when there is none in time, or it is an error. */
  text(path: string): Promise<string>
  /** The address that answers come from, for reports. */
  place(path: string): string
}

/** Statuses by which a server says that what was asked is wrong, and asking again would not help. */
const WRONG_QUESTION = [400, 422]

/** Statuses by which it asks to come back later, how often we do so, and how long we wait for it. */
const LATER = [429, 503]
const MOST_RETRIES = 3
const LONGEST_WAIT_MS = 60_000

/** Of one answer; while it is read it takes four times as much memory. */
const MOST_BYTES = 250_000_000

/**
 * Prepares to ask a system. Its secret comes from the environment variable that the source names, and is in no message:
 * where a server repeats it in its answer it is blotted out.
 * @throws SourceError when that variable is empty or does not exist.
 */
export function connect(remote: Remote, headers: Record<string, string> = {}): Connection {
  const { authorization, key, hide } = credentials(remote)
  const place = (path: string) => `${remote.url.replace(/\/$/, '')}${path}`

  async function get(path: string, query: Record<string, string> = {}): Promise<unknown> {
    const asked = new URLSearchParams(query).toString()
    return parsed(path, await ask(`${place(path)}${asked && `?${asked}`}`))
  }

  async function submit(path: string, fields: Record<string, string>): Promise<unknown> {
    const body = new URLSearchParams({ ...key, ...fields })
    // Sent on, a form goes to the other host as it is; a header with a secret does not (Fetch, HTTP-redirect fetch).
    return parsed(path, await ask(place(path), { method: 'POST', body, redirect: 'manual' }))
  }

  function parsed(path: string, { status, text }: { status: number; text: string }): unknown {
    const unreachable = (words: string) => new UnreachableError([`${place(path)}: ${words}`])
    if (status === 401 || status === 403) throw unreachable(notLetIn(status))
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

  async function post(path: string, form: Record<string, string>): Promise<{ status: number; text: string }> {
    const body = new FormData()
    for (const [name, value] of Object.entries(form)) body.append(name, value)
    const { status, text } = await ask(place(path), { method: 'POST', body })
    if (status === 401 || status === 403) {
      const said = text.trim() && ` and says ${whatIs(text, hide)}`
      throw new UnreachableError([`${place(path)}: ${notLetIn(status)}${said}`])
    }
    return { status, text: hide(text) }
  }

  async function text(path: string): Promise<string> {
    const answer = await ask(place(path))
    if (answer.status < 400) return answer.text
    const { status } = answer
    const said = status === 401 || status === 403 ? notLetIn(status) : `answered ${status}`
    throw new UnreachableError([`${place(path)}: ${said}`])
  }

  const notLetIn = (status: number) =>
    `does not let us in (${status}); expected ${credentialWords(remote)} to hold what it accepts`

  /** Asks, and again when the server says how long to wait before it will answer. */
  async function ask(address: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
    for (let tries = 0; ; tries += 1) {
      const { wait, ...answer } = await askOnce(address, init)
      if (wait === undefined || tries === MOST_RETRIES) return answer
      if (wait > LONGEST_WAIT_MS)
        throw new UnreachableError([
          `${remote.url}: asks to come back in ${Math.ceil(wait / 1000)} s; ask it less often`,
        ])
      await sleep(wait)
    }
  }

  async function askOnce(
    address: string,
    init: RequestInit,
    again = false,
  ): Promise<{ status: number; text: string; wait?: number }> {
    const signal = AbortSignal.timeout(remote.timeout)
    try {
      const response = await fetch(address, {
        ...{ ...init, headers: { ...headers, ...authorization }, signal },
      })
      const { status } = response
      const wait = LATER.includes(status) ? waitOf(response.headers.get('retry-after')) : undefined
      return { status, text: await textOf(response), ...(wait !== undefined && { wait }) }
    } catch (error) {
      if (error instanceof TooLong)
        throw new UnreachableError([
          `${remote.url}: answers with more than ${MOST_BYTES / 1e6} MB; ask it for less at a time`,
        ])
      // A server may close a connection that we leave alone while we work on its last answer.
      if (!again && wasClosed(error)) return askOnce(address, init, true)
      const late = error instanceof Error && error.name === 'TimeoutError'
      const words = late ? `no whole answer within ${remote.timeout} ms` : hide(causeOf(error))
      throw new UnreachableError([`${remote.url}: ${words}`])
    }
  }

  return { get, post, submit, text, place }
}

class TooLong extends Error {}

/** The text of an answer, unpacked. @throws TooLong where it has no end, or as good as none. */
async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) throw new TooLong()
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts, bytes))
}

/** Milliseconds of a Retry-After (RFC 9110 10.2.3), in seconds or as a date. */
function waitOf(after: string | null): number | undefined {
  if (after === null) return undefined
  const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now()
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0)
}

function credentials({ auth }: Remote): {
  authorization: Record<string, string>
  key: Record<string, string>
  hide(text: string): string
} {
  const name = auth?.bearer ?? auth?.basic ?? auth?.key
  if (name === undefined) return { authorization: {}, key: {}, hide: (text) => text }
  const secret = process.env[name]?.trim() ?? ''
  if (secret === '')
    throw new SourceError([`the environment variable ${name} is empty; \`auth\` expects the secret in it`])
  if (auth?.basic !== undefined && !secret.includes(':'))
    throw new SourceError([`the environment variable ${name} holds no colon; expected user:password in it`])
  const encoded = Buffer.from(secret).toString('base64')
  const password = secret.slice(secret.indexOf(':') + 1)
  const secrets = auth?.basic === undefined ? [secret] : [encoded, secret, password].filter(Boolean)
  const header = auth?.basic === undefined ? `Bearer ${secret}` : `Basic ${encoded}`
  return {
    ...(auth?.key === undefined
      ? { authorization: { authorization: header }, key: {} }
      : { authorization: {}, key: { api_key: secret } }),
    hide: (text) => secrets.reduce((hidden, one) => hidden.replaceAll(one, '***'), text),
  }
}

function credentialWords({ auth }: Remote): string {
  const name = auth?.bearer ?? auth?.basic ?? auth?.key
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

function wasClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(code)
}
