import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Data } from '../load/data.ts'
import type { Terminal } from '../terminal.ts'
import type { SiteFiles } from './feed.ts'
import { placeFiles, removeOthers } from './kept-files.ts'
import { carryOver, olderBuild, openOutput, ownSecond } from './output.ts'
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
  const output = await openOutput(out, undefined, pages === null ? outputs?.spareOf : olderBuild(out))
  const { staging, former } = output
  const allWith = (embed: string[]) =>
    new Map([...files, ...secret, ...derivedFiles(files, embed, data.site, made)])
  let all = new Map<string, string>()
  const serve = async () => {
    const others = new Set(files.keys())
    addServices()
    placeFiles(staging, former, new Map([...files].filter(([path]) => !others.has(path))))
    removeOthers(staging, files, 'feed/')
    pages?.drawServices()
  }
  try {
    if (pages !== null) {
      placeFiles(staging, former, files)
      // What is drawn from is the feed alone; those of services are to come.
      removeOthers(staging, { has: (path) => files.has(path) || path.startsWith(SERVICES) }, 'feed/')
      const parts = await terminal.step('Build the pages, draw the pictures for links', async () => {
        // One core each: another process draws the pages, from the feed as it lies there now.
        const built = pages.build(staging, join(staging, 'feed'), { former })
        const serving = serve().catch((error: unknown) => {
          // It would wait for ever.
          pages.close()
          throw error
        })
        const drawing = writePictures(staging, pictures(statusOf(files)), former)
        const embedding = serving.then(async () => {
          const embed = await buildEmbed(staging, former)
          all = allWith(embed.map((path) => path.slice(EMBED.length)))
          placeFiles(staging, former, new Map([...all].filter(([path, text]) => files.get(path) !== text)))
          await copyLogo(data.site, data.dir, staging)
          prove(proofs)
          return embed
        })
        // None of them may go on once the folder is given up.
        await Promise.allSettled([built, drawing, embedding])
        return Promise.all([embedding, built, drawing])
      })
      const [, , drawn] = parts
      if (drawn.length === 0)
        terminal.line('  No pictures for links: this machine has no font to write their words in')
      const sitemap = sitemapOf(staging, parts.flat(), data.site)
      placeFiles(staging, former, sitemap)
      const { logo = '' } = publishedLook(data.site)
      removeOthers(staging, new Set([...all.keys(), ...parts.flat(), ...sitemap.keys(), logo]))
    } else {
      addServices()
      const embed = await readdir(join(former ?? '', EMBED)).catch(() => [])
      all = allWith(embed)
      await rewriteFiles(staging, output.holds ?? new Map(), all)
      await copyLogo(data.site, data.dir, staging)
      // The pages and their pictures stay. A private feed whose key was revoked must not come along.
      if (former !== null && output.holds === null) await carryOver(former, staging, ['feed', 'private'])
      // What this process builds again, minute by minute, has the form that it was proved to have the first time: zod has
      // copied it field by field from the same schema.
      if (output.holds === null) prove(proofs)
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
