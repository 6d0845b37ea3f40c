import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folderWith, read } from './builders.ts'

const END = fc.constantFrom('\n', '\r\n', '\r')
const note = fc
  .array(fc.constantFrom('a', 'å', ' ', ',', '"', '\n', '\r\n', '\r'), { maxLength: 6 })
  .map((parts) => parts.join(''))
const record = fc.record({
  kind: fc.constantFrom('good', 'odd', 'few', 'many', 'blank'),
  note,
  spaces: fc.constantFrom('', ' '),
  end: END,
})

test('property: every row that is set aside, and every check, has its own line, whatever is quoted around it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 12 }), END, fc.boolean(), async (records, end, mixed) => {
      // The lines are counted here as the file is written, by what ends a line and nothing else.
      let text = `time,service,state,note${end}`
      const aside: number[] = []
      const kept: string[] = []
      for (const [index, { kind, note, spaces, end: own }] of records.entries()) {
        const line = 1 + (text.match(/\r\n|\r|\n/g) ?? []).length
        const time = `2026-03-01T10:${String(index).padStart(2, '0')}:00Z`
        const quoted = `${spaces}"${note.replaceAll('"', '""')}"`
        const row = {
          // In turns, so that every check has its own place and none is only one of many.
          good: `${time},portal,${kept.length % 2 === 0 ? 'up' : 'down'},${quoted}`,
          odd: `${time},portal,odd,${quoted}`,
          few: `${time},portal`,
          many: `${time},portal,up,${quoted},more`,
          blank: '',
        }[kind]
        if (kind === 'good') kept.push(`checks.csv:${line}`)
        else if (kind !== 'blank') aside.push(line)
        text += row + (mixed ? own : end)
      }
      const result = await read(folderWith({ 'checks.csv': text }))
      expect(result.setAside.map(({ line }) => line)).toEqual(aside)
      expect((result.checks.get('portal') ?? []).map(({ ref }) => ref)).toEqual(kept)
      expect(result.rows).toBe(aside.length + kept.length)
    }),
    { numRuns: 60 },
  )
})
