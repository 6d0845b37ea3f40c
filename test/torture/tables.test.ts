import { expect, test } from 'vitest'
import { TABLES } from './table-cases.ts'
import { tryTable } from './table-try.ts'

/* The short form of `npm run torture tables`: what is large there is small here. */

test('hostile files of measurements are read but for what is wrong with them, or refused by name', async () => {
  const faults: string[] = []
  for (const one of TABLES)
    faults.push(...(await tryTable(one, 0.01)).map((fault) => `${one.name}: ${fault}`))
  expect(faults).toEqual([])
}, 120_000)
