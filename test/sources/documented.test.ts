import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Sources } from '../../data/schema/sources.ts'

test('every example in docs/sources.md is a source that the schema accepts, one of each system', () => {
  const blocks = [...readFileSync('docs/sources.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
  const { sources } = Sources.parse({ sources: blocks.flatMap(([, text = '']) => parse(text)) })
  expect(sources.map(({ type }) => type)).toEqual(['checks', 'prometheus', 'kuma', 'gatus', 'statuspage'])
})
