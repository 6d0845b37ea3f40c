import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as soon } from 'node:timers/promises'
import { serveFolder } from '../../scripts/server.ts'

/** Somebody who reads what is published again and again, through the link as a web server does, and over HTTP. */
export interface Reader {
  looks: number
  /** How many builds were seen. */
  builds: Set<string>
  problems: string[]
  stop(): Promise<void>
}

/**
 * Start to read, until stopped. Each look resolves the link once and reads every JSON file of the feed and the pages: all of
 * the feed has to be of one build, pages too where every build makes them, and time never goes back.
 * @param pages - Whether every build makes pages.
 */
export async function startReader(out: string, pages: boolean): Promise<Reader> {
  const { server, address } = await serveFolder(out, 0, '/')
  let going = true
  const reader: Reader = {
    ...{ looks: 0, builds: new Set(), problems: [] },
    async stop() {
      going = false
      await reading
      server.closeAllConnections()
      server.close()
    },
  }
  let latest = ''
  const look = async () => {
    const [instant] = lookAt(realpathSync(out), pages)
    if (instant === undefined || instant < latest) throw new Error(`after ${latest} came ${instant}`)
    latest = instant
    reader.builds.add(instant)
    const before = await fetch(`${address}feed/v1/status.json`).then((answer) => answer.json())
    const other = await fetch(`${address}feed/v1/agreements/drift.json`).then((answer) => answer.json())
    const after = await fetch(`${address}feed/v1/status.json`).then((answer) => answer.json())
    if (before.generatedAt === after.generatedAt && other.generatedAt !== before.generatedAt)
      throw new Error(`over HTTP ${other.generatedAt} between two of ${before.generatedAt}`)
  }
  const reading = (async () => {
    for (; going; reader.looks += 1) {
      await look().catch((error: unknown) => reader.problems.push(String(error)))
      await soon()
    }
  })()
  return reader
}

/** The instants that a published folder is of, which have to be one. @throws Error where they are not. */
function lookAt(folder: string, pages: boolean): string[] {
  const feed = join(folder, 'feed', 'v1')
  const names = readdirSync(feed, { recursive: true, encoding: 'utf8' })
  const instants = new Set<string>()
  for (const name of names.filter((one) => one.endsWith('.json') && !one.endsWith('.schema.json'))) {
    const { generatedAt } = JSON.parse(readFileSync(join(feed, name), 'utf8')) as { generatedAt?: string }
    if (generatedAt !== undefined) instants.add(generatedAt)
  }
  for (const page of pages ? ['index.html', 'en/index.html'] : []) {
    const text = readFileSync(join(folder, page), 'utf8')
    if (!text.trimEnd().endsWith('</html>')) throw new Error(`half of ${page}`)
    for (const [, instant = ''] of text.matchAll(/generated-at="([^"]+)"/g)) instants.add(instant)
  }
  if (instants.size !== 1) throw new Error(`builds are mixed: ${[...instants].join(', ')}`)
  return [...instants]
}
