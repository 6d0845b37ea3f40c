import { build } from 'vite'

/** Modules for a browser, with all of ours that they use and without Lit, which every tag has. */
export async function bundleModules(entry: Record<string, string>, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry, formats: ['es'] },
      rollupOptions: { external: /^lit/, output: { minify: true } },
    },
  })
}
