import { once } from 'node:events'
import { drawPages } from './draw-pages.ts'
import { hasBundles, pageBundle } from './page-bundle.ts'
import { PageMemory } from './page-memory.ts'
import type { PagesOrder } from './pages.ts'

/*
 * The pages, once: loaded, then told what to draw from and to, which the site and its configuration find in the
 * environment. Who will have to bundle loads Astro for it in the meantime.
 */

const ordered = once(process, 'message')
if (!(await hasBundles())) void import('astro')
const [order] = (await ordered) as [PagesOrder]
Object.assign(process.env, order)
const bundle = await pageBundle(order)
const { SLA_OUT, SLA_SITE_URL, SLA_FORMER, SLA_MEMORY } = order
const memory =
  SLA_MEMORY === undefined ? undefined : new PageMemory(bundle.digest, SLA_FORMER ?? '', SLA_MEMORY)
await drawPages(bundle, SLA_OUT, SLA_SITE_URL, memory)
process.disconnect()
