import { on } from 'node:events'
import { lyingAtStart, prepareEarlier } from '../earlier.ts'
import { FileMemory } from '../file-memory.ts'
import { placeCopies } from '../kept-files.ts'
import { drawPages, loadProgram } from './draw-pages.ts'
import { hasBundles, pageBundle } from './page-bundle.ts'
import type { BuiltPages, BundleOrder, PagesOrder, ServicesOrder } from './pages.ts'

/*
 * The pages, once: loaded, then told for which address, so that the program that draws them is ready while the data is
 * still read, then what to draw from and to. The site and its configuration find that in the environment. Who will have to
 * bundle loads Astro for it in the meantime. Says as soon as it knows the address what earlier builds left, and in the end
 * which files there are.
 */

/** The sources of the only pages that are drawn from feeds of services; any other that asks for one is told off (site/feed.ts). */
const OF_SERVICES = /\/services\//

const orders = on(process, 'message')
const nextOrder = async <Order extends object>(): Promise<Order> => {
  const { value } = (await orders.next()) as { value: [Order] }
  const [order] = value
  Object.assign(process.env, order)
  return order
}

if (!(await hasBundles())) void import('astro')
const address = await nextOrder<BundleOrder>()
const earlier = address.SLA_PUBLISHED === undefined ? null : await prepareEarlier(address.SLA_PUBLISHED)
if (earlier !== null) process.send?.(earlier)
const bundle = await pageBundle(address)
const program = await loadProgram(bundle)
const { SLA_OUT, SLA_FORMER = null, SLA_MEMORY, SLA_FEED_LACKS } = await nextOrder<PagesOrder>()
const place = { folder: SLA_OUT, former: SLA_FORMER, lying: lyingAtStart(SLA_OUT, earlier) ?? new Map() }
const memory = SLA_MEMORY === undefined ? undefined : new FileMemory(bundle.digest, SLA_MEMORY, place)
const drawing = { folder: SLA_OUT, address: address.SLA_SITE_URL, memory }
const all = SLA_FEED_LACKS === undefined
const copies = placeCopies(bundle.assets, SLA_OUT, SLA_FORMER)
const drawn = [await drawPages(program, (page) => all || !OF_SERVICES.test(page), drawing)]
if (!all) {
  await nextOrder<ServicesOrder>()
  drawn.push(await drawPages(program, (page) => OF_SERVICES.test(page), drawing))
}
memory?.write()
const built: BuiltPages = {
  files: [...copies, ...drawn.flatMap(({ pages }) => pages)],
  hidden: drawn.flatMap(({ hidden }) => hidden),
}
process.send?.(built, () => process.disconnect())
