import { SlaBadge } from './sla-badge.ts'

/*
 * What a page loads, `embed/v1/sla-badge.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-badge')) customElements.define('sla-badge', SlaBadge)

declare global {
  interface HTMLElementTagNameMap {
    'sla-badge': SlaBadge
  }
}
