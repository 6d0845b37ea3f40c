// @ts-nocheck
import { createRequire } from 'node:module'

/*
 * `vue-tsc` with a TypeScript that has the interface that it needs, which version 7 has not: the package `typescript-5` is
 * `npm:typescript@5`.
 */

const require = createRequire(import.meta.url)
require('vue-tsc').run(require.resolve('typescript-5/lib/tsc'))
