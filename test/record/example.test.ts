import { expect, test } from 'vitest'
import { dataAsOf } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll, factsOf } from '../../scripts/publish/agreement/results.ts'
import { faultsOf } from '../../scripts/record/close-periods.ts'
import { readRecord } from '../../scripts/record/files.ts'
import { readRestatements } from '../../scripts/record/restatements.ts'
import { sealResults } from '../../scripts/record/seal.ts'
import { verifyPeriods } from '../../scripts/record/verify-periods.ts'

/* The record in data/record/closed is the example's own: whoever changes the example's data has it written anew (data/README.md). */

async function example() {
  const loaded = await loadData('data')
  const asOf = loaded.site.asOf ?? 0
  const data = dataAsOf(loaded, asOf, false)
  const { measured } = await measure(data, asOf)
  return {
    asOf,
    data,
    measured,
    record: await readRecord('data'),
    restatements: await readRestatements('data'),
  }
}

test("the example's record fits in itself, and is what the example's data gives", async () => {
  const { asOf, data, measured, record, restatements } = await example()
  expect([...record.faults, ...(await faultsOf(record))]).toEqual([])
  const { figures, faults, explained } = verifyPeriods(record.chains, data, measured, { asOf, restatements })
  expect(figures).toBeGreaterThan(100)
  expect([faults, explained]).toEqual([[], []])
})

test('building the example again adds nothing to its record', async () => {
  const { asOf, data, measured, record, restatements } = await example()
  const facts = factsOf(data, measured, asOf)
  const outcomes = evaluateAll(data, measured, asOf)
  const { added, unexplained } = await sealResults(outcomes, { data, facts, asOf, record, restatements })
  expect([...added]).toEqual([])
  expect(unexplained).toEqual([])
})
