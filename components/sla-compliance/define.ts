import { SlaCompliance } from './sla-compliance.ts'

/*
 * What a page loads, `embed/v1/sla-compliance.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-compliance')) customElements.define('sla-compliance', SlaCompliance)

declare global {
  interface HTMLElementTagNameMap {
    'sla-compliance': SlaCompliance
  }
}
