import { styleHashes } from './policy.ts'
import styles from './styles/page.css?inline'

const html = `<style>${styles}</style>`

/** The styles of every page, in the page itself: to wait for a file of them takes a phone as long as the page does. */
export const pageStyles = { html, styles: styleHashes(html) }
