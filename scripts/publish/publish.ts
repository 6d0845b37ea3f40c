import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Data } from '../load/data.ts'
import type { Terminal } from '../terminal.ts'
import type { SiteFiles } from './feed.ts'
import { carryOver, openOutput, ownSecond, writeFiles } from './output.ts'
import { type OutputMemory, rewriteFiles } from './output-memory.ts'
import { buildEmbed } from './pages/embed.ts'
import { copyLogo } from './pages/look.ts'
import type { PagesBuilder } from './pages/pages.ts'
import { writePictures } from './pictures/picture-files.ts'
import { pictures } from './pictures/pictures.ts'
import { derivedFiles, statusOf } from './site-files.ts'
import { sitemapOf } from './sitemap.ts'

/** What a build has made, to be published as one whole. */
export interface Publication {
  /** Of the feed and the record. */
  files: SiteFiles
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
  { files, made, proofs, secret }: Publication,
  data: Data,
  pages: PagesBuilder | null,
  { out, outputs }: { out: string; outputs?: OutputMemory },
  terminal: Terminal,
): Promise<void> {
  await mkdir(dirname(resolve(out)), { recursive: true })
  await ownSecond(out)
  const output = await openOutput(out, undefined, pages === null ? outputs?.spareOf : undefined)
  let all = new Map<string, string>()
  const writeOthers = async (former: Map<string, string>) => {
    const embedded = pages === null ? output.former : output.staging
    const embed = await readdir(join(embedded ?? '', 'embed', 'v1')).catch(() => [])
    all = new Map([...files, ...secret, ...derivedFiles(files, embed, data.site, made)])
    await rewriteFiles(output.staging, former, all)
    await copyLogo(data.site, data.dir, output.staging)
  }
  try {
    if (pages !== null) {
      await writeFiles(output.staging, files)
      const drawn = await terminal.step('Build the pages, draw the pictures for links', async () => {
        // One core each: another process draws the pages, from the feed as it lies there now.
        const built = pages.build(output.staging, join(output.staging, 'feed'), data.site.url, {
          former: output.former,
        })
        const drawing = writePictures(output.staging, pictures(statusOf(files)), output.former)
        const others = buildEmbed(output.staging).then(() => writeOthers(files))
        const proven = others.then(() => prove(proofs))
        // None of them may go on once the folder is given up.
        await Promise.allSettled([built, drawing, proven])
        await Promise.all([built, proven])
        return drawing
      })
      if (!drawn) terminal.line('  No pictures for links: this machine has no font to write their words in')
    } else {
      await writeOthers(output.holds ?? new Map())
    }
    if (pages !== null) {
      await writeFiles(output.staging, await sitemapOf(output.staging, data.site))
    } else if (output.former !== null && output.holds === null) {
      // The pages and their pictures stay. A private feed whose key was revoked must not come along.
      await carryOver(output.former, output.staging, ['feed', 'private'])
    }
    // What this process builds again, minute by minute, has the form that it was proved to have the first time: zod has
    // copied it field by field from the same schema.
    if (output.holds === null) prove(proofs)
    const folder = await output.publish()
    outputs?.published(folder, all, { former: output.former, ownPages: pages !== null })
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
