import { SlaStatus } from './sla-status.ts'

/*
 * What a page loads, `embed/v1/sla-status.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-status')) customElements.define('sla-status', SlaStatus)

declare global {
  interface HTMLElementTagNameMap {
    'sla-status': SlaStatus
  }
}
