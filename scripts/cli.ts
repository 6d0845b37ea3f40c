#!/usr/bin/env node
import * as nodeModule from 'node:module'
import { join } from 'node:path'
import { CACHE } from './own-folder.ts'

/*
 * What Node makes of our TypeScript and of the packages is kept for the next command, which starts in half the time; to
 * delete it loses nothing. So no module of the program itself may be loaded before.
 */

const FOLDER = join(CACHE, 'compiled')

if ('Temporal' in globalThis) {
  nodeModule.enableCompileCache(FOLDER)
  // For the process that builds the pages.
  process.env.NODE_COMPILE_CACHE ??= FOLDER
  await import('./program.ts')
} else {
  process.stderr.write(
    `sla-status needs Node 26 or newer, and this is ${process.version}. The right one comes with the package: npx sla-status and npm run find it.\n`,
  )
  process.exitCode = 2
}
