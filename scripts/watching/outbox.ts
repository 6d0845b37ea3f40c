import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { replaceFile } from '../record/files.ts'
import type { Terminal } from '../terminal.ts'
import { type Change, changesSince, type Published, type Seen, seenIn } from './changes.ts'

/** Where the webhook goes and what signs it, from the environment. */
export interface Hook {
  url: string
  secret: string
}

/** A message that has not arrived yet. Times in epoch milliseconds. */
interface Message {
  id: string
  body: string
  tries: number
  /** When it is tried again. */
  due: number
}

interface Box {
  seen: Seen
  messages: Message[]
}

const MINUTE = 60_000
/** Waits after the first try, the second, …: two days and a half in all. */
const WAITS = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  120 * MINUTE,
  300 * MINUTE,
  600 * MINUTE,
  840 * MINUTE,
  1200 * MINUTE,
  1200 * MINUTE,
]
const TIMEOUT_MS = 15_000
/** Messages that wait for a receiver. One that never answers takes a quarter of a minute each time. */
const MOST_WAITING = 1000

/**
 * What a webhook is to be told and has been, kept in a file beside the published folder: a change is told though the process
 * died between publishing and telling. Messages are JSON, signed as Standard Webhooks has it: the headers `webhook-id`,
 * `webhook-timestamp` and `webhook-signature`, an HMAC-SHA256 of the three with the secret.
 */
export class Outbox {
  readonly #file: string
  readonly #hook: Hook
  readonly #terminal: Terminal
  readonly #now: () => number
  #box: Box | undefined
  #sending: Promise<void> | undefined
  #changed: Promise<void> = Promise.resolve()

  constructor(file: string, hook: Hook, terminal: Terminal, now: () => number = Date.now) {
    this.#file = file
    this.#hook = hook
    this.#terminal = terminal
    this.#now = now
  }

  /** Write down what changed since it was last told, and send what is due. The first feed of all is no change. */
  async publish(published: Published): Promise<void> {
    await this.#change((box) => {
      const changes = Object.keys(box.seen).length === 0 ? [] : changesSince(box.seen, published)
      const messages = changes.length === 0 ? [] : [this.#messageOf(changes, published)]
      return { seen: seenIn(published), messages: this.#newest([...box.messages, ...messages]) }
    })
    await this.send()
  }

  /** Send what is due, one after another. Resolves when nothing more is due now. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    for (const message of [...(await this.#open()).messages]) {
      if (message.due > this.#now()) continue
      const failure = await this.#post(message)
      const replace = (...later: Message[]) =>
        this.#change((box) => ({
          ...box,
          messages: [...box.messages.filter(({ id }) => id !== message.id), ...later],
        }))
      const wait = WAITS[message.tries]
      if (failure === undefined) await replace()
      else if (wait === undefined || failure.final) {
        this.#terminal.error(`The webhook was not told of ${message.id}, and will not be: ${failure.words}`)
        await replace()
      } else {
        this.#terminal.error(
          `The webhook could not be told: ${failure.words}; tried again in ${Math.round(wait / 1000)} s`,
        )
        await replace({ ...message, tries: message.tries + 1, due: this.#now() + wait })
      }
    }
  }

  async #post({ id, body }: Message): Promise<{ words: string; final: boolean } | undefined> {
    const timestamp = String(Math.floor(this.#now() / 1000))
    try {
      const response = await fetch(this.#hook.url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'Content-Type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature(this.#hook.secret, id, timestamp, body),
        },
        body,
      })
      await response.body?.cancel()
      return response.ok
        ? undefined
        : { words: `it answers ${response.status}`, final: response.status === 410 }
    } catch (error) {
      // The address may be a secret: only the kind of failure is told.
      const late = error instanceof Error && error.name === 'TimeoutError'
      return {
        words: late ? `no answer within ${TIMEOUT_MS / 1000} s` : 'it could not be reached',
        final: false,
      }
    }
  }

  #messageOf(changes: Change[], { status }: Published): Message {
    const { generatedAt, page } = status
    const body = JSON.stringify({
      type: 'sla-status.changed',
      timestamp: generatedAt,
      page: page.url,
      changes,
    })
    return { id: `msg_${crypto.randomUUID()}`, body, tries: 0, due: this.#now() }
  }

  async #open(): Promise<Box> {
    this.#box ??= await readFile(this.#file, 'utf8').then(
      (text) => JSON.parse(text) as Box,
      (error: NodeJS.ErrnoException) => {
        // One that is there and cannot be read may hold what has not arrived.
        if (error.code !== 'ENOENT') throw error
        return { seen: {}, messages: [] }
      },
    )
    return this.#box
  }

  /** Without the oldest where too many wait, which is said. */
  #newest(messages: Message[]): Message[] {
    for (const { id } of messages.slice(0, -MOST_WAITING))
      this.#terminal.error(
        `The webhook was not told of ${id}, and will not be: ${MOST_WAITING} newer messages wait`,
      )
    return messages.slice(-MOST_WAITING)
  }

  /** One change after another, each of what the former left: while a slow receiver is told, the next feed is published. */
  #change(make: (box: Box) => Box): Promise<void> {
    const changed = this.#changed.then(async () => {
      const box = make(await this.#open())
      await replaceFile(dirname(this.#file), basename(this.#file), `${JSON.stringify(box, null, 1)}\n`)
      this.#box = box
    })
    this.#changed = changed.catch(() => undefined)
    return changed
  }
}

/** `v1,BASE64` of a message. A secret that begins with `whsec_` is base64, any other is taken as it is. */
export function signature(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
