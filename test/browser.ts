export { browserPath } from '../scripts/browser.ts'

/** Quiet in a closed network, and able to run as root in a container. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
