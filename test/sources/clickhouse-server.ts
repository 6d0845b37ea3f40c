import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/*
 * ClickHouse's engine, `chdb`, behind the little of its HTTP interface that a client needs: the statement in the address, in
 * the body or in a form, its parameters, and errors with their status. A process of its own:
 * `node clickhouse-server.ts FOLDER DATA`, where FOLDER is what chdb is installed in; writes its address when it is ready.
 */

interface Session {
  query(statement: string, format?: string): string
}

/** What ClickHouse answers besides 500: 404 for what does not exist, 400 for what it cannot read. */
const STATUS: Record<string, number> = {
  60: 404,
  47: 404,
  46: 404,
  81: 404,
  62: 400,
  53: 400,
  43: 400,
  36: 400,
  386: 400,
}

const [folder = '', data = ''] = process.argv.slice(2)
const { Session: Engine } = createRequire(join(folder, 'package.json'))('chdb') as {
  Session: new (path: string) => Session
}
const session = new Engine(data)
const quoted = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`

async function fieldsOf(request: IncomingMessage): Promise<Record<string, string>> {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const fields = Object.fromEntries(searchParams)
  const type = request.headers['content-type'] ?? ''
  const body = await text(request)
  if (!type.startsWith('multipart/form-data'))
    return { ...fields, query: [fields.query, body].filter(Boolean).join('\n') }
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  return { ...fields, ...Object.fromEntries([...form].map(([name, value]) => [name, String(value)])) }
}

function run({
  query = '',
  database = 'default',
  default_format = 'TabSeparated',
  ...rest
}: Record<string, string>) {
  session.query(`USE \`${database}\``)
  for (const [name, value] of Object.entries(rest))
    if (name.startsWith('param_')) session.query(`SET ${name} = ${quoted(value)}`)
  return session.query(query, default_format)
}

const server = createServer(async (request, response) => {
  const fields = await fieldsOf(request)
  try {
    response.end(fields.query === '' ? 'Ok.\n' : run(fields))
  } catch (error) {
    const said = String(error).replace(/^.*?(?=Code: )/s, '')
    const code = /^Code: (\d+)/.exec(said)?.[1] ?? '0'
    response.writeHead(STATUS[code] ?? 500, { 'x-clickhouse-exception-code': code })
    response.end(`${said} (version 26.7)\n`)
  }
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
