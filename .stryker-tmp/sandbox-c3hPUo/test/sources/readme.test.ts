// @ts-nocheck
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Sources } from '../../data/schema/sources.ts'

test('every source in data/README.md is one that sources.yaml may hold', () => {
  const text = readFileSync(new URL('../../data/README.md', import.meta.url), 'utf8')
  const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, yaml = '']) => parse(yaml) as unknown[],
  )
  const sources = examples.flat()
  const read = Sources.safeParse({ sources })
  expect(read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toBeUndefined()
  const types = ['tickets', 'tickets', 'surveys', 'invitations', 'deliveries', 'reports']
  expect(read.data?.sources.map(({ type }) => type)).toEqual(expect.arrayContaining(types))
})
