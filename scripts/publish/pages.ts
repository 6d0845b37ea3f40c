import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Build the pages into `outDir` from the feed in `feedDir`. */
export async function buildPages(outDir: string, feedDir: string, siteUrl: string): Promise<void> {
  const { origin, pathname } = new URL(siteUrl)
  Object.assign(process.env, {
    ASTRO_TELEMETRY_DISABLED: '1',
    SLA_FEED: feedDir,
    SLA_OUT: outDir,
    SLA_SITE_URL: origin,
    SLA_BASE: pathname,
  })
  const { build } = await import('astro')
  await build({ root: ROOT, logLevel: 'error' })
}
