import { expect } from '@open-wc/testing'
import './define.ts'
import { executeServerCommand } from '@web/test-runner-commands'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { SlaStatus } from './sla-status.ts'
import { all, atNowAndQuiet, draw, one } from './testing.ts'

atNowAndQuiet()
afterEach(() => executeServerCommand('emulate', {}))

/** The fixture feed with one service of one promise and one of several, in a host of a width. */
async function promises(count: number, width: string): Promise<SlaStatus> {
  const element = await draw((feed) => {
    const [first, second] = feed.services
    const [objective] = first?.objectives ?? []
    if (!first || !second || !objective) throw new Error('the fixture has no objectives')
    const named = (index: number): ObjectiveResult => ({
      ...objective,
      objective: `m${index}`,
      title: `Mål ${index}`,
    })
    const { group: _, ...alone } = first
    feed.services = [
      { ...alone, state: 'operational', objectives: [objective] },
      {
        ...alone,
        id: 'many',
        name: 'Många mål',
        state: 'operational',
        objectives: Array.from({ length: count }, (_, index) => named(index)),
      },
    ]
    feed.incidents = []
  })
  element.parentElement?.setAttribute('style', `inline-size: ${width}`)
  return element
}

const box = (element: Element) => element.getBoundingClientRect()
const rowOf = (element: Element) => {
  const row = all(element, '.service')[1]
  if (!row) throw new Error('no second service')
  const part = (selector: string) => [...row.querySelectorAll<HTMLElement>(selector)]
  return {
    row,
    strip: part('.strip')[0] as HTMLElement,
    history: part('.history')[0] as HTMLElement,
    figures: part('.figures > li'),
  }
}

describe('a service of several promises', () => {
  it('has no hole below its days: what is promised besides stands there, line by line', async () => {
    const element = await promises(4, '60rem')
    const { row, strip, history, figures } = rowOf(element)
    expect(figures.map((figure) => figure.querySelector('.title')?.textContent)).to.deep.equal([
      'Mål 0',
      'Mål 1',
      'Mål 2',
      'Mål 3',
    ])
    const [first, ...more] = figures.map(box)
    expect(first?.left).to.be.above(box(strip).right)
    // One below the other from the end of the days to that of the row, each from the first day to the row's edge.
    const upper = Math.max(box(history).bottom, first?.bottom ?? 0)
    more.forEach(({ left, right, top }, index) => {
      expect(left).to.be.closeTo(box(strip).left, 1)
      expect(right).to.be.closeTo(box(row).right, 1)
      expect(top - (more[index - 1]?.bottom ?? upper)).to.be.within(0, 16)
    })
    expect(box(row).bottom - (more.at(-1)?.bottom ?? 0)).to.be.within(0, 20)
  })

  it('has its days where one of a single promise has them', async () => {
    const element = await promises(3, '60rem')
    const [single, several] = all(element, '.strip').map(box)
    expect([several?.left, several?.right]).to.deep.equal([single?.left, single?.right])
  })

  it('keeps its height, and so does one of a single promise, whatever day is chosen', async () => {
    const element = await promises(3, '48rem')
    const height = box(element).height
    for (const strip of all(element, '.strip')) {
      const { left, top, width } = box(strip)
      const clientX = left + (width * 53.5) / 90
      strip.dispatchEvent(new PointerEvent('pointerdown', { clientX, clientY: top + 5, bubbles: true }))
      await element.updateComplete
      expect(one(element, '.readout').getClientRects().length).to.be.above(0)
      expect(box(element).height).to.equal(height)
    }
  })

  for (const width of ['320px', '30rem', '40rem', '60rem'])
    for (const media of ['screen', 'print'])
      it(`has every word of its promises within ${width} on ${media}`, async () => {
        await executeServerCommand('emulate', { media })
        const element = await promises(3, width)
        const root = box(one(element, '.root'))
        for (const part of all(element, '.figures :is(p, span, svg)').map(box)) {
          expect(part.left).to.be.at.least(root.left - 1)
          expect(part.right).to.be.at.most(root.right + 1)
        }
        const { figures } = rowOf(element)
        for (const figure of figures) expect(box(figure).height).to.be.below(160)
      })
})
