import { lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { SMALL } from '../example-data.ts'

export const MINUTE = 60_000
const DAY = 86_400_000

/** How many looks a monitor tells of. */
export const TOLD = 200

/** A monitor that forgets, on loopback: it tells of the last looks before `now`, epoch milliseconds. */
export interface Monitor {
  url: string
  now: number
  close(): void
}

/** What a monitor saw at an instant. */
export interface Look {
  at: number
  up: boolean
}

/** A look a minute, of which every 50th failed. */
function everyMinute(now: number): Look[] {
  const last = Math.floor(now / MINUTE)
  return Array.from({ length: TOLD }, (_, index) => last - TOLD + 1 + index).map((minute) => ({
    at: minute * MINUTE,
    up: minute % 50 !== 0,
  }))
}

/** @param looks - All that it has seen lately, oldest first. */
export async function aMonitor(now: number, looks = everyMinute): Promise<Monitor> {
  const server = createServer((request, response) => {
    const first = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('page') === '1'
    const told = first ? looks(monitor.now).slice(-TOLD) : []
    const results = told.map(({ at, up }) => ({
      ...{ success: up, timestamp: new Date(at).toISOString(), duration: 5e6 },
    }))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify([{ key: 'core_web', results }]))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const monitor = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return monitor
}

/** January and February are final at the first, March at the second, which is after another month began too. */
export const EARLIER = Date.parse('2026-03-31T21:00:00Z')
export const LATER = Date.parse('2026-04-10T09:00:00Z')

/** One check a day and service, each good for 26 hours, until 1 May; portal was down for ten minutes in February. */
function checks(): string {
  const rows: string[] = []
  for (let at = Date.parse('2025-12-31T00:00:00Z'); at < Date.parse('2026-05-01T00:00:00Z'); at += DAY) {
    const time = new Date(at).toISOString()
    const down = time.startsWith('2026-02-10')
    rows.push(`${time},portal,${down ? 'down' : 'up'}`, `${time},licens,up`)
    if (down) rows.push('2026-02-10T00:10:00Z,portal,up')
  }
  return `time,service,status\n${rows.join('\n')}\n`
}

/** The files of a small site that records its closed periods, and what a monitor tells that forgets. */
export function smallSite(monitor: Monitor): Record<string, string> {
  return {
    ...SMALL,
    'site.yaml': `${SMALL['site.yaml']}record: true\n`,
    'services.yaml': `${SMALL['services.yaml']}  - { id: webb, name: { sv: Webb, en: Web } }\n`,
    'sources.yaml': `${SMALL['sources.yaml']}    maxStaleness: 26 h
  - { id: monitor, type: gatus, url: "${monitor.url}", interval: 60 s, services: { core_web: webb } }
`,
    'measurements/checks.csv': checks(),
  }
}

export function writeInto(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Every file below a folder with its text, in the order of their names; nothing where there is no folder. */
export function filesIn(folder: string): Map<string, string> {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return new Map()
  // Once, as a server does that opens what it serves: a link that leads nowhere is a fault.
  const place = realpathSync(folder)
  const entries = readdirSync(place, { recursive: true, withFileTypes: true })
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return new Map(paths.sort().map((path) => [path.slice(place.length + 1), readFileSync(path, 'utf8')]))
}

/** In words what two sets of files differ in; empty where nothing. */
export function differenceOf(found: Map<string, string>, expected: Map<string, string>): string {
  const names = [...new Set([...found.keys(), ...expected.keys()])]
  const other = names.filter((name) => found.get(name) !== expected.get(name))
  return other.slice(0, 4).join(', ') + (other.length > 4 ? ` and ${other.length - 4} more` : '')
}

/** What of a build lies about that the next one should have cleared away, by name. */
export function leftovers(folder: string, out: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith(`.${out}/build-`) || name.split('/').length === 2)
  const builds = names.filter((name) => name.startsWith(`.${out}/build-`))
  const odd = names.filter((name) => /(^|\/)(new-|next-)|\.(\d+|new)$/.test(name))
  return [...odd, ...builds.slice(2)]
}
