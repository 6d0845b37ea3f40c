import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'

const TSC = 'node_modules/typescript/bin/tsc'

/** The lines that the compiler finds wrong in a folder with a tsconfig.json, as `file:line`. */
export async function wrongLines(folder: string): Promise<string[]> {
  const said = await promisify(execFile)(process.execPath, [TSC, '--pretty', 'false', '-p', folder]).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout || `${error.stderr}(0,0): error`,
  )
  return unique(
    [...said.matchAll(/^(.+)\((\d+),\d+\): error/gm)].map(
      ([, file = '', line]) => `${basename(file)}:${line}`,
    ),
  )
}

/** The lines that say of themselves that they are wrong. */
export function linesMarkedWrong(folder: string, extension: string): string[] {
  const marked = globSync(`*.${extension}`, { cwd: folder }).flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, index) => (/(\/\/|<!--) wrong( -->)?$/.test(line) ? `${file}:${index + 1}` : [])),
  )
  return unique(marked)
}

const unique = (lines: string[]) => [...new Set(lines)].sort()
