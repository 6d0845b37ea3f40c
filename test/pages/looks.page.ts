import { describe, expect, test } from 'vitest'
import type { State } from '../../data/schema/common.ts'
import { geometryOf } from '../pictures/geometry.ts'
import { DRAWN, difference, LOOKS, openLooks, pixelsOf, showAlone } from '../pictures/looks.ts'
import { served } from './harness.ts'

/*
 * How `<sla-status>` looks in its main states, as published. Pictures are compared with each other and with rules, never
 * with stored ones: those would hold this machine's fonts. The one drawing without words, a strip of days, is compared
 * with what is written here.
 */

const site = served()
const SCHEMES = ['light', 'dark'] as const
/** Two device pixels for each of CSS: half of one is seen too. */
const TWICE = 2

describe.each(SCHEMES)('in the %s scheme', (colorScheme) => {
  test.each([320, 720])('every state is well laid out in %i px', async (width) => {
    const page = await openLooks(site.browser(), site.address(), LOOKS, { width, colorScheme })
    const found = await Promise.all(
      LOOKS.map(async (look) => ({ look, ...(await page.locator(`#${look}`).evaluate(geometryOf)) })),
    )
    for (const { look, problems } of found) expect(problems, look).toEqual([])
    // Words for a state may take two lines in a narrow tag; nothing else differs.
    const [well, ...others] = found.filter(({ rows }) => rows.length > 0)
    expect(others).toHaveLength(LOOKS.length - 3)
    const heights = ({ rows, state }: { rows: number[]; state: number }) =>
      rows.map((height, row) => (row === 0 && width < 720 ? height - state : height).toFixed(1))
    for (const other of others) expect(heights(other), other.look).toEqual(well && heights(well))
    await page.close()
  })
})

describe('a reader who sees no colours', () => {
  /** A quarter of what there is between black and white: nobody overlooks it. */
  const SEEN = 64
  /** Of the box of 16 by 16: a sixteenth is a patch of 4 by 4. */
  const LEAST = 1 / 16

  test.each([
    { name: 'grey, light', colorScheme: 'light' },
    { name: 'grey, dark', colorScheme: 'dark' },
    { name: 'forced colours', forcedColors: 'active' },
    { name: 'forced colours, dark', forcedColors: 'active', colorScheme: 'dark' },
  ] as const)('tells every state from every other by its shape: $name', async ({ name: _, ...features }) => {
    const page = await openLooks(site.browser(), site.address(), DRAWN, {
      width: 320,
      deviceScaleFactor: TWICE,
      ...features,
    })
    const shapes: { state: State; seen: Buffer }[] = []
    for (const state of DRAWN) {
      await showAlone(page, state)
      shapes.push({ state, seen: await pixelsOf(page.locator(`#${state} .who > .icon`).first(), true) })
    }
    const alike = shapes.flatMap((one, at) =>
      shapes
        .slice(at + 1)
        .filter((other) => difference(one.seen, other.seen, SEEN) < LEAST)
        .map((other) => `${one.state} and ${other.state}`),
    )
    expect(alike).toEqual([])
    await page.close()
  })
})

describe('what was drawn at build time', () => {
  test.each(SCHEMES.flatMap((colorScheme) => [360, 800].map((width) => ({ colorScheme, width }))))(
    'is the live form to the pixel: $colorScheme, $width px',
    async ({ colorScheme, width }) => {
      const drawn = async (javaScriptEnabled: boolean) => {
        const page = await site.browser().newPage({
          viewport: { width, height: 1200 },
          colorScheme,
          reducedMotion: 'reduce',
          javaScriptEnabled,
          timezoneId: 'Europe/Stockholm',
        })
        await page.goto(`${site.address()}en/`)
        const tag = page.locator('sla-status')
        if (javaScriptEnabled) {
          let moves = 0
          // The first may come before there is a script to see it.
          const live = async () => {
            moves += 1
            await page.mouse.move(1, moves)
            return tag.locator('.strip[role=slider]').count()
          }
          await expect.poll(live, { timeout: 10_000 }).toBeGreaterThan(0)
        }
        const [box, pixels] = [await tag.boundingBox(), await pixelsOf(tag)]
        await page.close()
        return { box, pixels }
      }
      const [still, live] = [await drawn(false), await drawn(true)]
      expect(live.box).toEqual(still.box)
      expect(difference(live.pixels, still.pixels)).toBe(0)
    },
  )
})

test('paper shows what the light scheme shows, and loses nothing without its backgrounds', async () => {
  const page = await openLooks(site.browser(), site.address(), DRAWN, { width: 720, colorScheme: 'light' })
  /** The first service in each state, alone on the page: what is unfolded on paper moves only what is below. */
  const seen = async () => {
    const pictures: Record<string, Buffer> = {}
    for (const state of DRAWN) {
      await showAlone(page, state)
      for (const part of ['.who', '.figures > li', '.strip'])
        pictures[`${state} ${part}`] = await pixelsOf(page.locator(`#${state} .service ${part}`).first())
    }
    return pictures
  }
  const screen = await seen()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    // As browsers print unless they are asked for backgrounds.
    sheet.replaceSync('* { background: none !important; box-shadow: none !important }')
    for (const tag of document.querySelectorAll('sla-status')) tag.shadowRoot?.adoptedStyleSheets.push(sheet)
  })
  const paper = await seen()
  const changed = Object.keys(screen).filter(
    (part) => difference(screen[part] ?? Buffer.of(), paper[part] ?? Buffer.of()) > 0,
  )
  expect(changed).toEqual([])
  await page.close()
})

describe('a strip of days', () => {
  /**
   * What a day is drawn as in 24 px, from the ground up: a good one is low, a bad one the higher the worse it was, one without
   * data a stroke near the ground, and maintenance a low bar with a cap above it.
   */
  const BARS: Record<string, { state: State; from: number; to: number }[]> = {
    o: [{ state: 'operational', from: 0, to: 10 }],
    d: [{ state: 'degraded_performance', from: 0, to: 15 }],
    p: [{ state: 'partial_outage', from: 0, to: 20 }],
    m: [{ state: 'major_outage', from: 0, to: 24 }],
    u: [{ state: 'unknown', from: 0, to: 2.5 }],
    x: [
      { state: 'under_maintenance', from: 0, to: 10 },
      { state: 'under_maintenance', from: 12.5, to: 17 },
    ],
  }
  const COLOURS = {
    light: {
      operational: 0x5b9c7e,
      degraded_performance: 0xb57a12,
      partial_outage: 0xd9682b,
      major_outage: 0xb3261e,
      under_maintenance: 0x3a6ea5,
      unknown: 0x868c92,
    },
    dark: {
      operational: 0x3f8566,
      degraded_performance: 0xe0ad4c,
      partial_outage: 0xee8a55,
      major_outage: 0xf2766d,
      under_maintenance: 0x79aee3,
      unknown: 0x787e85,
    },
  }
  /** Sixty days: each kind beside each other, alone and in a row. */
  const DAYS = `oodpmuxoopdxumoo${'o'.repeat(20)}ddppmmuuxxooxoxoudumupmp`
  /** A bar is 3 px broad, the gap after it 1. */
  const [STEP, BROAD, HEIGHT] = [4, 3, 24]

  test.each(SCHEMES)('is drawn bar by bar, %s', async (colorScheme) => {
    expect(DAYS).toHaveLength(60)
    const days = DAYS.replace(/./g, (day) => `1${day}`)
    const width = DAYS.length * STEP - 1
    const page = await openLooks(site.browser(), site.address(), ['operational'], {
      width,
      days,
      colorScheme,
      deviceScaleFactor: TWICE,
    })
    const strip = page.locator('.service .strip').first()
    // A pixel for each unit of the drawing, on whole pixels, on black.
    await strip.evaluate(
      (drawing, size) =>
        drawing.setAttribute('style', `position: fixed; inset: 0; background: #000; ${size}`),
      `inline-size: ${width}px; block-size: ${HEIGHT}px`,
    )
    const expected = Buffer.alloc(width * TWICE * HEIGHT * TWICE * 3)
    for (const [at, day] of [...DAYS].entries())
      for (const { state, from, to } of BARS[day] ?? [])
        for (let y = (HEIGHT - to) * TWICE; y < (HEIGHT - from) * TWICE; y += 1)
          for (let x = at * STEP * TWICE; x < (at * STEP + BROAD) * TWICE; x += 1)
            expected.writeUIntBE(COLOURS[colorScheme][state], (y * width * TWICE + x) * 3, 3)
    expect(difference(await pixelsOf(strip), expected)).toBe(0)
    await page.close()
  })
})
