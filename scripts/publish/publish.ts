import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Data } from '../load/data.ts'
import type { Terminal } from '../terminal.ts'
import { lyingAtStart } from './earlier.ts'
import type { SiteFiles } from './feed.ts'
import { FileMemory, MEMORIES } from './file-memory.ts'
import { lyingIn, placeFiles, removeOthers } from './kept-files.ts'
import { madeNow, placeMade, textsOf } from './made-files.ts'
import { carryOver, olderBuild, openOutput, ownSecond, storeOf } from './output.ts'
import { type OutputMemory, rewriteFiles } from './output-memory.ts'
import { buildEmbed } from './pages/embed.ts'
import { copyLogo, publishedLook } from './pages/look.ts'
import type { PagesBuilder } from './pages/pages.ts'
import { writePictures } from './pictures/picture-files.ts'
import { pictures } from './pictures/pictures.ts'
import { derivedFiles, statusOf } from './site-files.ts'
import { sitemapOf } from './sitemap.ts'

const EMBED = 'embed/v1/'
const SERVICES = 'feed/v1/services/'

/** What a build has made, to be published as one whole. */
export interface Publication {
  /** Of the feed and the record. */
  files: SiteFiles
  /** Adds those of services, which no pages but their own are drawn from. */
  addServices: () => void
  /** The feed's files as the values that they were written from. */
  made: Map<string, unknown>
  /** That each is what its schema says; looked at while others draw the pages. */
  proofs: (() => void)[]
  /** What customers alone can read. */
  secret: SiteFiles
}

/**
 * Write what a build has made beside what is published, and swap: a reader never meets half of it, and whatever goes wrong
 * leaves the last. Without `pages` those that are there stay.
 */
export async function publish(
  { files, addServices, made, proofs, secret }: Publication,
  data: Data,
  pages: PagesBuilder | null,
  { out, outputs }: { out: string; outputs?: OutputMemory },
  terminal: Terminal,
): Promise<void> {
  await mkdir(dirname(resolve(out)), { recursive: true })
  await ownSecond(out)
  // Until it has looked at them no earlier build may be touched.
  const earlier = (await pages?.earlier()) ?? null
  const output = await openOutput(out, undefined, pages === null ? outputs?.spareOf : olderBuild(out))
  const { staging, former } = output
  const derived = (embed: string[]) => derivedFiles(files, embed, data.site, made)
  try {
    let all: SiteFiles
    if (pages !== null) {
      const place = { folder: staging, former, lying: lyingAtStart(staging, earlier) ?? lyingIn(staging) }
      const memory = new FileMemory(earlier?.program ?? '', join(storeOf(out), MEMORIES.derived), place)
      const removeOld = (wanted: { has(path: string): boolean }, under?: string) =>
        removeOthers(staging, place.lying, wanted, under)
      const serve = async () => {
        const others = new Set(files.keys())
        addServices()
        placeFiles(staging, former, new Map([...files].filter(([path]) => !others.has(path))))
        removeOld(files, 'feed/')
        pages.drawServices()
      }
      placeFiles(staging, former, files)
      // What is drawn from is the feed alone; those of services are to come.
      removeOld({ has: (path) => files.has(path) || path.startsWith(SERVICES) }, 'feed/')
      const parts = await terminal.step('Build the pages, draw the pictures for links', async () => {
        // One core each: another process draws the pages, from the feed as it lies there now.
        const built = pages.build(staging, join(staging, 'feed'), { former })
        const serving = serve().catch((error: unknown) => {
          // It would wait for ever.
          pages.close()
          throw error
        })
        const drawing = writePictures(place, pictures(statusOf(files)), memory)
        const embedding = serving.then(async () => {
          const embed = await buildEmbed(staging, former)
          const lazy = derived(embed.map((path) => path.slice(EMBED.length)))
          // A process that will write what differs the next minute has to know what stands there.
          const kept = outputs ? madeNow(lazy) : lazy
          placeMade(place, kept, memory)
          placeFiles(staging, former, secret)
          await copyLogo(data.site, data.dir, staging)
          prove(proofs)
          await drawing
          memory.write()
          return { embed, kept }
        })
        // None of them may go on once the folder is given up.
        await Promise.allSettled([built, drawing, embedding])
        return Promise.all([embedding, built, drawing])
      })
      const [{ embed, kept }, built, drawn] = parts
      if (drawn.length === 0)
        terminal.line('  No pictures for links: this machine has no font to write their words in')
      const sitemap = sitemapOf(built.files, built.hidden, data.site)
      placeFiles(staging, former, sitemap)
      const { logo = '' } = publishedLook(data.site)
      const named = [files, secret, kept, sitemap].flatMap((some) => [...some.keys()])
      removeOld(new Set([...named, ...embed, ...built.files, ...drawn, logo]))
      all = outputs ? new Map([...files, ...secret, ...textsOf(kept)]) : new Map()
    } else {
      addServices()
      const embed = await readdir(join(former ?? '', EMBED)).catch(() => [])
      all = new Map([...files, ...secret, ...textsOf(derived(embed))])
      await rewriteFiles(staging, output.holds ?? new Map(), all)
      await copyLogo(data.site, data.dir, staging)
      // The pages and their pictures stay. A private feed whose key was revoked must not come along.
      if (former !== null && output.holds === null) await carryOver(former, staging, ['feed', 'private'])
      prove(proofs)
    }
    const folder = await output.publish()
    outputs?.published(folder, all, { former, ownPages: pages !== null })
  } catch (error) {
    // What cannot be taken away now the next build takes away.
    await output.discard().catch(() => undefined)
    throw error
  }
}

/** Prove what is to be published, as long as it is not: that takes a while, in which others build the pages. */
function prove(proofs: (() => void)[]): void {
  for (const proof of proofs.splice(0)) proof()
}
