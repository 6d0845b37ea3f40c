// @ts-nocheck
import { execFile } from 'node:child_process'
import { cp, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import sirv from 'sirv'
import { installed } from '../package/install.ts'

/** The strictest policy that the tags promise to live under (issue 4, hostile surroundings). */
export const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'"

/** What each portal is built with, beside the package. */
const PACKAGES = {
  html: ['vite'],
  react: ['vite', 'react', 'react-dom', '@types/react', '@types/react-dom'],
  vue: ['vite', 'vue', '@vitejs/plugin-vue'],
}
export type Kind = keyof typeof PACKAGES

/** A portal's folder with the packed package installed in it. */
export async function portalWithPackage(kind: Kind): Promise<string> {
  const folder = await installed(PACKAGES[kind])
  await cp(join('test/hosts', kind), folder, { recursive: true })
  return folder
}

/**
 * Build a portal as its owner would.
 * @returns the folder of its files.
 */
export async function buildPortal(folder: string): Promise<string> {
  // In a process of its own: the tests' own NODE_ENV would make it a build for development.
  const { NODE_ENV: _, ...env } = process.env
  await promisify(execFile)(process.execPath, [resolve('node_modules/vite/bin/vite.js'), 'build'], {
    cwd: folder,
    env,
  })
  return join(folder, 'dist')
}

/** A portal's server, with the feed beside its files; every answer has the policy. */
export interface Host {
  server: Server
  address: string
  /** How often the feed was asked for. */
  feedRequests(): number
}

export async function host(folder: string, policy: string): Promise<Host> {
  const feed = await readFile('test/fixtures/feed/status.json')
  const files = sirv(folder, { dev: true })
  let requests = 0
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy)
    if (request.url === '/feed/v1/status.json') {
      requests += 1
      response.setHeader('content-type', 'application/json').end(feed)
    } else files(request, response, () => void response.writeHead(404).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : undefined
  return { server, address: `http://localhost:${port}/`, feedRequests: () => requests }
}
