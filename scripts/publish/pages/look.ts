import { copyFile, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Site } from '../../../data/schema/site.ts'
import type { SiteFiles } from '../feed.ts'

const STYLE = 'look.css'
/** Colours that the tags have two of: one for shapes, one for words. */
const WORDS_TOO = ['degraded', 'partial']
/** What only the page around the tags has. */
const PAGE_ALONE = ['ground', 'ink']

/** Where the provider's own picture and colours stand, and the links, as the feed tells them. */
export function publishedLook({ look, links }: Pick<Site, 'look' | 'links'>) {
  return {
    ...(look?.logo === undefined ? {} : { logo: logoName(look.logo) }),
    ...(Object.keys(look?.colours ?? {}).length === 0 ? {} : { style: STYLE }),
    ...(links.length === 0 ? {} : { links }),
  }
}

/** The provider's colours, for the page and for the tags in it; stronger than ours wherever the page links to them. */
export function lookFile({ look }: Pick<Site, 'look'>): SiteFiles {
  const colours = Object.entries(look?.colours ?? {})
  if (colours.length === 0) return new Map()
  const lines = colours.flatMap(([name, { light, dark }]) => [
    `--${name}:light-dark(${light},${dark})`,
    ...(PAGE_ALONE.includes(name) ? [] : [`--sla-${name}:var(--${name})`]),
    ...(WORDS_TOO.includes(name) ? [`--sla-${name}-text:var(--${name})`] : []),
  ])
  return new Map([[STYLE, `:root:root{${lines.join(';')}}\n`]])
}

/** Put the logo into the output, under a name of its own. */
export async function copyLogo({ look }: Pick<Site, 'look'>, dataDir: string, outDir: string): Promise<void> {
  if (look?.logo === undefined) return
  const target = join(outDir, logoName(look.logo))
  // One that is there is replaced: a former build may share its bytes.
  await rm(target, { force: true })
  // Its bytes, also where containers mount it as a link.
  await copyFile(join(dataDir, look.logo), target)
}

const logoName = (path: string) => `logo${extname(path)}`
