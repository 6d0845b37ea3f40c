import { transform } from 'lightningcss'
import type { Plugin } from 'vite'

/** As much of a syntax tree as is read here. */
interface Node {
  type: string
  start: number
  end: number
  tag?: { name?: string }
  quasi?: { quasis: Node[] }
  [key: string]: unknown
}

/** Minifies what a JavaScript minifier leaves alone: the styles and the markup in tagged templates. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!/\/components\/.*\.ts$/.test(id) || !/\b(css|html|svg)`/.test(code)) return
      const edits = templates(this.parse(code) as unknown as Node).flatMap(({ tag, quasi }) => {
        const parts = quasi?.quasis ?? []
        const shrink = tag?.name === 'css' && parts.length === 1 ? minifiedStyles : oneLine
        return parts.map(({ start, end }) => ({ start, end, text: shrink(code.slice(start, end)) }))
      })
      // Templates within templates do not overlap: an edit covers the fixed parts alone.
      for (const { start, end, text } of edits.sort((a, b) => b.start - a.start))
        code = code.slice(0, start) + text + code.slice(end)
      return { code, map: null }
    },
  }
}

function templates(node: Node): Node[] {
  const inner = Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value)
    .flatMap(templates)
  const tagged = node.type === 'TaggedTemplateExpression' && /^(css|html|svg)$/.test(node.tag?.name ?? '')
  return tagged ? [node, ...inner] : inner
}

/** A space stays where there was one, because it may stand between words. */
const oneLine = (markup: string) => markup.replace(/\s*\n\s*/g, ' ')

/** @throws when the styles cannot be read: a rule that is lost in silence would be missed by nobody but the reader. */
function minifiedStyles(css: string): string {
  const { code, warnings } = transform({ filename: 'styles.css', code: Buffer.from(css), minify: true })
  const [warning] = warnings.filter(({ message }) => !/details-content/.test(message))
  if (warning) throw new Error(`styles of a component: ${warning.message}`)
  return code.toString().replaceAll('\\', '\\\\')
}
