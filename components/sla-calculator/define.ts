import { SlaCalculator } from './sla-calculator.ts'

/*
 * What a page loads, `embed/v1/sla-calculator.js`: registers the element, once, however often the script is included.
 */

if (!customElements.get('sla-calculator')) customElements.define('sla-calculator', SlaCalculator)

declare global {
  interface HTMLElementTagNameMap {
    'sla-calculator': SlaCalculator
  }
}
