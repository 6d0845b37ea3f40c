#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/*
 * What Node makes of our TypeScript and of the packages is kept for the next command, which starts in half the time; to
 * delete it loses nothing. So no module of the program itself may be loaded before.
 */

const FOLDER = fileURLToPath(new URL('../node_modules/.cache/sla-status/compiled', import.meta.url))

enableCompileCache(FOLDER)
// For the process that builds the pages.
process.env.NODE_COMPILE_CACHE ??= FOLDER
await import('./program.ts')
