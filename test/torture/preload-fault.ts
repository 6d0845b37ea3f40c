import { appendFileSync } from 'node:fs'
import { interceptWrites } from './write-calls.ts'

/*
 * `node --import …/preload-fault.ts`: a fault at the n-th call that changes a file below one of the folders.
 * SLA_FAULT is JSON: `{ folders, at, half, code, log }`. Without `code` the process is killed there; with one, as ENOSPC, the
 * system says that from then on, as a disk does that is full. With `log` the calls are counted in that file, a byte each.
 */

interface Order {
  folders: string[]
  at: number
  half: boolean
  code?: string
  log?: string
}

const given = process.env.SLA_FAULT
if (given !== undefined) {
  const { folders, at, half, code, log } = JSON.parse(given) as Order
  let calls = 0
  interceptWrites(folders, ({ name, path }) => {
    // What frees room still works on a disk that is full.
    if (code === 'ENOSPC' && (name === 'rm' || name === 'unlink')) return undefined
    calls += 1
    if (log !== undefined) appendFileSync(log, '.')
    if (code === undefined ? calls !== at : calls < at) return undefined
    return {
      half: half && calls === at,
      strike: () => {
        if (code === undefined) {
          process.kill(process.pid, 'SIGKILL')
          // The signal needs a moment, in which nothing more may happen.
          for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
        }
        throw Object.assign(new Error(`${code}: torture, ${name} '${path}'`), { code, path })
      },
    }
  })
}
