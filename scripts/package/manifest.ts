import { globSync, readFileSync } from 'node:fs'
import { create, ts } from '@custom-elements-manifest/analyzer/index.js'
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'
import { ROOT } from '../own-folder.ts'
import { PACKAGE } from './contents.ts'
import type { Attribute, ElementDeclaration, Manifest, ManifestModule, Member } from './manifest-types.ts'
import { elementsOf } from './manifest-types.ts'

/**
 * The manifest of the components, `custom-elements.json`, read from their sources: what is public of each tag, with the
 * words of its JSDoc. Paths are those of the compiled files in the package.
 */
export function readManifest(): Manifest {
  const files = globSync('components/**/*.ts', { cwd: ROOT })
    .filter((path) => !/\.(test|browser)\.ts$|\/testing\.ts$/.test(path))
    .sort()
  const sources = new Map(files.map((path) => [path, oneTagALine(readFileSync(`${ROOT}${path}`, 'utf8'))]))
  const modules = [...sources].map(([path, text]) =>
    ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true),
  )
  const manifest = create({ modules, plugins: litPlugin(), context: { dev: false } }) as Manifest
  const kept = manifest.modules.filter(({ path }) =>
    /^components\/((sla-[a-z-]+)\/(\2|define)|tag-events)\.ts$/.test(path),
  )
  for (const module of kept) {
    const own = sources.get(module.path) ?? ''
    // What all tags share stands in classes of its own, beside the tags' folders.
    const shared = [...sources]
      .flatMap(([path, text]) => (path.startsWith('components/sla-') ? [] : text))
      .join('\n')
    const types = attributeTypes(`${shared}\n${own}`)
    for (const element of elementsOf({ ...manifest, modules: [module] })) {
      publicOnly(element, types)
      resolveNames(element, own, shared)
    }
  }
  return { schemaVersion: manifest.schemaVersion, modules: kept.map(published) }
}

/** Short tags of a JSDoc share lines in the sources; the analyzer reads one a line. */
function oneTagALine(source: string): string {
  return source.replace(/\/\*\*[\s\S]*?\*\//g, (comment) =>
    comment.replace(/(?<=[^\s*]) (?=@(?:attr|csspart|cssprop|cssproperty|cssstate|event|slot)\b)/g, '\n * '),
  )
}

/** Types that the JSDoc gives attributes, `{full|compact|line}`; the analyzer prefers the field's, which says less. */
function attributeTypes(source: string): Map<string, string> {
  const found = source.matchAll(/\* @attr \{([^}]+)\} ([a-z-]+)/g)
  return new Map(
    [...found].map(([, type = '', name = '']) => [name, type.split('|').map(literal).join(' | ')]),
  )
}

const literal = (word: string) =>
  /^(string|number|boolean)$/.test(word.trim()) ? word.trim() : `'${word.trim()}'`

/** Writes out what the analyzer leaves as a name: a constant of another module, the parameter of a generic class. */
function resolveNames(element: ElementDeclaration, own: string, shared: string): void {
  const constants = new Map(
    [...`${shared}\n${own}`.matchAll(/const ([A-Z][A-Z_]*) = (.+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const [, base, argument] = new RegExp(`class ${element.name} extends (\\w+)<(\\w+)[,>]`).exec(own) ?? []
  const [, parameter] = new RegExp(`class ${base}<(\\w+)`).exec(shared) ?? []
  for (const entry of [...(element.members ?? []), ...(element.attributes ?? [])]) {
    if (entry.default) entry.default = constants.get(entry.default) ?? entry.default
    if (entry.type && argument && parameter) {
      entry.type.text = entry.type.text.replace(new RegExp(`\\b${parameter}\\b`, 'g'), argument)
    }
  }
}

function publicOnly(element: ElementDeclaration, declared: Map<string, string>): void {
  const members = element.members ?? []
  const hidden = new Set(members.filter((member) => !isPublic(member)).map(({ name }) => name))
  const attributes = (element.attributes ?? []).filter(
    ({ description, fieldName = '' }) => description !== undefined || !hidden.has(fieldName),
  )
  // The analyzer takes the argument of an event's constructor for its name.
  element.events = (element.events ?? []).filter(({ description }) => description !== undefined)
  element.attributes = attributes.map((attribute) => described(attribute, members, declared))
  element.members = members
    .filter((member) => isPublic(member))
    .map((member) => ({
      ...member,
      ...describedBy(attributes.find(({ fieldName }) => fieldName === member.name)),
      ...(member.description ? { description: member.description } : {}),
    }))
}

/** What an embedder may use: not what Lit calls, what the class keeps to itself, or the field behind the own `lang`. */
function isPublic({ name, privacy, static: isStatic, inheritedFrom, type, kind }: Member): boolean {
  if (name.startsWith('#') || (privacy ?? 'public') !== 'public' || isStatic) return false
  return kind === 'field' ? type !== undefined : inheritedFrom === undefined
}

function described(attribute: Attribute, members: Member[], declared: Map<string, string>): Attribute {
  const member = members.find(({ name }) => name === attribute.fieldName)
  const text = declared.get(attribute.name) ?? attribute.type?.text
  const { fieldName, ...rest } = attribute
  return {
    ...rest,
    ...(text ? { type: { text } } : {}),
    // The field's is the value, where the attribute's is the name of a constant.
    ...(member?.default ? { default: member.default } : {}),
    ...(fieldName && member && isPublic(member) ? { fieldName } : {}),
  }
}

const describedBy = (attribute: Attribute | undefined) =>
  attribute?.description ? { description: attribute.description } : {}

/** With the paths of the compiled modules. */
function published(module: ManifestModule): ManifestModule {
  const text = JSON.stringify(module).replace(/"\/?(components\/[^"]+)\.ts"/g, `"${PACKAGE}/$1.js"`)
  return JSON.parse(text) as ManifestModule
}
