// @ts-nocheck
import { existsSync } from 'node:fs'

const USUAL_PLACES = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Quiet in a closed network, and able to run as root in a container. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** A Chromium to test in: `CHROME_PATH`, an installed one, or the one that comes with the npm packages (Linux x64). */
export async function browserPath(): Promise<string> {
  const installed = [process.env.CHROME_PATH ?? '', ...USUAL_PLACES].find(
    (path) => path !== '' && existsSync(path),
  )
  if (installed !== undefined) return installed
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}
