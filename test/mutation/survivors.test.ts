import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { explained } from './survivors.ts'

const lists = readdirSync(new URL('equivalent/', import.meta.url)).map((name) => basename(name, '.yaml'))

test.each(lists)(
  'survivors of %s: each stands in the code as its reason says, and has one reason',
  async (list) => {
    const folder = list === 'root' ? '.' : list
    const all = await explained(folder)
    for (const { change } of all) {
      const [file, line, from] = change
      const code = readFileSync(new URL(`../../scripts/sla/${folder}/${file}`, import.meta.url), 'utf8')
      expect(
        code.split('\n').map((one) => one.trim()),
        `${folder}/${file}`,
      ).toContain(line)
      expect(line, `${folder}/${file}`).toContain(from)
    }
    const keys = all.map(({ change }) => JSON.stringify(change))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  },
)
