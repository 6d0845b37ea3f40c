import { expect } from '@open-wc/testing'
// A script of the old kind: it puts itself on the window.
import 'axe-core'
import { executeServerCommand } from '@web/test-runner-commands'
import { TAGS } from './every-tag.ts'
import { all, atNowAndQuiet, feedAddress, mountTag, one, shows, violations } from './testing.ts'

type Colour = [red: number, green: number, blue: number]

/** A colour as it is painted on a ground. */
function painted(colour: string, ground: Colour = [255, 255, 255]): Colour {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  for (const fill of [`rgb(${ground.join(' ')})`, colour]) {
    context.fillStyle = fill
    context.fillRect(0, 0, 1, 1)
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const luminance = (colour: Colour) =>
    colour
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour of a custom property of an element, as it is computed. */
function token(element: Element, name: string): string {
  const probe = element.shadowRoot?.querySelector('.root')?.appendChild(document.createElement('i'))
  if (!probe) throw new Error('nothing is drawn')
  probe.style.color = `var(${name})`
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const SHAPES = ['well', 'degraded', 'partial', 'major', 'maintenance', 'unknown']
const WORDS = ['muted', 'degraded-text', 'partial-text', 'major', 'maintenance']

/** What a look promises at least: contrast of shapes and of words with their ground and with the card on it. */
function keepsContrast(element: Element, ground: Colour, shapes: number, words: number): void {
  const card = painted(token(element, '--_card'), ground)
  for (const place of [ground, card]) {
    for (const name of SHAPES)
      expect(contrast(painted(token(element, `--_${name}`), place), place), name).to.be.at.least(shapes)
    for (const name of WORDS)
      expect(contrast(painted(token(element, `--_${name}`), place), place), name).to.be.at.least(words)
    expect(contrast(painted(getComputedStyle(element).color), place)).to.be.at.least(words)
  }
  expect(contrast(painted(token(element, '--_quiet'), ground), ground), 'quiet').to.be.at.least(shapes)
}

async function useTheme(name: string): Promise<void> {
  const style = document.head.appendChild(document.createElement('style'))
  style.className = 'of-the-page'
  style.textContent = await (await fetch(`/components/themes/${name}.css`)).text()
}

const page = (css: string) => {
  document.documentElement.style.cssText = css
}

atNowAndQuiet()
afterEach(async () => {
  for (const style of document.querySelectorAll('.of-the-page')) style.remove()
  page('')
  await executeServerCommand('emulate', {})
})

const LOOKS = [
  { name: 'light', css: 'color-scheme: light; background: #fbfaf7; color: #1b1d1f', ground: '#fbfaf7' },
  { name: 'dark', css: 'color-scheme: dark; background: #121416; color: #eceae4', ground: '#121416' },
]
const THEMES = [
  { theme: 'paper', scheme: 'light', shapes: 3, words: 4.5 },
  { theme: 'paper', scheme: 'dark', shapes: 3, words: 4.5 },
  { theme: 'night', scheme: 'light', shapes: 3, words: 4.5 },
  { theme: 'contrast', scheme: 'light', shapes: 4.5, words: 7 },
  { theme: 'contrast', scheme: 'dark', shapes: 4.5, words: 7 },
]

for (const { tag, file, attributes, words } of TAGS) {
  const mount = async () => {
    const element = await mountTag(tag, `src="${feedAddress('good', 0, file)}" ${attributes}`)
    await shows(element, words)
    for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
    return element
  }

  describe(`the look of <${tag}>`, () => {
    for (const { name, css, ground } of LOOKS) {
      it(`keeps its contrast in a ${name} page, without a theme`, async () => {
        page(css)
        const element = await mount()
        keepsContrast(element, painted(ground), 3, 4.5)
        expect(await violations(element)).to.deep.equal([])
      })
    }

    it('follows the scheme of the system where the page does, while it is open', async () => {
      page('color-scheme: light dark')
      const element = await mount()
      await executeServerCommand('emulate', { 'prefers-color-scheme': 'light' })
      const light = token(element, '--_major')
      await executeServerCommand('emulate', { 'prefers-color-scheme': 'dark' })
      expect([light, token(element, '--_major')]).to.deep.equal(['rgb(179, 38, 30)', 'rgb(242, 118, 109)'])
    })

    for (const { theme, scheme, shapes, words: least } of THEMES) {
      it(`keeps its contrast in the theme ${theme}, in a ${scheme} page`, async () => {
        page(`color-scheme: ${scheme}; background: gray`)
        await useTheme(theme)
        const element = await mount()
        keepsContrast(element, painted(getComputedStyle(element).backgroundColor), shapes, least)
        expect(await violations(element)).to.deep.equal([])
      })
    }

    it('takes every documented colour from the page', async () => {
      const names = [...SHAPES, ...WORDS, 'line', 'card']
      const element = await mount()
      names.forEach((name, index) => {
        element.style.setProperty(`--sla-${name}`, `rgb(${index}, 1, 2)`)
      })
      element.style.setProperty('--sla-well-quiet', 'rgb(99, 1, 2)')
      for (const name of names)
        expect(token(element, `--_${name}`), name).to.equal(`rgb(${names.lastIndexOf(name)}, 1, 2)`)
      expect(token(element, '--_quiet')).to.equal('rgb(99, 1, 2)')
    })

    it('has parts that a page can style, and states that it can ask for', async () => {
      const element = await mount()
      const [part] = all(element, '[part]')
      const style = document.head.appendChild(document.createElement('style'))
      style.className = 'of-the-page'
      style.textContent = `${tag}::part(${part?.getAttribute('part')}) { letter-spacing: 3px } ${tag}:state(error) { outline: 5px solid }`
      expect(getComputedStyle(part as Element).letterSpacing).to.equal('3px')
      expect(getComputedStyle(element).outlineStyle).to.equal('none')
      const broken = await mountTag(tag, `src="${feedAddress('error', 0, file)}" ${attributes}`)
      await shows(broken, 'servern svarar med ett fel')
      expect(getComputedStyle(broken).outlineStyle).to.equal('solid')
      expect(one(broken, '[part=notice]').textContent).to.include('servern svarar med ett fel')
    })
  })
}
