import { readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AgreementFeed, StatusFeed } from '../../data/schema/feed.ts'
import { terminal } from '../../scripts/terminal.ts'
import {
  changesSince,
  newsIn,
  type Published,
  readPublished,
  seenIn,
} from '../../scripts/watching/changes.ts'
import { hookOf } from '../../scripts/watching/hook.ts'
import { Outbox, signature } from '../../scripts/watching/outbox.ts'
import { folderWith } from '../folder.ts'

const fixture = async (name: string) => JSON.parse(await readFile(`test/fixtures/feed/${name}.json`, 'utf8'))
const published = async (): Promise<Published> => ({
  status: (await fixture('status')) as StatusFeed,
  agreements: [(await fixture('agreement')) as AgreementFeed],
})

interface Received {
  id: string
  timestamp: string
  signature: string
  body: string
}

/** A receiver that answers so, one status after another, the last for ever; and what it was told. */
async function receiver(...statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const header = (name: string) => String(request.headers[`webhook-${name}`])
      received.push({
        id: header('id'),
        timestamp: header('timestamp'),
        signature: header('signature'),
        body,
      })
      response.writeHead(statuses[Math.min(received.length, statuses.length) - 1] ?? 204).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`, received }
}

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

async function outbox(url: string, clock = { now: 1_000_000 }) {
  const file = join(await folderWith({ 'a.txt': '' }), 'site.webhook.json')
  const said: string[] = []
  const quiet = { ...terminal({ quiet: true }), error: (text: string) => said.push(text) }
  const open = () => new Outbox(file, { url, secret: SECRET }, quiet, () => clock.now)
  return { file, said, clock, open, box: open() }
}

const changed = async (): Promise<Published> => {
  const all = await published()
  const [first, ...others] = all.status.services
  if (!first) throw new Error('the fixture has no services')
  return { ...all, status: { ...all.status, services: [{ ...first, state: 'major_outage' }, ...others] } }
}

test('pages have news when a state, a standing, an incident or maintenance is another, not when figures and time move on', async () => {
  const before = await published()
  const { status, agreements } = before
  const later = {
    status: { ...status, generatedAt: '2026-11-19T13:03:08Z', dataThrough: '2026-11-19T13:03:00Z' },
    agreements: agreements.map((one) => ({
      ...one,
      results: one.results.map((result) => ({ ...result, value: '99.1' })),
    })),
  }
  expect(newsIn(later)).toBe(newsIn(before))
  expect(newsIn(await changed())).not.toBe(newsIn(before))
  expect(newsIn({ ...before, status: { ...status, incidents: [] } })).not.toBe(newsIn(before))
  expect(newsIn({ ...before, status: { ...status, maintenance: [] } })).not.toBe(newsIn(before))
})

describe('what is a change', () => {
  test('a state that is another than it was, with the name and since when', async () => {
    const before = await published()
    const [service] = before.status.services
    expect(changesSince(seenIn(before), await changed())).toEqual([
      {
        ...{ type: 'state', service: service?.id, name: service?.name, from: service?.state },
        ...{ to: 'major_outage', since: service?.since, href: service?.href },
      },
    ])
  })

  test('a standing: the outlook of a running period, and the verdict that it closes with', async () => {
    const before = await published()
    const [agreement] = before.agreements
    const running = agreement?.results.find(({ verdict }) => verdict === 'pending')
    if (!agreement || !running) throw new Error('the fixture has no running period')
    const { outlook: _, ...closed } = { ...running, verdict: 'breached' as const }
    const after = {
      ...before,
      agreements: [
        {
          ...agreement,
          results: agreement.results.filter((one) => one !== running),
          history: [closed, ...agreement.history],
        },
      ],
    }
    expect(changesSince(seenIn(before), after)).toEqual([
      {
        type: 'standing',
        agreement: agreement.agreement.id,
        objective: running.objective,
        ...(running.service && { service: running.service }),
        title: running.title,
        period: running.period.id,
        from: `pending ${running.outlook}`,
        to: 'breached',
        href: agreement.agreement.href,
      },
    ])
  })

  test('nothing that was not there before, and nothing that stays', async () => {
    const all = await published()
    expect(changesSince(seenIn(all), all)).toEqual([])
    expect(changesSince({ 'state gone': 'operational' }, all)).toEqual([])
  })
})

test('the signature is that of Standard Webhooks, by the example of its libraries', () => {
  expect(signature(SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}')).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

describe('the webhook', () => {
  test('is told nothing of the first feed, and then every change once, signed', async () => {
    const { url, received } = await receiver(204)
    const { box } = await outbox(url)
    await box.publish(await published())
    expect(received).toEqual([])
    await box.publish(await changed())
    await box.publish(await changed())
    expect(received).toHaveLength(1)
    const [{ id, timestamp, signature: signed, body }] = received as [Received]
    expect(signed).toBe(signature(SECRET, id, timestamp, body))
    expect(timestamp).toBe('1000')
    expect(JSON.parse(body)).toMatchObject({ type: 'sla-status.changed', changes: [{ to: 'major_outage' }] })
  })

  test('that fails is told again later under the same id, and not before', async () => {
    const { url, received } = await receiver(500, 200)
    const { box, clock, said } = await outbox(url)
    await box.publish(await published())
    await box.publish(await changed())
    await box.send()
    expect(received).toHaveLength(1)
    expect(said).toEqual(['The webhook could not be told: it answers 500; tried again in 5 s'])
    clock.now += 5_000
    await box.send()
    expect(received.map(({ id }) => id)).toEqual([received[0]?.id, received[0]?.id])
    clock.now += 3_600_000
    await box.send()
    expect(received).toHaveLength(2)
  })

  test('that says it is gone is told no more of that', async () => {
    const { url, received } = await receiver(410)
    const { box, clock, said } = await outbox(url)
    await box.publish(await published())
    await box.publish(await changed())
    clock.now += 1e9
    await box.send()
    expect(received).toHaveLength(1)
    expect(said[0]).toMatch(/^The webhook was not told of msg_.*410$/)
  })

  test('is given up after nine more tries, which is said', async () => {
    const { url, received } = await receiver(500)
    const { box, clock, said } = await outbox(url)
    await box.publish(await published())
    await box.publish(await changed())
    for (let round = 0; round < 20; round += 1) {
      clock.now += 24 * 3_600_000
      await box.send()
    }
    expect(received).toHaveLength(10)
    expect(said.at(-1)).toMatch(/and will not be: it answers 500$/)
  })

  test('is told of a change though the process ended between publishing and telling', async () => {
    const { url, received } = await receiver(204)
    const { open } = await outbox(url)
    await open().publish(await published())
    // A new process finds another feed published than the one that it told of.
    await open().publish(await changed())
    expect(received).toHaveLength(1)
  })

  test('is told of all that changes while it is slow, though many feeds are published before it answers', async () => {
    const { url, received } = await receiver(204)
    const { box, file } = await outbox(url)
    const [calm, wild] = [await published(), await changed()]
    await box.publish(calm)
    await Promise.all(Array.from({ length: 41 }, (_, index) => box.publish(index % 2 === 0 ? wild : calm)))
    await box.send()
    expect(new Set(received.map(({ id }) => id)).size).toBe(41)
    expect(received).toHaveLength(41)
    const states = received.map(({ body }) => JSON.parse(body).changes[0].to)
    expect(states.filter((to) => to === 'major_outage')).toHaveLength(21)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ messages: [] })
  })

  test('that never answers is to be told a thousand times at most, the newest; what is left out is said', async () => {
    const { url } = await receiver(500)
    const { box, open, file, said } = await outbox(url)
    const [calm, wild] = [await published(), await changed()]
    await box.publish(calm)
    const held = JSON.parse(await readFile(file, 'utf8'))
    const old = Array.from({ length: 1000 }, (_, at) => ({
      id: `msg_${at}`,
      body: '{}',
      tries: 1,
      due: 9e12,
    }))
    await writeFile(file, JSON.stringify({ ...held, messages: old }))
    await open().publish(wild)
    const { messages } = JSON.parse(await readFile(file, 'utf8'))
    expect([messages.length, messages[0].id]).toEqual([1000, 'msg_1'])
    expect(said[0]).toBe('The webhook was not told of msg_0, and will not be: 1000 newer messages wait')
  })

  test('is told after a restart what had not arrived', async () => {
    const { url, received } = await receiver(500, 204)
    const { open, clock } = await outbox(url)
    await open().publish(await published())
    await open().publish(await changed())
    clock.now += 5_000
    await open().send()
    expect(received).toHaveLength(2)
  })

  test('whose file cannot be read does not begin anew: what it was to be told would be lost', async () => {
    const { url, received } = await receiver(204)
    const { file, open } = await outbox(url)
    await open().publish(await published())
    await rm(file)
    // A link to itself can be replaced, and not read.
    await symlink(file, file)
    await expect(open().publish(await changed())).rejects.toThrow(/ELOOP/)
    expect(received).toEqual([])
  })

  test('has neither its address nor its secret in what is said or kept', async () => {
    const { box, file, said } = await outbox('http://127.0.0.1:9/secret-path')
    await box.publish(await published())
    await box.publish(await changed())
    const text = `${said.join('\n')} ${await readFile(file, 'utf8')}`
    expect(text).toContain('could not be reached')
    expect(text).not.toMatch(/secret-path|whsec_|127\.0\.0\.1/)
  })
})

describe('what site.yaml and the environment say of it', () => {
  const webhook = { url: 'SLA_WEBHOOK_URL', secret: 'SLA_WEBHOOK_SECRET' }

  test('is taken from the variables that are named', () => {
    const env = { SLA_WEBHOOK_URL: 'https://example.com/hook', SLA_WEBHOOK_SECRET: SECRET }
    expect(hookOf({ webhook }, env)).toEqual({ url: 'https://example.com/hook', secret: SECRET })
    expect(hookOf({}, env)).toBeUndefined()
  })

  test('is refused when they are empty or wrong, both at once, without what they hold', () => {
    const env = { SLA_WEBHOOK_URL: 'not-an-address', SLA_WEBHOOK_SECRET: 'short' }
    expect(() => hookOf({ webhook }, env)).toThrow(
      /webhook\.url: the environment variable SLA_WEBHOOK_URL[\s\S]*webhook\.secret: the environment variable SLA_WEBHOOK_SECRET holds too little/,
    )
    expect(() => hookOf({ webhook }, env)).not.toThrow(/not-an-address|short/)
  })
})

test('a folder without a feed has nothing to tell', async () => {
  expect(await readPublished(await folderWith({ 'a.txt': '' }))).toBeUndefined()
})
