import { fileURLToPath } from 'node:url'
import { build } from 'astro'

/* Astro, once. What it builds from and to is in the environment that pages.ts gives it. */
await build({ root: fileURLToPath(new URL('../../', import.meta.url)), logLevel: 'error' })
