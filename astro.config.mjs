import { defineConfig } from 'astro/config'

/** The pages around the feed. `sla-status build` names the folders and the address; the rest never changes. */
export default defineConfig({
  srcDir: process.env.SLA_PAGES ?? './site',
  publicDir: './site/public',
  outDir: process.env.SLA_OUT ?? './dist/site',
  cacheDir: './node_modules/.astro',
  base: process.env.SLA_BASE ?? '/',
  ...(process.env.SLA_SITE_URL ? { site: process.env.SLA_SITE_URL } : {}),
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // The pages' policy allows no inline style or script: what Astro would inline for speed stays a file. A report is one file.
  build: { format: 'directory', inlineStylesheets: process.env.SLA_PAGES ? 'always' : 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
})
