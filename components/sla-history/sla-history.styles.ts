import { css } from 'lit'

/** A strip and a calendar of the same bars. */
export const styles = css`
  .track {
    margin-block-start: 0.75em;
  }
  .months {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5em), 1fr));
    gap: 1.25em 1.5em;
    margin-block: 0.75em;
  }
  .month-name {
    font-size: var(--_small);
  }
  .month-name::first-letter {
    text-transform: uppercase;
  }
  .grid {
    display: block;
    inline-size: 100%;
    max-inline-size: 12em;
    margin-block-start: 0.375em;
    touch-action: pan-y;
    cursor: crosshair;
  }
  :host(:dir(rtl)) .grid {
    transform: scaleX(-1);
  }
  .readout-line {
    margin-block-start: 1.5em;
    min-block-size: max(2.9em, 24px);
  }
  @container (inline-size >= 30em) {
    .readout-line {
      min-block-size: max(1.45em, 24px);
    }
  }
  @media print {
    .month-of-days {
      break-inside: avoid;
    }
  }
`
