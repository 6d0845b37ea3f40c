import { SlaHistory } from './sla-history.ts'

/*
 * What a page loads, `embed/v1/sla-history.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-history')) customElements.define('sla-history', SlaHistory)

declare global {
  interface HTMLElementTagNameMap {
    'sla-history': SlaHistory
  }
}
