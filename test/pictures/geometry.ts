/** What is wrong with how a tag is laid out, and what of it may be compared between states. CSS pixels. */
export interface Geometry {
  problems: string[]
  /** Heights of the rows of services, in their order. */
  rows: number[]
  /** Height of the words for the state of the first service. */
  state: number
}

/**
 * Measure a tag, in the browser: everything that it needs stands within.
 * Lines of different texts may not run into each other, nothing may stand outside the tag or be cut off, a shape is 16
 * pixels large and level with the first line beside it, and every distance is a whole number of steps: a quarter of the em
 * of the words that it belongs to.
 */
export function geometryOf(tag: Element): Geometry {
  const DISTANCES = ['margin', 'padding'].flatMap((kind) =>
    ['block-start', 'block-end', 'inline-start', 'inline-end'].map((side) => `${kind}-${side}`),
  )
  DISTANCES.push('row-gap', 'column-gap')
  const problems: string[] = []
  const root = tag.shadowRoot ?? tag
  const shown = (element: Element | null) =>
    element?.checkVisibility({ contentVisibilityAuto: true }) === true &&
    !element.closest('.sr, [role=status]')
  const elements = [...root.querySelectorAll('.root, .root *')].filter(shown)
  const lines = elements.flatMap((element) =>
    [...element.childNodes]
      .filter((node) => node instanceof Text && node.data.trim() !== '')
      .flatMap((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].map((box) => ({
          node,
          box,
          words: node.textContent?.trim() ?? '',
        }))
      }),
  )
  const around = tag.getBoundingClientRect()

  for (const [at, one] of lines.entries()) {
    if (
      one.box.left < around.left - 1 ||
      one.box.right > around.right + 1 ||
      one.box.bottom > around.bottom + 1
    )
      problems.push(`"${one.words}" stands outside the tag`)
    for (const other of lines.slice(at + 1)) {
      if (other.node === one.node) continue
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (across > 1 && down > 1)
        problems.push(`"${one.words}" runs into "${other.words}" by ${down.toFixed(1)}`)
    }
  }
  for (const element of elements) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const cut =
      (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
    if (cut && !(element instanceof SVGElement)) problems.push(`${element.className} is cut off`)
  }
  for (const icon of root.querySelectorAll('.who > .icon')) {
    const box = icon.getBoundingClientRect()
    const name = icon.parentElement?.querySelector('p')
    const [line] = name ? lines.filter(({ node }) => name.contains(node)) : []
    const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2
    if (box.width !== 16 || box.height !== 16) problems.push(`a shape is ${box.width} × ${box.height}`)
    if (line && Math.abs(middle(box) - middle(line.box)) > 1)
      problems.push(
        `the shape of "${line.words}" is ${(middle(box) - middle(line.box)).toFixed(2)} off its line`,
      )
  }
  for (const element of elements) {
    if (element instanceof SVGElement) continue
    const style = getComputedStyle(element)
    const step = Number.parseFloat(style.fontSize) / 4
    for (const side of DISTANCES) {
      const steps = Number.parseFloat(style.getPropertyValue(side)) / step
      if (Math.abs(steps - Math.round(steps)) > 0.01)
        problems.push(`${side} of ${element.localName}.${element.className} is ${steps.toFixed(2)} steps`)
    }
  }
  const height = (selector: string) => root.querySelector(selector)?.getBoundingClientRect().height ?? 0
  const rows = [...root.querySelectorAll('.service')].map((row) => row.getBoundingClientRect().height)
  return { problems, rows, state: height('.service .state') }
}
