import fc from 'fast-check'
import { mutantFolders } from './folder-mutants.ts'
import { tryFolder } from './folder-try.ts'
import { vocabularyOfAll } from './folder-vocabulary.ts'

/*
 * `node folder-worker.ts SEED COUNT FROM PAGES`: folders one after another from FROM on, every PAGES-th with its pages; 0
 * none. Says of each first that it begins and then what came of it, so that who started this one sees where it ended.
 */

const [seed = 1, count = 1, from = 0, pages = 0] = process.argv.slice(2).map(Number)
const known = pages > 0 ? await vocabularyOfAll() : undefined
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

for (const [index, mutant] of fc.sample(mutantFolders, { seed, numRuns: count }).entries()) {
  if (index < from) continue
  const what = `${mutant.base}: ${mutant.mutations.map((one) => one.what).join('; ')}`
  say({ begins: index, what })
  const drawn = pages > 0 && index % pages === 0
  say({ index, ...(await tryFolder(mutant, drawn ? known : undefined)) })
}
say({ memory: process.resourceUsage().maxRSS * 1024 })
