import type { ElementDeclaration } from './manifest-types.ts'

/*
 * How frameworks check a tag, from the manifest: attributes by their own names, properties by the class's own types,
 * listeners by the types of the events.
 */

/** React 19's elements. Its types are found in `react`; properties and listeners reach the element as they are. */
export function reactTypes(elements: ElementDeclaration[]): string {
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react'
${intrinsicElements(elements)}
type Tag<E, P> = Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, keyof P> & P & { class?: string }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends SlaElements {}
  }
}
`
}

/** Preact's elements. */
export function preactTypes(elements: ElementDeclaration[]): string {
  return `import type { HTMLAttributes } from 'preact'
${intrinsicElements(elements)}
type Tag<E extends EventTarget, P> = Omit<HTMLAttributes<E>, keyof P> & P

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends SlaElements {}
  }
}
`
}

/** The tags as components that Vue's templates are checked against. */
export function vueTypes(elements: ElementDeclaration[]): string {
  const components = elements.map(({ tagName, name }) => `    '${tagName}': Tag<${name}Props>\n`)
  return `import type { HTMLAttributes, PublicProps, ReservedProps } from 'vue'
${imports(elements)}
${elements.map((element) => propsOf(element, vueListener)).join('\n')}
type Tag<P> = new () => { $props: Omit<HTMLAttributes, keyof P> & ReservedProps & PublicProps & P }

declare module 'vue' {
  interface GlobalComponents {
${components.join('')}  }
}
`
}

function intrinsicElements(elements: ElementDeclaration[]): string {
  const tagLines = elements.map(({ tagName, name }) => `  '${tagName}': Tag<${name}, ${name}Props>\n`)
  return `${imports(elements)}
${elements.map((element) => propsOf(element, jsxListener)).join('\n')}
interface SlaElements {
${tagLines.join('')}}
`
}

function imports(elements: ElementDeclaration[]): string {
  const own = elements.flatMap(({ events = [] }) => events.flatMap(({ type }) => ownClass(type?.text) ?? []))
  const names = [...new Set([...elements.map(({ name }) => name), ...own])].sort()
  return `import type { ${names.join(', ')} } from './index.js'\n`
}

/** An event's class that is ours, and not the browser's. */
const ownClass = (type = '') => /^Sla\w+$/.exec(type)?.[0]

const jsxListener = (event: string) => `'on${event}'`
const vueListener = (event: string) =>
  `on${event.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`

/** What frameworks keep to themselves: written in a template it never reaches the tag. */
const RESERVED = new Set(['key', 'ref'])

/** Everything that a tag takes; a name that is both an attribute and a property has the attribute's narrower type. */
function propsOf(element: ElementDeclaration, listener: (event: string) => string): string {
  const { name, attributes = [], members = [], events = [] } = element
  const props = new Map<string, { type: string; description: string | undefined }>()
  for (const member of members.filter(({ kind, name }) => kind === 'field' && !RESERVED.has(name))) {
    props.set(member.name, { type: `${name}['${member.name}']`, description: member.description })
  }
  for (const { name: attribute, type, description } of attributes) {
    props.set(attribute, { type: written(type?.text ?? 'string'), description })
  }
  for (const event of events) {
    const type = event.type?.text ?? 'Event'
    props.set(listener(event.name), { type: `((event: ${type}) => void)`, description: event.description })
  }
  const lines = [...props].map(
    ([key, { type, description }]) =>
      `${description ? `  /** ${description} */\n` : ''}  ${/^[\w$]+$|^'/.test(key) ? key : `'${key}'`}?: ${type} | undefined\n`,
  )
  return `export interface ${name}Props {\n${lines.join('')}}\n`
}

/** A number may be written as text, as in HTML. */
const written = (type: string) => type.replace(/\bnumber\b/, `(number | \`\${number}\`)`)
