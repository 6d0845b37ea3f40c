import { aTimeout, expect } from '@open-wc/testing'
import { executeServerCommand } from '@web/test-runner-commands'
import { TAGS } from './every-tag.ts'
import type { FeedElement } from './feed-element.ts'
import { atNowAndQuiet, feedAddress, mountTag, shows, text } from './testing.ts'
import type { FeedHead } from './view.ts'

interface Left {
  Nodes: number
  JSEventListeners: number
}

/** What is left on the page after its garbage is taken out. */
const collect = () => executeServerCommand<Left, undefined>('collect')

const TURNS = 1000

/** Timers that have been set and neither rung nor been taken back, and listeners of the page that are still there. */
function watch() {
  const timers = new Set<unknown>()
  const listeners = new Map<unknown, number>()
  const { setTimeout: set, clearTimeout: clear } = window
  const places: EventTarget[] = [document, window, document.documentElement]
  const usual = places.map((place) => ({ add: place.addEventListener, remove: place.removeEventListener }))
  Object.assign(window, {
    setTimeout(ring: () => void, after?: number) {
      const timer = set(() => {
        timers.delete(timer)
        ring()
      }, after)
      timers.add(timer)
      return timer
    },
    clearTimeout(timer: number | undefined) {
      timers.delete(timer)
      clear(timer)
    },
  })
  const count = (listener: unknown, by: number) =>
    listeners.set(listener, (listeners.get(listener) ?? 0) + by)
  places.forEach((place, index) => {
    const { add, remove } = usual[index] as { add: typeof place.addEventListener; remove: typeof add }
    place.addEventListener = (...args: Parameters<typeof add>) => {
      count(args[1], 1)
      Reflect.apply(add, place, args)
    }
    place.removeEventListener = (...args: Parameters<typeof remove>) => {
      count(args[1], -1)
      Reflect.apply(remove, place, args)
    }
  })
  return {
    left: () => ({
      timers: timers.size,
      listeners: [...listeners.values()].filter((times) => times > 0).length,
    }),
    end() {
      Object.assign(window, { setTimeout: set, clearTimeout: clear })
      places.forEach((place, index) => {
        Object.assign(place, {
          addEventListener: usual[index]?.add,
          removeEventListener: usual[index]?.remove,
        })
      })
    },
  }
}

atNowAndQuiet()

for (const { tag, file, attributes, words } of TAGS) {
  describe(`<${tag}> leaves nothing behind`, () => {
    it(`${TURNS} times put in, taken out and put back: no timer, no listener, no node`, async function () {
      this.timeout(120_000)
      const src = feedAddress('good', 0, file)
      const first = await mountTag(tag, `src="${src}" ${attributes}`)
      await shows(first, words)
      const holder = first.parentElement as HTMLElement
      const turn = async () => {
        const element = document.createElement(tag) as FeedElement<FeedHead>
        element.setAttribute('src', src)
        holder.append(element)
        await element.updateComplete
        element.remove()
        holder.append(element)
        await element.updateComplete
        element.remove()
      }
      const watched = watch()
      for (let time = 0; time < 50; time += 1) await turn()
      await aTimeout(20)
      const before = await collect()
      const idle = watched.left()
      for (let time = 0; time < TURNS; time += 1) await turn()
      await aTimeout(20)
      const now = watched.left()
      // A request of the element that stays may be on its way at one time and not at the other.
      expect(now.timers).to.be.at.most(idle.timers + 1)
      expect(now.listeners).to.be.at.most(idle.listeners)
      const after = await collect()
      watched.end()
      // The first element is still there and may draw a little more or less; a leak is a node or a listener a turn.
      expect(after.Nodes - before.Nodes).to.be.below(TURNS / 10)
      expect(after.JSEventListeners - before.JSEventListeners).to.be.below(TURNS / 10)
    })

    it('and when the last one goes, no timer and no listener at all', async () => {
      const watched = watch()
      const element = await mountTag(tag, `src="${feedAddress('good', 0, file)}" ${attributes}`)
      // No waiting with timers here: they would be counted.
      while (!text(element).includes(words)) await new Promise(requestAnimationFrame)
      expect(watched.left().timers).to.be.above(0)
      element.remove()
      await new Promise(requestAnimationFrame)
      const left = watched.left()
      watched.end()
      expect(left).to.deep.equal({ timers: 0, listeners: 0 })
    })
  })
}
