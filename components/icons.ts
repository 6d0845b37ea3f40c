import { html } from 'lit'
import type { State } from '../data/schema/common.ts'

/**
 * A shape for each state, told apart by outline alone, drawn on 16 by 16 with its sign cut out (even-odd), so that
 * forced colours and print keep it.
 */
export const SHAPES: Record<State, string> = {
  // Disc with a tick.
  operational: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM4.2 8.2L7 11l4.9-5.2l-1.1-1L7 8.8L5.3 7.1z',
  // Diamond with a dash.
  degraded_performance: 'M8 .6L15.4 8L8 15.4L.6 8zM4.9 7.2v1.6h6.2V7.2z',
  // Triangle with an exclamation mark.
  partial_outage: 'M8 1L15.6 14.6H.4zM7.2 5.8v4.4h1.6V5.8zM7.2 11.4v1.6h1.6v-1.6z',
  // Octagon with a cross.
  major_outage:
    'M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.6 4.5L4.5 5.6L6.9 8L4.5 10.4L5.6 11.5L8 9.1L10.4 11.5L11.5 10.4L9.1 8L11.5 5.6L10.4 4.5L8 6.9z',
  // Square with two bars.
  under_maintenance:
    'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zM5 4.5v7h2v-7zM9 4.5v7h2v-7z',
  // Ring, open in the middle.
  unknown:
    'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM8 2.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4zM5.5 7.2v1.6h5V7.2z',
}

/** The shape of a state. The word for it always stands beside it, so it is hidden from a screen reader. */
export function icon(state: State) {
  return html`<svg class="icon s-${state}" part="icon" viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d=${SHAPES[state]}></path></svg>`
}
