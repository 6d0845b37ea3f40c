import { css } from 'lit'

export const styles = css`
  .calculator {
    display: grid;
    gap: 1.25em;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
    align-items: end;
  }
  label,
  fieldset {
    display: grid;
    gap: 0.25em;
    margin: 0;
    padding: 0;
    border: 0;
    font-size: var(--_small);
  }
  fieldset {
    grid-auto-flow: column;
    align-items: center;
  }
  legend {
    padding: 0;
    margin-block-end: 0.25em;
  }
  input,
  select {
    box-sizing: border-box;
    min-block-size: 2.5em;
    max-inline-size: 100%;
    padding: 0.375em 0.625em;
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: 6px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: max(1rem, 1em);
    font-variant-numeric: tabular-nums;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  input[name='target'] {
    inline-size: 7em;
  }
  input[name='year'] {
    inline-size: 6em;
  }
  input[name='zone'] {
    inline-size: 14em;
  }
  input[aria-invalid='true'] {
    border-color: var(--_major);
    border-width: 2px;
  }
  output {
    display: block;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  caption {
    text-align: start;
    padding-block-end: 0.5em;
  }
  th,
  td {
    padding: 0.375em 1em 0.375em 0;
    border-block-end: 1px solid var(--_line);
    text-align: end;
    white-space: nowrap;
    font-weight: 400;
  }
  thead th {
    color: var(--_muted);
    font-size: var(--_small);
  }
  :is(th, td):first-child {
    text-align: start;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .own > * {
    font-weight: 700;
  }
  /* What was asked stands in the answer, and paper cannot be scrolled. */
  @media print {
    form {
      display: none;
    }
    .scroll {
      overflow: visible;
    }
    table {
      font-size: 0.8125em;
    }
    th,
    td {
      padding-inline-end: 0.5em;
    }
  }
`
