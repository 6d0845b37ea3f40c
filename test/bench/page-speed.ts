import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'

/** What Lighthouse says of a page in its mobile run. Scores are of 100, times milliseconds, shift as it is. */
export interface PageSpeed {
  scores: { performance: number; accessibility: number; bestPractices: number; seo: number }
  largestPaint: number
  blocked: number
  shift: number
  /** What keeps a category but performance from 100, by the ids of the audits. */
  missed: string[]
}

/** A Chromium for Lighthouse, and how to end it. */
export interface Chrome {
  port: number
  close(): Promise<void>
}

export async function startChrome(): Promise<Chrome> {
  const profile = mkdtempSync(join(tmpdir(), 'sla-status-chrome-'))
  const child = spawn(
    await browserPath(),
    [...BROWSER_ARGUMENTS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await portOf(child)
  return {
    port,
    close: async () => {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Chromium says where it listens before anything else. */
async function portOf(child: ChildProcess): Promise<number> {
  let said = ''
  for await (const part of child.stderr ?? []) {
    said += String(part)
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)?.[1]
    if (port !== undefined) return Number(port)
  }
  throw new Error(`Chromium did not start:\n${said}`)
}

/** Lighthouse's mobile run of a page: its slow 4G and its slow processor, both simulated. */
export async function pageSpeed(url: string, { port }: Chrome): Promise<PageSpeed> {
  const result = await lighthouse(url, { port, logLevel: 'silent', output: 'json' })
  if (result === undefined) throw new Error(`Lighthouse had nothing to say of ${url}`)
  const { audits, categories, runtimeError } = result.lhr
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`)
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100)
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN
  const missed = ['accessibility', 'best-practices', 'seo'].flatMap((id) =>
    (categories[id]?.auditRefs ?? []).flatMap((one) => {
      const { score: own, scoreDisplayMode } = audits[one.id] ?? {}
      return one.weight > 0 && scoreDisplayMode !== 'notApplicable' && own !== 1 ? [one.id] : []
    }),
  )
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
    },
    largestPaint: value('largest-contentful-paint'),
    blocked: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    missed,
  }
}
