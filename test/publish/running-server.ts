import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ServerName = 'nginx' | 'caddy'

const MIME_TYPES = ['/etc/nginx', '/usr/local/etc/nginx', '/opt/homebrew/etc/nginx']
  .map((folder) => `${folder}/mime.types`)
  .find(existsSync)

/** What has to be installed for a server to run; null where it is. Nothing is installed by a test. */
export function missingFor(name: ServerName): string | null {
  const installed = process.env.PATH?.split(':').some((folder) => existsSync(join(folder, name)))
  if (installed && (name !== 'nginx' || MIME_TYPES !== undefined)) return null
  return `needs ${name}, as from the Debian package ${name === 'nginx' ? 'nginx-light' : name}`
}

/**
 * Serve a folder on loopback with our snippet for a server, changed by `edit` as a reader of its comments would.
 * @returns the server's address, and what stops it by its own pid.
 */
export async function runServer(
  name: ServerName,
  root: string,
  edit: (snippet: string) => string = (snippet) => snippet,
): Promise<{ address: string; stop(): Promise<void> }> {
  const prefix = await mkdtemp(join(tmpdir(), 'sla-status-server-'))
  const port = await freePort()
  const command =
    name === 'nginx' ? await nginx(prefix, root, port, edit) : await caddy(prefix, root, port, edit)
  const [program = '', ...rest] = command
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: prefix },
  })
  const end = async () => {
    await stop(child)
    await rm(prefix, { recursive: true, force: true })
  }
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break
    const answer = await fetch(address).catch(() => null)
    if (answer !== null) return { address, stop: end }
    await new Promise((done) => setTimeout(done, 50))
  }
  await end()
  throw new Error(`${name} does not answer: ${said}`)
}

async function nginx(prefix: string, root: string, port: number, edit: (snippet: string) => string) {
  const snippet = edit(readFileSync('docs/hosting/nginx.conf', 'utf8'))
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '')
    .replace('/var/www/status;', `${root};`)
  await writeFile(join(prefix, 'status.conf'), snippet)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${prefix}/${kind};`)
    .join(' ')
  const conf = `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; pid ${prefix}/nginx.pid; error_log stderr;
events {}
http { include ${MIME_TYPES}; default_type application/octet-stream; access_log off; ${temporary} include ${prefix}/status.conf; }
`
  await writeFile(join(prefix, 'nginx.conf'), conf)
  return ['nginx', '-p', prefix, '-c', join(prefix, 'nginx.conf'), '-g', 'daemon off;']
}

async function caddy(prefix: string, root: string, port: number, edit: (snippet: string) => string) {
  const snippet = edit(readFileSync('docs/hosting/Caddyfile', 'utf8'))
    .replace('status.example.com {', `http://127.0.0.1:${port} {`)
    .replace('/var/www/status', root)
  const file = join(prefix, 'Caddyfile')
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${snippet}`)
  execFileSync('caddy', ['validate', '--config', file, '--adapter', 'caddyfile'], {
    stdio: 'pipe',
    env: { ...process.env, HOME: prefix },
  })
  return ['caddy', 'run', '--config', file, '--adapter', 'caddyfile']
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise((done) => child.once('exit', done))
  process.kill(child.pid, 'SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  await new Promise((done) => server.close(done))
  if (bound === null || typeof bound === 'string') throw new Error('no free port')
  return bound.port
}
