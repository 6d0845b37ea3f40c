import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../own-folder.ts'

/** Where `npm pack` finds the package's files. */
export const PACKAGE = 'dist/package'

/** Kinds of feed file and the name that their JSON Schema has in the package; `status.json` is the feed itself. */
export const SCHEMAS = {
  status: 'feed.schema.json',
  service: 'service.schema.json',
  incidents: 'incidents.schema.json',
  agreement: 'agreement.schema.json',
} as const

/** Tags of the components, which are the names of their folders. */
export function tags(): string[] {
  return readdirSync(join(ROOT, 'components'))
    .filter(
      (name) => name.startsWith('sla-') && readdirSync(join(ROOT, 'components', name)).includes('define.ts'),
    )
    .sort()
}

/** Languages that the components speak, by their files' names. */
function languages(): string[] {
  return readdirSync(join(ROOT, 'components/messages'))
    .flatMap((name) => /^([a-z]{2,3})\.ts$/.exec(name)?.[1] ?? [])
    .sort()
}

/** The modules of the components that users of the package import, by the name that they import them by. */
export function publicModules(): Map<string, string> {
  return new Map([
    ...tags().flatMap((tag): [string, string][] => [
      [`${tag}.js`, `components/${tag}/${tag}`],
      [`define/${tag}.js`, `components/${tag}/define`],
    ]),
    ['register-language.js', 'components/register-language'],
    ...languages().map((key): [string, string] => [`languages/${key}.js`, `components/messages/${key}`]),
  ])
}

/** The ready looks, by their files' names. */
function themes(): string[] {
  return readdirSync(join(ROOT, 'components/themes'))
    .filter((name) => name.endsWith('.css'))
    .sort()
}

type Entry = string | { types: string; default: string }

/** The `exports` of package.json: every address that a user of the package may import, and no other. */
export function exportsMap(): Record<string, Entry> {
  const script = (path: string): Entry => ({
    types: `./${PACKAGE}/${path}.d.ts`,
    default: `./${PACKAGE}/${path}.js`,
  })
  return {
    '.': script('index'),
    './define.js': script('define'),
    ...Object.fromEntries([...publicModules()].map(([name, path]) => [`./${name}`, script(path)])),
    './jsx': script('jsx'),
    './jsx/preact': script('jsx-preact'),
    './vue': script('vue'),
    ...Object.fromEntries(Object.values(SCHEMAS).map((name) => [`./${name}`, `./${PACKAGE}/${name}`])),
    ...Object.fromEntries(
      themes().map((name) => [`./themes/${name}`, `./${PACKAGE}/embed/v1/themes/${name}`]),
    ),
    './custom-elements.json': `./${PACKAGE}/custom-elements.json`,
    './package.json': './package.json',
  }
}
