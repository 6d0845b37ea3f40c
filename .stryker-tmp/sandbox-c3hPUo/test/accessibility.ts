/** A node of Chromium's accessibility tree, as far as it is used here. */
// @ts-nocheck

interface Node {
  nodeId: string
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  childIds?: string[]
  properties?: { name: string; value: { value: unknown } }[]
}

/** Boxes that a screen reader says nothing of. */
const SILENT = new Set(['generic', 'none', 'InlineTextBox', 'LayoutTable', 'LineBreak'])

/** What is read by its name alone. */
const NAMED = new Set(['StaticText', 'link', 'slider', 'DisclosureTriangle'])

/** What a screen reader has of the region of a name: a line for each object, `role "name"`, indented by its depth. */
export function outline(nodes: Node[], region: string): string[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const start = nodes.find(({ role, name }) => role?.value === 'region' && name?.value === region)
  const lines: string[] = []
  let words = ''
  const visit = (node: Node, depth: number) => {
    const role = node.role?.value ?? ''
    const silent = node.ignored || SILENT.has(role)
    const indent = '  '.repeat(depth)
    const line = indent + describe(node, role)
    // Words that follow one another are one line, however many pieces a template makes them of.
    if (role === 'StaticText' && words !== '' && words === lines.at(-1) && /^ */.exec(words)?.[0] === indent)
      lines.splice(-1, 1, `${words} ${line.trim()}`.replace(/(\S) (?=[.,:])/g, '$1'))
    else if (!silent) lines.push(line)
    if (role === 'StaticText') words = lines.at(-1) ?? ''
    // The words of a named object are its name already.
    if (NAMED.has(role)) return
    for (const id of node.childIds ?? []) {
      const child = byId.get(id)
      if (child) visit(child, silent ? depth : depth + 1)
    }
  }
  for (const id of start?.childIds ?? []) {
    const child = byId.get(id)
    if (child) visit(child, 0)
  }
  return lines
}

function describe({ name, properties = [] }: Node, role: string): string {
  const words = (name?.value ?? '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ (?=[.,:])/g, '')
    .trim()
  const expanded = properties.find((property) => property.name === 'expanded')
  const state = expanded ? (expanded.value.value ? ' (open)' : ' (closed)') : ''
  const value = properties.find((property) => property.name === 'valuetext')?.value.value
  const text = typeof value === 'string' && value ? `: ${value.replace(/[\s\u00a0]+/g, ' ')}` : ''
  if (role === 'StaticText') return words
  return `${role}${words ? ` "${words}"` : ''}${text}${state}`
}
