import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isDeclaring, isMaintenance, isMonitor, Sources } from '../../data/schema/sources.ts'

const text = readFileSync('docs/sources.md', 'utf8')
const blocks = [...text.matchAll(/```yaml\n(- id: [\s\S]*?)```/g)].flatMap(([, yaml = '']) => parse(yaml))

test('every example in docs/sources.md is a source that the schema accepts', () => {
  const { sources } = Sources.parse({ sources: blocks })
  expect(sources).toHaveLength(blocks.length)
  expect(sources.every((one) => isMonitor(one) || isDeclaring(one) || isMaintenance(one))).toBe(true)
})

test('every type of source that the table names has an example, and the table names every type', () => {
  const { shape } = Sources.shape.sources.element.options[0]
  expect(shape.type.value).toBe('checks')
  const types = Sources.shape.sources.element.options.map((option) => option.shape.type.value)
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|')[1] ?? '')
  const named = rows.flatMap((row) => [...row.matchAll(/`([a-z]+)`/g)].map(([, type]) => type))
  expect(named.sort()).toEqual(types.toSorted())
  const items = ['requests', 'tickets', 'surveys', 'invitations', 'deliveries', 'reports']
  const shown = new Set(blocks.map(({ type }) => type))
  expect([...shown].sort()).toEqual(types.filter((type) => !items.includes(type)).sort())
})
