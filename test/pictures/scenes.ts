import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'

/** A picture in the documentation, taken of the built example. */
export interface Picture {
  /** Its file, below docs/. */
  file: string
  /** Path of the page on the built site; `PORTAL` is a page of the host's own. */
  path: string
  colorScheme: 'light' | 'dark'
  media: 'screen' | 'print'
  /** CSS pixels of the viewport; a sheet's are what its margins leave of it. */
  width: number
  /** The last of the page that is in the picture; without it the picture ends where a sheet of paper does. */
  until?: string
  /** CSS pixels of white paper around it. */
  margin: number
}

const PORTAL = 'portal/'
/** A4 at 96 pixels an inch, and its margins in site/styles/media.css. */
export const SHEET = { width: 794, height: 1123, margin: 57 }

const inBothSchemes = (name: string, path: string, until: string): Picture[] =>
  (['light', 'dark'] as const).map((colorScheme) => ({
    file: `docs/${name}-${colorScheme}.png`,
    path,
    colorScheme,
    media: 'screen',
    width: 1060,
    until,
    margin: 0,
  }))

export const PICTURES: Picture[] = [
  ...inBothSchemes('overview', 'en/', 'sla-status .group'),
  ...inBothSchemes('portal', PORTAL, 'main'),
  {
    file: 'docs/report.png',
    path: 'en/agreements/drift-tjanster/2026-07/',
    colorScheme: 'light',
    media: 'print',
    width: SHEET.width - 2 * SHEET.margin,
    margin: SHEET.margin,
  },
]

/** The page of a picture, drawn and at rest. */
export async function openPicture(browser: Browser, address: string, picture: Picture): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: picture.width, height: SHEET.height },
    deviceScaleFactor: 1,
    colorScheme: picture.colorScheme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Stockholm',
  })
  await page.emulateMedia({ media: picture.media })
  await page.route(`**/${PORTAL}`, async (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: await readFile('test/pictures/portal.html'),
    }),
  )
  await page.goto(address + picture.path, { waitUntil: 'networkidle' })
  // Each tag has its feed and has drawn it.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('sla-status, sla-compliance')].every(
      (tag) => (tag.shadowRoot?.querySelector('.root')?.textContent?.trim() ?? '') !== '',
    ),
  )
  return page
}

/** How far down a picture goes, in CSS pixels. */
export async function depth(page: Page, { until }: Picture): Promise<number> {
  if (until === undefined) return wholeLines(page, SHEET.height - 2 * SHEET.margin)
  const box = await page.locator(until).first().boundingBox()
  if (!box) throw new Error(`${page.url()} has no ${until}`)
  return Math.ceil(box.y + box.height)
}

/** How far down whole lines go on a sheet of so much room, in CSS pixels: paper cuts none in two. */
function wholeLines(page: Page, room: number): Promise<number> {
  return page.evaluate((end) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let least = end
    while (texts.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      for (const { top, bottom } of range.getClientRects()) if (bottom > end) least = Math.min(least, top)
    }
    return Math.floor(least)
  }, room)
}

/**
 * The words that are to be seen, in the order of the document, also those within tags; one space between them.
 * @param bottom - Of these alone that end above it, in CSS pixels.
 */
export function wordsOf(page: Page, bottom?: number): Promise<string> {
  return page.evaluate((end) => {
    const words: string[] = []
    const read = (node: Node) => {
      if (node instanceof Text) {
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = range.getBoundingClientRect()
        // What is for a screen reader alone is clipped to a pixel.
        const shown = node.parentElement?.checkVisibility({ contentVisibilityAuto: true })
        if (shown && !node.parentElement?.closest('.sr, .skip') && (end === undefined || box.bottom <= end))
          words.push(node.data)
        return
      }
      const { shadowRoot } = node instanceof Element ? node : { shadowRoot: null }
      for (const child of (shadowRoot ?? node).childNodes) read(child)
    }
    read(document.body)
    return words.join(' ').replace(/\s+/g, ' ').trim()
  }, bottom)
}
