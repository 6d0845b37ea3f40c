import { expect } from '@open-wc/testing'
import { TAGS } from './every-tag.ts'
import { all, atNowAndQuiet, drawTag, fixtureFeed, text } from './testing.ts'

/** Fields that hold words for people, in whatever depth. */
const WORDS = new Set(['title', 'name', 'group', 'html', 'excludes'])

/** The feed with every word for people and every address replaced. */
function poisoned(value: unknown, words: string, href: string, inWords = false): unknown {
  if (typeof value === 'string') return inWords ? words : value
  if (Array.isArray(value)) return value.map((item) => poisoned(item, words, href, inWords))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'href' ? href : poisoned(inner, words, href, inWords || WORDS.has(key)),
    ]),
  )
}

atNowAndQuiet()

for (const { tag, file, attributes } of TAGS) {
  const draw = async (words: string, href = 'x/') =>
    drawTag(tag, file, poisoned(await fixtureFeed(file), words, href), attributes)

  describe(`<${tag}> with a hostile feed`, () => {
    it('shows markup as text, and none of it comes alive', async () => {
      const element = await draw('<img src=x onerror="window.hit=1"><script>window.hit=1</script> &lt;b&gt;')
      expect(text(element)).to.include('<img src=x onerror="window.hit=1"><script>window.hit=1</script>')
      // Chart.js gives its canvas a size of its own, once it is there.
      const alive = 'img, script, iframe, object, [onerror], [onclick], [style]:not(canvas)'
      expect(all(element, alive)).to.deep.equal([])
      expect('hit' in window).to.equal(false)
    })

    it('links to nothing that is not below the site', async () => {
      for (const href of [
        'javascript:alert(1)',
        'java\nscript:alert(1)',
        'data:text/html,x',
        '//evil.example/',
        'https:\\\\evil.example',
      ]) {
        const element = await draw('Ord', href)
        for (const link of all(element, 'a'))
          expect((link as HTMLAnchorElement).href, href).to.match(new RegExp(`^${location.origin}/`))
      }
    })

    it('lets no sign of the feed turn the words around it', async () => {
      const element = await draw('Api\u202egnp.exe\u2067x')
      expect(element.shadowRoot?.textContent).to.include('Apignp.exex')
      expect(element.shadowRoot?.textContent).to.not.match(/[\u202a-\u202e\u2066-\u2069]/)
      const labels = all(element, '[aria-label]').map((part) => part.getAttribute('aria-label'))
      expect(labels.join('')).to.not.match(/[\u202a-\u202e\u2066-\u2069]/)
    })

    it('cuts words that have no end, and stays as narrow as it was', async () => {
      const element = await draw('Å'.repeat(1_000_000))
      const longest = Math.max(...all(element, '.root *').map((part) => ownWords(part).length))
      // A paragraph of an update may have 20,000 letters, a name 300, with a few words of ours around it.
      expect(longest).to.be.at.most(21_000)
      expect(element.shadowRoot?.textContent?.length).to.be.at.most(500_000)
      const { right } = element.getBoundingClientRect()
      const wide = all(element, '.root *').filter((part) => part.getBoundingClientRect().right > right + 1)
      expect(wide.map((part) => part.className)).to.deep.equal([])
    })
  })
}

function ownWords(part: Element): string {
  return [...part.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : '')).join('')
}
