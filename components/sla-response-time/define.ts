import { SlaResponseTime } from './sla-response-time.ts'

/*
 * What a page loads, `embed/v1/sla-response-time.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-response-time')) customElements.define('sla-response-time', SlaResponseTime)

declare global {
  interface HTMLElementTagNameMap {
    'sla-response-time': SlaResponseTime
  }
}
