import { SlaIncidents } from './sla-incidents.ts'

/*
 * What a page loads, `embed/v1/sla-incidents.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-incidents')) customElements.define('sla-incidents', SlaIncidents)

declare global {
  interface HTMLElementTagNameMap {
    'sla-incidents': SlaIncidents
  }
}
