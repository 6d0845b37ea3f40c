import { onTestFinished } from 'vitest'

/** Puts a secret into an environment variable for the length of a test. */
export function secret(name: string, value = 'hemlig-nyckel'): string {
  process.env[name] = value
  onTestFinished(() => {
    delete process.env[name]
  })
  return value
}

/** The body of a request as text. */
export async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
