import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { afterAll, type TestContext } from 'vitest'
import { folderWith } from './builders.ts'

/** Where chdb is installed, by `npm install --prefix FOLDER chdb`: 546 MB, so never among our packages. */
const FOLDER = process.env.CHDB_FOLDER ?? ''

const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing.splice(0)) await close()
})

export function engineMissing(): boolean {
  return !existsSync(join(FOLDER, 'node_modules/chdb'))
}

/** Skips the test, and says why, where ClickHouse's engine is not installed. */
export function needsEngine({ skip }: TestContext): void {
  if (!engineMissing()) return
  const reason = "needs ClickHouse's engine: npm install --prefix FOLDER chdb, and CHDB_FOLDER=FOLDER"
  process.stderr.write(`skipped: ${reason}\n`)
  skip(reason)
}

/** Starts the engine behind HTTP, with a client that fills it. */
export async function startEngine(): Promise<{ url: string; client: ClickHouseClient }> {
  const script = join(import.meta.dirname, 'clickhouse-server.ts')
  const child = spawn(process.execPath, [script, FOLDER, join(folderWith({}), 'data')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closing.push(() => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(String(bytes).trim()))
    child.once('exit', (code) => reject(new Error(`the engine ended with ${code}`)))
  })
  const client = createClient({ url })
  closing.unshift(() => client.close())
  return { url, client }
}
