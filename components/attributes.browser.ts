import { expect } from '@open-wc/testing'
import { TAGS } from './every-tag.ts'
import type { FeedElement } from './feed-element.ts'
import { atNowAndQuiet, feedAddress, mountTag, shows, text } from './testing.ts'
import type { FeedHead } from './view.ts'

/* A framework takes an attribute away when its value becomes nothing. */

atNowAndQuiet()

for (const { tag, file, words } of TAGS) {
  describe(`<${tag}> whose attributes are taken away`, () => {
    it('is as if it had never had them', async () => {
      const element = (await mountTag(tag, `src="${feedAddress('good', 0, file)}"`)) as FeedElement<FeedHead>
      await shows(element, words)
      const before = text(element)
      const { observedAttributes } = element.constructor as typeof HTMLElement & {
        observedAttributes: string[]
      }
      const others = observedAttributes.filter((name) => !['src', 'lang'].includes(name))
      for (const name of others) element.setAttribute(name, 'line')
      await element.updateComplete
      for (const name of others) element.removeAttribute(name)
      await element.updateComplete
      expect(text(element)).to.equal(before)
    })
  })
}
