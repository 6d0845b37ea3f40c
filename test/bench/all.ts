import { spawnSync } from 'node:child_process'

/* `npm run bench`: every bench, also after one that missed a bar. Exit code 1 when any did. */

const BENCHES = ['run', 'components', 'chain', 'private']

const missed = BENCHES.filter(
  (name) => spawnSync('node', [`test/bench/${name}.ts`], { stdio: 'inherit' }).status !== 0,
)
process.exitCode = missed.length === 0 ? 0 : 1
