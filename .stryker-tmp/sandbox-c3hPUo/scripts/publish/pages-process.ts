// @ts-nocheck
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'astro'
import type { PagesOrder } from './pages.ts'

/* Astro, once: loaded, then told what to build from and to, which the site and its configuration find in the environment. */

const [order] = (await once(process, 'message')) as [PagesOrder]
Object.assign(process.env, order)
await build({ root: fileURLToPath(new URL('../../', import.meta.url)), logLevel: 'error' })
process.disconnect()
