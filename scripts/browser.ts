import { existsSync } from 'node:fs'

const USUAL_PLACES = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Milliseconds that a page may take to be printed. */
const PATIENCE = 60_000

/** There is no browser to print with, or it could not. */
export class BrowserError extends Error {}

/**
 * A Chromium: `CHROME_PATH`, an installed one, or the one that comes with the npm packages (Linux x64).
 * @throws BrowserError where there is none.
 */
export async function browserPath(): Promise<string> {
  const asked = process.env.CHROME_PATH ?? ''
  if (asked !== '' && !existsSync(asked))
    throw new BrowserError(`CHROME_PATH names ${asked}, which is not there`)
  const installed = [asked, ...USUAL_PLACES].find((path) => path !== '' && existsSync(path))
  if (installed !== undefined) return installed
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } catch {
    throw new BrowserError('no Chromium was found; install one, or name it in CHROME_PATH')
  }
}

/**
 * Print a page that needs nothing but itself as a PDF, on the paper that its own styles ask for, with its headings as
 * bookmarks and tags for readers of screens. No script of it runs.
 * @param pdf - Path to write to.
 * @throws BrowserError where there is no browser, or it does not print.
 */
export async function printPdf(html: string, pdf: string): Promise<void> {
  const executablePath = await browserPath()
  // Chromium refuses to run as root with its sandbox, as in a container.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  try {
    // Loaded where it is needed: no other command should wait for it.
    const { chromium } = await import('playwright-core')
    const browser = await chromium.launch({ executablePath, args, timeout: PATIENCE })
    try {
      const page = await browser.newPage({ javaScriptEnabled: false, offline: true })
      await page.setContent(html, { timeout: PATIENCE })
      await page.pdf({
        path: pdf,
        preferCSSPageSize: true,
        printBackground: true,
        outline: true,
        tagged: true,
      })
    } finally {
      await browser.close()
    }
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new BrowserError(`${executablePath} did not print: ${why}`)
  }
}
