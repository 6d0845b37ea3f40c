import { expect, test } from 'vitest'
import { verify } from '../../scripts/verify.ts'
import { commanded } from './command.ts'
import { QUIET } from './every-call.ts'
import { leftovers } from './site.ts'

/* The short form of `npm run torture together`. */

test('two builds at once, one of which is killed: the other waits with words, and publishes and records whole', async () => {
  const site = await commanded()
  try {
    const first = site.start(['build', '--feed-only'])
    const second = site.start(['build', '--feed-only'])
    const third = site.start(['build', '--feed-only'])
    third.child.kill('SIGKILL')
    const ended = await Promise.all([first.ended, second.ended])
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    expect(leftovers(site.folder, 'site')).toEqual([])
    const { ok } = await verify({ data: site.data, asOf: site.now() }, QUIET)
    expect(ok).toBe(true)
  } finally {
    site.remove()
  }
}, 300_000)
