import { onTestFinished, type TestContext } from 'vitest'
import { missingFor, runServer, type ServerName } from './running-server.ts'

/** Skips the test, and says why, where the server is not installed. */
export function needsServer(name: ServerName, { skip }: TestContext): void {
  const reason = missingFor(name)
  if (reason === null) return
  process.stderr.write(`skipped: ${reason}\n`)
  skip(reason)
}

/** Serve a folder (`runServer`) until the test is over. @returns the server's address. */
export async function startServer(...how: Parameters<typeof runServer>): Promise<string> {
  const { address, stop } = await runServer(...how)
  onTestFinished(stop)
  return address
}
