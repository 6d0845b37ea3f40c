import { once } from 'node:events'
import { build } from 'astro'
import { ROOT } from '../own-folder.ts'
import type { PagesOrder } from './pages.ts'

/* Astro, once: loaded, then told what to build from and to, which the site and its configuration find in the environment. */

const [order] = (await once(process, 'message')) as [PagesOrder]
Object.assign(process.env, order)
await build({ root: ROOT, logLevel: 'error' })
process.disconnect()
