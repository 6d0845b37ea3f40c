// @ts-nocheck
import { execFile } from 'node:child_process'

export interface Run {
  code: number
  stdout: string
  stderr: string
}

/** Run the command line as people do. */
export function sla(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/cli.ts', ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
      },
    )
  })
}
