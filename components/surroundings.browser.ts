import { expect, fixture, html } from '@open-wc/testing'
import { executeServerCommand } from '@web/test-runner-commands'
import { TAGS } from './every-tag.ts'
import {
  all,
  atNowAndQuiet,
  drawTag,
  feedAddress,
  fixtureFeed,
  mountTag,
  one,
  setClock,
  shows,
  until,
} from './testing.ts'

/** What the reader's system asks for, until the test is over. */
async function emulate(features: Record<string, string>): Promise<void> {
  await executeServerCommand('emulate', features)
  for (const [name, value] of Object.entries(features))
    expect(matchMedia(name === 'media' ? value : `(${name}: ${value})`).matches, name).to.equal(true)
}

/** What pages do to everything that stands in them, by rules of their own. */
const RESETS = {
  'all unset': '* { all: unset } :not(:defined) { display: none }',
  'all of it important': `*, *::before, *::after { all: unset !important; font: italic 7px/1 fantasy !important }
    p, span, ul, table, svg { position: absolute !important; float: left !important; text-transform: uppercase !important }`,
  'border boxes and no lists':
    '*, *::before { box-sizing: border-box; margin: 0; padding: 0; border: 0; list-style: none }',
}

function pageStyle(css: string): void {
  const style = document.head.appendChild(document.createElement('style'))
  style.className = 'of-the-page'
  style.textContent = css
}

const drawn = (element: Element) =>
  all(element, '.root, .root *').filter((part) => part.checkVisibility() && !part.closest('.sr'))

/** Parts that stand outside the box of their element, by more than a pixel. */
function outside(element: Element): string[] {
  const box = element.getBoundingClientRect()
  return drawn(element)
    .filter((part) => part instanceof HTMLElement)
    .filter((part) => {
      const { left, right } = part.getBoundingClientRect()
      return left < box.left - 1 || right > box.right + 1
    })
    .map((part) => part.outerHTML.slice(0, 120))
}

const openAll = (element: Element) => {
  for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
}

atNowAndQuiet()
afterEach(async () => {
  for (const style of document.querySelectorAll('.of-the-page')) style.remove()
  document.documentElement.removeAttribute('style')
  document.documentElement.removeAttribute('dir')
  await emulate({})
})

for (const { tag, file, attributes, words, never } of TAGS) {
  const mount = async (more = '') => {
    const element = await mountTag(tag, `src="${feedAddress('good', 0, file)}" ${attributes} ${more}`)
    await shows(element, words)
    return element
  }

  describe(`<${tag}> in pages that it does not know`, () => {
    it('is drawn under the strictest policy without a violation', async () => {
      const query = new URLSearchParams({ tag, file, attributes })
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe width="900" src="/__strict/t${String(Math.random()).slice(2)}?${query}"></iframe>`,
      )
      const inside = () => frame.contentDocument?.querySelector(tag)
      await until(
        () =>
          inside()
            ?.shadowRoot?.querySelector('.root')
            ?.textContent?.includes(words.split(' ')[0] ?? words),
        'nothing is drawn',
      )
      const element = inside() as Element
      const page = frame.contentWindow as unknown as Window & { broken: string[] }
      expect(
        page.getComputedStyle(element.shadowRoot?.querySelector('[role=status]') as Element).position,
      ).to.equal('absolute')
      expect(page.broken).to.deep.equal([])
    })

    for (const [name, reset] of Object.entries(RESETS)) {
      it(`is not undone by styles that reset everything: ${name}`, async () => {
        const element = await mount()
        element.style.cssText = 'font: 16px/1.5 sans-serif !important; color: rgb(0, 0, 0) !important'
        const look = () =>
          drawn(element).map((part) => {
            const { display, position, cssFloat, textTransform, fill } = getComputedStyle(part)
            const width = Math.round(part.getBoundingClientRect().width)
            return [part.getAttribute('class'), display, position, cssFloat, textTransform, fill, width].join(
              ' ',
            )
          })
        const before = look()
        const holder = element.parentElement as HTMLElement
        const { width } = holder.getBoundingClientRect()
        pageStyle(reset)
        holder.style.cssText = `display: block !important; width: ${width}px !important`
        expect(look()).to.deep.equal(before)
      })
    }

    it('is as large as the words around it, whatever the page’s rem', async () => {
      const element = await mount()
      const holder = element.parentElement as HTMLElement
      holder.style.fontSize = '16px'
      const sizes = () => drawn(element).map((part) => getComputedStyle(part).fontSize)
      const before = sizes()
      document.documentElement.style.fontSize = '62.5%'
      expect(sizes()).to.deep.equal(before)
    })

    for (const dir of ['ltr', 'rtl']) {
      it(`fits 200 px with everything open, and with words twice as large in 320 px: ${dir}`, async () => {
        document.documentElement.dir = dir
        const element = await mount()
        const holder = element.parentElement as HTMLElement
        openAll(element)
        holder.style.width = '200px'
        expect(outside(element)).to.deep.equal([])
        holder.style.width = '320px'
        holder.style.fontSize = '200%'
        expect(outside(element)).to.deep.equal([])
      })
    }

    it('shows every shape in forced colours, in colours of the system', async () => {
      const element = await mount()
      const shapes = () =>
        all(element, 'svg:not([hidden]) :is(path, rect, circle)').filter(
          (part) => getComputedStyle(part).fill !== 'none' && part.getBoundingClientRect().width > 0,
        )
      const before = shapes().length
      await emulate({ 'forced-colors': 'active' })
      const system = ['CanvasText', 'Canvas', 'GrayText', 'Highlight', 'LinkText', 'ButtonText'].map(
        (name) => {
          const probe = document.body.appendChild(document.createElement('i'))
          probe.style.color = name
          const { color } = getComputedStyle(probe)
          probe.remove()
          return color
        },
      )
      expect(shapes().length).to.equal(before)
      for (const part of shapes())
        expect(system, part.outerHTML.slice(0, 100)).to.include(getComputedStyle(part).fill)
    })

    it('moves nothing when the reader asks for calm while it is open', async () => {
      const element = await mount()
      await emulate({ 'prefers-reduced-motion': 'reduce' })
      const moving = () =>
        drawn(element).filter((part) => part.getAnimations().some(({ playState }) => playState === 'running'))
      expect(moving()).to.deep.equal([])
      await emulate({ 'prefers-reduced-motion': 'no-preference' })
      expect(moving()).to.deep.equal([])
      await shows(element, words)
    })

    it('prints what is folded away, and its days and meters as drawings', async () => {
      const element = await mount()
      await emulate({ media: 'print' })
      // Nothing is left to press for on paper; a summary that tells something stays.
      for (const details of all(element, 'details'))
        for (const child of details.children)
          expect(
            child.checkVisibility({ contentVisibilityAuto: true }),
            child.outerHTML.slice(0, 100),
          ).to.equal(!child.matches('.unfold'))
      const images = drawn(element).filter((part) => getComputedStyle(part).backgroundImage !== 'none')
      expect(images).to.deep.equal([])
    })

    it('calls nothing well once the feed has grown old', async () => {
      setClock(Date.parse('2026-11-19T14:00:00Z'))
      const element = await mountTag(tag, `src="${feedAddress('good', 0, file)}" ${attributes}`)
      await shows(element, 'De senaste uppgifterna är från 19 november 2026')
      expect(one(element, '.root').textContent?.toLowerCase()).to.not.include(never)
      expect(element.matches(':state(stale)')).to.equal(true)
    })

    it('lives beside another version of itself', async () => {
      const second = `/__second/components/${tag}/define.ts`
      await import(second)
      const other = (await import(`/__second/components/${tag}/${tag}.ts`)) as Record<
        string,
        CustomElementConstructor
      >
      const [Other] = Object.values(other).filter((value) => value.prototype instanceof HTMLElement)
      expect(customElements.get(tag)).to.not.equal(Other)
      const name = `x-${tag}`
      if (!customElements.get(name) && Other) customElements.define(name, Other)
      const element = await mount()
      const copy = document.createElement(name)
      copy.setAttribute('src', feedAddress('good', 0, file))
      element.after(copy)
      await shows(copy, words)
      await shows(element, words)
    })

    it('draws again what it is given', async () => {
      const feed = await fixtureFeed(file)
      await shows(await drawTag(tag, file, feed, attributes), words)
    })
  })
}
