import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from '../../scripts/verify.ts'
import { builtWhole, type Commanded, commanded } from './command.ts'
import { QUIET, strikeEveryCall } from './every-call.ts'
import { startReader } from './reader.ts'
import { leftovers, MINUTE } from './site.ts'
import { survived, tell } from './tried.ts'

/*
 * The system refuses: a full disk, a read-only output, a permission that is lost. At every call by faults of our own, and
 * for real where this machine lets us (root): a small tmpfs, a mount that is read-only, a user who may not write.
 */

export async function refusals(): Promise<void> {
  for (const code of ['ENOSPC', 'EACCES', 'EROFS', 'EIO'] as const) {
    const { tried, faulty, problems } = await strikeEveryCall(code)
    survived(`${code} from every call on that changes a file`, tried - faulty, tried)
    tell(problems)
  }
  if (process.getuid?.() !== 0) {
    console.log('skipped: the real disk, mount and user need root')
    return
  }
  await fullDisk()
  await readOnlyMount()
  await lostPermission()
}

/** What a build says that is refused, where it leaves a reader, and that the next one is whole once it may write. */
async function refusedOnce(
  site: Commanded,
  refuse: () => void,
  allow: () => void,
  words: RegExp,
  user: string[] = [],
): Promise<string[]> {
  const problems: string[] = []
  const reader = await startReader(site.out, false)
  refuse()
  site.setClock(site.now() + 60 * MINUTE)
  const { code, said } = await site.start(['build', '--feed-only'], undefined, user).ended
  if (code !== 1 || !words.test(said) || /\n {4}at /.test(said))
    problems.push(`exit ${code}: ${said.slice(-300)}`)
  allow()
  const verified = await verify({ data: site.data, asOf: site.now() }, QUIET)
  problems.push(...verified.faults.map(({ message }) => message))
  await builtWhole(site).catch((error: unknown) => problems.push(String(error)))
  await reader.stop()
  problems.push(...reader.problems, ...leftovers(site.folder, 'site').map((name) => `left: ${name}`))
  return problems
}

/** A disk of 4 MB, filled so that there is room for a little, a little more, …: up to a build's all. */
async function fullDisk(): Promise<void> {
  const STEPS = 20
  await onMount('size=6m', async (mount) => {
    const site = await commanded(mount)
    await builtWhole(site)
    await builtWhole(site)
    const problems: string[] = []
    let survivedOf = 0
    for (let step = 0; step < STEPS; step += 1) {
      const ballast = join(mount, 'ballast')
      const found = await refusedOnce(
        site,
        () => fill(ballast, step * 16),
        () => rmSync(ballast),
        /the disk is full \(ENOSPC\); make room/,
      )
      if (found.length === 0) survivedOf += 1
      problems.push(...found)
    }
    survived('a disk of 6 MB that is full but for 0, 16, 32, … kB', survivedOf, STEPS)
    tell(problems)
    site.remove()
  })
}

/** Take all room but so many kB. */
function fill(path: string, free: number): void {
  const room = spawnSync('df', ['--output=avail', '-k', join(path, '..')]).stdout.toString()
  const kB = Number(room.trim().split('\n').at(-1)) - free
  spawnSync('fallocate', ['-l', `${Math.max(kB, 1)}K`, path])
}

async function readOnlyMount(): Promise<void> {
  await onMount('size=32m', async (mount) => {
    const site = await commanded(mount)
    await builtWhole(site)
    // The clock is a file of the attack, in the same folder: set before the mount is made read-only.
    const clock = site.setClock
    const found = await refusedOnce(
      { ...site, setClock: () => undefined },
      () => {
        clock(site.now() + 60 * MINUTE)
        spawnSync('mount', ['-o', 'remount,ro', mount])
      },
      () => spawnSync('mount', ['-o', 'remount,rw', mount]),
      /the file system is read-only \(EROFS\)/,
    )
    survived('output and record on a file system that turns read-only', found.length === 0 ? 1 : 0, 1)
    tell(found)
    site.remove()
  })
}

async function lostPermission(): Promise<void> {
  const NOBODY = 65534
  const site = await commanded()
  await builtWhole(site)
  chownSync(site.folder, NOBODY, NOBODY)
  const found = await refusedOnce(
    site,
    () => undefined,
    () => undefined,
    /this user may not write here \(EACCES\); let the user that builds write/,
    ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
  )
  survived('built by a user who may no longer write', found.length === 0 ? 1 : 0, 1)
  tell(found)
  const readable = spawnSync('setpriv', [
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    '--clear-groups',
    'cat',
    join(site.out, 'feed/v1/status.json'),
  ])
  survived('another user, as a web server is, may read what is published', readable.status === 0 ? 1 : 0, 1)
  site.remove()
}

async function onMount(options: string, work: (mount: string) => Promise<void>): Promise<void> {
  const mount = mkdtempSync(join(tmpdir(), 'sla-status-mount-'))
  mkdirSync(mount, { recursive: true })
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', mount]).status !== 0) {
    console.log(`skipped: no file system may be mounted here (${readdirSync(mount).length} files)`)
    return
  }
  try {
    await work(mount)
  } finally {
    spawnSync('umount', ['-l', mount])
    rmSync(mount, { recursive: true, force: true })
  }
}
